"""A card: one picture of an entity with its best main point, or of one fact, for those who share a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factsheet.view import points
from factsheet.view.fact import FactView
from factsheet.view.formatting import NOT_DATED
from factsheet.view.index import SiteView
from factsheet.view.provenance import Provenance, provenance
from factsheet.view.references import EntityRef

Cards = Literal["entities", "figures", "none"]
"""The pages that have a card: those of entities; those and a small page for each fact with a figure; none."""


@dataclass(frozen=True, slots=True)
class CardView:
    """The data of a card."""

    kind: str  # the label of the entity's kind
    entity: EntityRef
    names: tuple[tuple[str, str], ...]
    fact: FactView | None  # the one whose figure is shown large; None if the entity has none to show
    provenance: Provenance | None  # of the entity's own facts; None if it has none
    month: str  # the month of the build, as `data-age` names it

    @property
    def words(self) -> str:
        """Its words, for those who do not see it."""
        if not self.fact or not self.fact.figure:
            return f"{self.entity.name}: {self.entity.summary}"
        figure, date = self.fact.figure, self.fact.date
        when = f"{self.fact.date_lead} {date.words}".lstrip() if date.known else NOT_DATED
        return f"{self.entity.name}. {figure.label}: {figure.words}, {when}"


def of_entity(site: SiteView, name: str) -> CardView:
    """Make the card of an entity, with the first of its main points."""
    main = points.main_points(site.sheet, site.order, site.series.with_leads(site.own_facts(name)))
    return _card(site, name, site.fact(main[0]) if main else None)


def of_fact(site: SiteView, name: str) -> CardView:
    """Make the card of a fact that has a figure, by its global id."""
    return _card(site, name.partition(".")[0], site.fact(name))


def _card(site: SiteView, name: str, fact: FactView | None) -> CardView:
    record, ref = site.sheet.entities[name], site.entities[name]
    label = site.sheet.kinds[ref.kind].label
    return CardView(label, ref, tuple(record.names.items()), fact, provenance(site, record.facts), site.month)
