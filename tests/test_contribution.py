"""A first contribution, from a clean clone to a built site: each command as an editor types it, in a real process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.git import git

pytestmark = pytest.mark.slow

PAGE = """<!doctype html>
<html lang="en"><head><title>New lamps | Coast Herald</title>
<meta property="og:site_name" content="Coast Herald"><meta property="article:published_time" content="2019-03-04">
<link rel="canonical" href="https://example.org/herald/lamps"></head>
<body><main><h1>New lamps</h1>
<p>The keepers were busy. As of 2018, the towers of the northern cape had more than 14 lamps, the office counted.</p>
</main></body></html>
"""


def clone(project: Path, folder: Path) -> Path:
    """A clean clone of a repository with the small site."""
    (project / ".gitignore").write_text(".cache/\nsite/\n__pycache__/\n", encoding="utf-8")
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "A site")
    git(folder, "clone", "-q", str(project), "clone")
    return folder / "clone"


def test_a_first_contribution(project: Path, tmp_path: Path) -> None:
    here, texts = clone(project, tmp_path), tmp_path / "texts"
    env = {**os.environ, "FACTSHEET_SEARCH": "off"}
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")

    def typed(*words: str | Path, ends: int = 0) -> str:
        command = [sys.executable, "build.py", *map(str, words)]
        done = subprocess.run(command, cwd=here, env=env, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == ends, done.stdout + done.stderr
        return done.stdout + done.stderr

    added = typed("add", "source", tmp_path / "page.html", "--id", "herald-2019", "--to", texts)
    assert "changed: facts.yaml" in added
    assert "outlet: none, as nothing says another; --outlet gives one" in added
    quoted = ("--source", "herald-2019", "--quote", "more than 14 lamps", "--dated", "As of 2018")
    asked = typed("add", "fact", "north-cape", *quoted, ends=2)
    assert "--statement: the fact in your own words" in asked
    assert "--property: the quote gives `14`: the property that it measures" in asked
    said = ("--statement", "The light had more than 14 lamps.", "--property", "lamps", "--topic", "towers")
    typed("add", "fact", "north-cape", *quoted, *said, "--sources", texts)

    facts = here / "facts.yaml"
    good = facts.read_text(encoding="utf-8")
    facts.write_text(good.replace("value: 14, bound: more than}", "value: 14}"), encoding="utf-8")
    told = typed("check", "--sources", texts, ends=1)
    mend = re.search(r"the quote says `more than` of `14`; the figure says `exactly`; write (bound: [a-z ]+)", told)
    assert mend, told
    facts.write_text(good.replace("value: 14, bound: more than}", f"value: 14, {mend[1]}}}"), encoding="utf-8")
    assert facts.read_text(encoding="utf-8") == good

    assert "+ added north-cape.lamps-2018" in typed("diff", "HEAD")
    assert "quote 1 gives `14` (14, more than)" in typed("explain", "north-cape.lamps-2018")
    typed("rename", "north-cape.height-2001", "north-cape.height")
    changes = typed("diff", "HEAD")
    assert "1 fact moved, 1 fact added, 1 source added" in changes
    assert "no problems" in typed("check", "--since", "HEAD")
    typed("build")
    page = (here / "site/lighthouses/north-cape/index.html").read_text(encoding="utf-8")
    assert 'id="lamps-2018"' in page
    assert 'id="height-2001"' in page  # the old address leads on
