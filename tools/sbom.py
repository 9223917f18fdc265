"""`make sbom`: what a build runs on, as CycloneDX, with names, versions, hashes and licences.

    python -m tools.sbom CYCLONEDX_PY FILE

What is locked has the hashes, what is installed has the licences: each is a list of its own, and they are joined.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

_SAME_NAME = re.compile(r"[-_.]+")


def bill(command: str) -> dict[str, Any]:
    """Return what `requirements.txt` locks, each with the licences that its installed package names."""
    locked = _listed(command, "requirements", "requirements.txt")
    licences = {_key(one): one.get("licenses") for one in _listed(command, "environment", sys.executable)["components"]}
    for component in locked["components"]:
        if known := licences.get(_key(component)):
            component["licenses"] = known
    return locked


def _listed(command: str, *of: str) -> dict[str, Any]:
    arguments = [command, *of, "--output-reproducible", "--of", "JSON", "--pyproject", "pyproject.toml"]
    done = subprocess.run(arguments, capture_output=True, check=True)
    listed: dict[str, Any] = json.loads(done.stdout)
    return listed


def _key(component: dict[str, Any]) -> tuple[str, str]:
    """Return a package's name, as the index compares names, and its version."""
    return _SAME_NAME.sub("-", component["name"]).lower(), component.get("version", "")


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(f"{json.dumps(bill(sys.argv[1]), indent=2)}\n", encoding="utf-8")
