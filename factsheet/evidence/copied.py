"""Words in a row that a text of ours shares with a captured one."""

from __future__ import annotations

import re
from collections.abc import Iterable

RUN = 10
"""As many words in a row from a source, outside a quote, are a copy."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def runs(text: str) -> dict[tuple[str, ...], str]:
    """Return every run of ten words of a text, in small letters, with how it is written."""
    found = [(match[0].replace("’", "'").casefold(), match.span()) for match in _WORD.finditer(text)]
    some = (found[at : at + RUN] for at in range(len(found) - RUN + 1))
    return {tuple(word for word, _ in run): text[run[0][1][0] : run[-1][1][1]] for run in some}


def runs_of(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return every run of ten words of some texts."""
    return frozenset(run for text in texts for run in runs(text))
