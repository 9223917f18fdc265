"""The command `init`: a small site of one's own that builds, passes its tests and is published by its workflow."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from urllib.request import urlopen

from factsheet.core.licences import DEEDS
from factsheet.core.problems import BuildError, Place, Problem
from factsheet.core.urls import FOLDERS, folder
from factsheet.edit.text import layout
from factsheet.evidence import lock
from factsheet.load.sheet import load

_PACKAGE = Path(__file__).parent / "starter"
_REPOSITORY = Path(__file__).parents[2]
_TEXT = "example-gazette-2024-05-02"
BEGUN = ".factsheet"
"""The folder of a site that keeps the files as they were written, for `upgrade`."""

NOTE, REQUIREMENTS = f"{BEGUN}/answers.json", "requirements.txt"
"""The note of the answers, and the file whose first line names the generator."""

_OWN = frozenset({"facts.yaml", NOTE})
"""The files that are the owner's alone from then on."""

_STARTER = ("gitignore", "CONTRIBUTING.md", "Makefile", "README.md", "facts.yaml", "mkdocs.yml")
"""The files of the starter. The first would keep files from git here, had it the name that it has in a new site."""

_WORKFLOWS = tuple(f".github/workflows/{name}.yml" for name in ("check", "comment", "site", "weekly"))
_SHARED = (
    "content",
    "facts.schema.json",
    "requirements-tools.txt",
    ".editorconfig",
    ".vscode",
    ".github/scripts",
    *_WORKFLOWS,
)
"""Files and folders of our own site that a new one has, too."""

_OURS, _THEIRS = b".venv/bin/python build.py", b".venv/bin/factsheet"
"""The command of the generator in our workflows, and in those of a new site."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The wishes of an owner for the new site. `kinds` are (label, plural) pairs."""

    name: str
    kinds: Sequence[tuple[str, str]]
    licence: str
    today: date

    def written(self) -> str:
        """Return the answers as the note that `upgrade` reads."""
        fields = {"name": self.name, "kinds": self.kinds, "licence": self.licence, "today": self.today.isoformat()}
        return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def read(cls, note: str) -> Answers:
        """Return the answers in a note. Raises ValueError, KeyError or TypeError if it has none."""
        fields = json.loads(note)
        kinds = [(str(label), str(plural)) for label, plural in fields["kinds"]]
        if fields["licence"] not in DEEDS or not kinds:
            raise ValueError(note)
        return cls(str(fields["name"]), kinds, fields["licence"], date.fromisoformat(fields["today"]))


@dataclass(frozen=True, slots=True)
class Pin:
    """The line of requirements.txt that names the generator, and the file that goes with it, if there is one."""

    line: str
    file: Path | None = None

    @classmethod
    def of_wheel(cls, wheel: Path) -> Pin:
        """Pin a wheel, which is copied into the site's folder `vendor`."""
        return cls(f"./vendor/{wheel.name} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}", wheel)

    @classmethod
    def of_release(cls, address: str) -> Pin:
        """Pin an archive at an address. Raises OSError if it cannot be read."""
        with urlopen(address) as opened:  # noqa: S310 - the command takes http and https alone
            return cls(f"factsheet @ {address} --hash=sha256:{hashlib.sha256(opened.read()).hexdigest()}")


def begin(target: Path, answers: Answers, pin: Pin, example: str = "") -> list[str]:
    """Write a new site, with the facts of an `example` if one is named. Return the names of its files.

    Raises BuildError if the folder holds something, or if there is no such example.
    """
    if target.exists() and any(target.iterdir()):
        raise _refused(target, "this folder is not empty", "name a new one")
    files = files_for(answers, pin)
    begun = {f"{BEGUN}/{name}": content for name, content in followed(files).items()}
    files |= {**begun, **(_example(target, example) if example else {})}
    for name, content in files.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if not example:
        _lock(target)
    return sorted([*files, *([] if example else [lock.NAME])])


def files_for(answers: Answers, pin: Pin) -> dict[str, bytes]:
    """Return the files of a new site, by their names in it."""
    return {NOTE: answers.written().encode(), **_starter(answers), **_shared(), **_pinned(pin)}


def followed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those of the files of a new site whose newer versions its owner may want: no facts, no wheel."""
    return {name: content for name, content in files.items() if name not in _OWN and not name.startswith("vendor/")}


def examples() -> list[str]:
    """Return the names of the examples that a site can begin with."""
    return sorted(file.parent.name for file in _asset("examples").glob("*/facts.yaml"))


def _asset(name: str) -> Path:
    """Return a file or folder that a wheel has in the package, and the repository at its top."""
    return _PACKAGE / name if (_PACKAGE / name).exists() else _REPOSITORY / name


def _starter(answers: Answers) -> dict[str, bytes]:
    kinds = _kinds(answers.kinds)
    ids = list(kinds)
    words = {
        "name": answers.name,
        "quoted_name": _quoted(answers.name),
        "licence": answers.licence,
        "deed": DEEDS[answers.licence].name,
        "kinds": "\n".join(kinds.values()),
        "first": ids[0],
        "last": ids[:2][-1],
        "today": answers.today.isoformat(),
        "hash": lock.hash_of(_text()),
    }
    return {name: Template(text).substitute(words).encode() for name, text in _templates()}


def _kinds(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return a line for each kind by its id; with a `folder` where its plural names none that is free."""
    lines: dict[str, str] = {}
    taken = set(FOLDERS)
    for number, (label, plural) in enumerate(pairs, 1):
        id_ = _id(label) if _id(label) not in lines else f"{_id(label)}-{number}"
        is_free = folder(plural) and folder(plural) not in taken
        taken.add(folder(plural) if is_free else id_)
        own = {} if is_free else {"folder": id_}
        lines[id_] = f"  {layout.scalar(id_)}: {layout.flow({'label': label, 'plural': plural, **own})}"
    return lines


def _templates() -> Iterator[tuple[str, str]]:
    """Yield the files of the starter: their names in the new site, and their texts."""
    for name in _STARTER:
        yield name.replace("gitignore", ".gitignore"), (_PACKAGE / name).read_text(encoding="utf-8")


def _shared() -> dict[str, bytes]:
    """Return what our own site has too. Its workflows call the generator by another name."""
    files = {name: file.read_bytes() for shared in _SHARED for name, file in _files(shared)}
    return files | {name: files[name].replace(_OURS, _THEIRS) for name in _WORKFLOWS}


def _files(name: str) -> Iterator[tuple[str, Path]]:
    """Yield a file, or the files in a folder, with their names in a new site."""
    asset = _asset(name)
    if asset.is_file():
        yield name, asset
    else:
        yield from ((f"{name}/{file.name}", file) for file in sorted(asset.iterdir()) if file.is_file())


def _pinned(pin: Pin) -> Mapping[str, bytes]:
    locked = _PACKAGE / "locked.txt"
    others = (locked if locked.exists() else _REPOSITORY / REQUIREMENTS).read_text(encoding="utf-8")
    files = {REQUIREMENTS: f"# The generator; a newer version is this one line.\n{pin.line}\n\n{others}".encode()}
    return {**files, f"vendor/{pin.file.name}": pin.file.read_bytes()} if pin.file else files


def _example(target: Path, name: str) -> dict[str, bytes]:
    if name not in examples():
        raise _refused(target, f"there is no example `{name}`", f"name one of {', '.join(examples())}")
    here = _asset("examples") / name
    texts = {f"sources/{file.name}": file.read_bytes() for file in sorted((here / "sources").glob("*.txt"))}
    facts = (here / "facts.yaml").read_text(encoding="utf-8").replace("../../facts.schema.json", "facts.schema.json")
    return {**texts, "facts.yaml": facts.encode(), lock.NAME: (here / lock.NAME).read_bytes()}


def _lock(target: Path) -> None:
    sheet = load(target / "facts.yaml", target).sheet
    lock.write(target / lock.NAME, lock.renewed(lock.Lock(), sheet, {_TEXT: _text()}))


def _text() -> str:
    return (_PACKAGE / "example.txt").read_text(encoding="utf-8")


def _id(label: str) -> str:
    return re.sub(r"-+", "-", folder(label)) or "kind"


def _quoted(text: str) -> str:
    """Return a text as YAML reads it, whatever it holds: JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)


def _refused(target: Path, message: str, hint: str) -> BuildError:
    return BuildError([Problem(Place(str(target)), "init", message, hint)])
