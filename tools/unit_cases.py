"""Units in CLDR's cases -> `factsheet/words/vocabulary/unit_cases/*.yaml`: `python -m tools.unit_cases FOLDER`.

FOLDER is `package` of `npm pack cldr-units-full`, unpacked. Babel leaves out what CLDR has on cases: it knows Kilometer
and километра, but neither Kilometern nor километром.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from babel.core import Locale

from factsheet.words.language.unit_names import PHYSICAL_UNITS, UNITS_BEHIND, names_of_unit
from factsheet.words.language.vocabulary import is_known
from factsheet.words.normalize import fold

FOLDER = Path(__file__).parents[1] / "factsheet" / "words" / "vocabulary" / "unit_cases"
_IN_CASE = re.compile(r"[a-z]+-count-[a-z]+")


def written(code: str, cldr: Path) -> str:
    """Return the file of a language; empty if CLDR has no form of its units that Babel lacks."""
    units = json.loads((cldr / "main" / code / "units.json").read_text(encoding="utf-8"))["main"][code]["units"]["long"]
    version = json.loads((cldr / "package.json").read_text(encoding="utf-8"))["version"]
    locale, lines = Locale.parse(code), []
    for unit in (*PHYSICAL_UNITS, *UNITS_BEHIND):
        forms = [form for key, form in units.get(unit, {}).items() if _IN_CASE.fullmatch(key)]
        names = {fold(form.removeprefix("{0}")) for form in forms if form.startswith("{0}")}
        if more := sorted(names - set(names_of_unit(locale, unit))):
            lines.append(f"{unit}: [{', '.join(more)}]")
    head = f"# Units in the cases of CLDR {version} ({code}), written by tools/unit_cases.py."
    return "\n".join([head, *lines, ""]) if lines else ""


if __name__ == "__main__":
    package = Path(sys.argv[1])
    for folder in sorted((package / "main").iterdir()):
        if is_known(folder.name) and (text := written(folder.name, package)):
            (FOLDER / f"{folder.name}.yaml").write_text(text, encoding="utf-8")
