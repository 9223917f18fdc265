"""The licences under which a site may offer its facts, by their SPDX ids."""

from __future__ import annotations

from typing import Literal, NamedTuple

Licence = Literal["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "ODbL-1.0", "OGL-UK-3.0"]


class Deed(NamedTuple):
    """A licence: its id, its name as readers know it, and the address of its text."""

    id: Licence
    name: str
    url: str


DEEDS: dict[str, Deed] = {
    deed.id: deed
    for deed in (
        Deed("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        Deed("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        Deed("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        Deed("ODbL-1.0", "Open Database License", "https://opendatacommons.org/licenses/odbl/1-0/"),
        Deed(
            "OGL-UK-3.0",
            "Open Government Licence",
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ),
    )
}
