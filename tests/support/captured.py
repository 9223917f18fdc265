"""The documents that captures are tried on, and small pages."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parents[1] / "captured"


def html_of(folder: Path, body: str, head: str = "") -> Path:
    file = folder / "page.html"
    file.write_text(
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    )
    return file
