"""FACTSHEET_PLAIN=1: run the simple, slow version of all code that has a fast one.

Where quick code stands beside a plain reference (the compiler of templates, the readers of finished pages), both give
the same bytes. A test compares the sites.
"""

from __future__ import annotations

import os


def is_plain() -> bool:
    """Tell whether the references run."""
    return os.environ.get("FACTSHEET_PLAIN") == "1"
