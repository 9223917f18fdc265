"""Lighthouse on the main pages of the built site: `python -m tools.lighthouse`, which `make lighthouse` runs.

It prints the scores and fails if accessibility, best practices or SEO is under 100. It needs npm and a Chromium,
takes up to half a minute a page, and is no part of the tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tools.browsing import CHROMIUM, FLAGS, ROOT, built_and_served
from tools.sorts import sorts

PROGRAM = ROOT / "tools" / "npm" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("accessibility", "best-practices", "seo")
PAGES = (
    "home", "entity, long", "kind", "properties, one", "topics, one", "sources, one", "timeline", "compare", "search",
    "changes", "data",
)  # fmt: skip
FULL = 100


def measure(address: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page. Exit with what it printed if it fails."""
    flags = " ".join(["--headless=new", *FLAGS])
    only = f"--only-categories={','.join(CATEGORIES)}"
    command = [str(PROGRAM), address, "--quiet", "--output=json", only, f"--chrome-flags={flags}"]
    done = subprocess.run(
        command,
        env={**os.environ, "CHROME_PATH": str(CHROMIUM)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        sys.exit(f"Lighthouse failed on {address}:\n{done.stderr[-2000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def scores(report: dict[str, Any]) -> dict[str, int]:
    """Return the score of each category, out of 100."""
    return {name: round(FULL * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}


def faults(report: dict[str, Any]) -> Iterator[str]:
    """Yield the audits that cost points."""
    for category in CATEGORIES:
        for ref in report["categories"][category]["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{category}: {audit['title']} ({ref['id']})"


def main() -> None:
    """Print a line for each page. Exit with 1 if anything is under 100."""
    if not CHROMIUM or not PROGRAM.exists():
        sys.exit("Lighthouse needs chromium, and npm to fetch it: `make lighthouse`")
    short = False
    with built_and_served() as (site, address):
        found = sorts(site)
        for name in (name for name in PAGES if name in found):
            report = measure(address + found[name])
            result = scores(report)
            print(f"/{found[name]}: " + ", ".join(f"{category} {score}" for category, score in result.items()))
            for fault in faults(report):
                print(f"  {fault}")
            short = short or min(result.values()) < FULL
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    main()
