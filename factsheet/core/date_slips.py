"""A date with a slip of the pen -> what was meant, if that is certain."""

from __future__ import annotations

import re

from factsheet.core import edtf

_QUOTES = "\"'“”„‘’«»"
_PARTS = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?")


def meant(text: str) -> str | None:
    """Return the date that digits mean which are written with other signs, too few zeros or in quote marks.

    >>> [meant(text) for text in ("2025/04/12", "2025-4-12", "2025.04", "“2025”")]
    ['2025-04-12', '2025-04-12', '2025-04', '2025']

    12/04/2025 is a day in April or in December, and 2020/21 two years rather than a season.

    >>> [meant(text) for text in ("12/04/2025", "2020/21", "2011/12", "2025-02-30", "2025")]
    [None, None, None, None, None]
    """
    bare = text.strip().strip(_QUOTES)
    parts = _PARTS.fullmatch(bare)
    if parts and not (parts[2] == "/" and not parts[4] and not parts[3].startswith("0")):
        bare = "-".join([parts[1], *(part.zfill(2) for part in (parts[3], parts[4]) if part)])
    try:
        return None if bare == text else edtf.parse(bare).text
    except ValueError:
        return None
