"""The tables in which the view of a fact finds the links to everything that its fact names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from factsheet.core.fact import Fact
from factsheet.core.model import Sheet
from factsheet.evidence.lock import Lock
from factsheet.view.ordering import Order
from factsheet.view.references import EntityRef, SourceRef


@dataclass(frozen=True, slots=True)
class Lookups:
    """The tables of a site. `records` are facts by their global ids; `disputes` has both sides of each."""

    sheet: Sheet
    records: Mapping[str, Fact]
    entities: Mapping[str, EntityRef]
    sources: Mapping[str, SourceRef]
    disputes: Mapping[str, tuple[str, ...]]
    order: Order
    lock: Lock
    today: date
