"""FACTSHEET_PLAIN=1 -> the plain, slow code runs in place of all that is there for speed.

Such code stands beside a reference that gives the same bytes, and asks this switch: `render/jinja_compiler` beside
Jinja's own compiler, `audit/digits/html_fast` beside `html`, `audit/links.read_fast` beside `read`, and
`words/numbers/counts` beside `number`. A test compares the sites, another one the readings.
"""

from __future__ import annotations

import os


def is_plain() -> bool:
    """Tell whether the references run."""
    return os.environ.get("FACTSHEET_PLAIN") == "1"
