"""The switch between quick code and its plain references.

Where quick code stands beside a plain reference (the compiler of templates, the readers of finished pages), both give
the same bytes. `FACTSHEET_PLAIN=1` runs the references everywhere; a test compares the sites.
"""

from __future__ import annotations

import os


def is_plain() -> bool:
    """Tell whether the references run."""
    return os.environ.get("FACTSHEET_PLAIN") == "1"
