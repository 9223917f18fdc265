"""A page -> the files of its card, beside it: `card.svg` and, where fonts are at hand, `card.png`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import jinja2

from factsheet.core.output import Output
from factsheet.render import jinja_compiler
from factsheet.render.cards import layout, paint
from factsheet.view.card import CardView
from factsheet.view.page_spec import PageSpec


@dataclass(frozen=True)
class CardMaker:
    """A maker of cards. `drawn_with` is a key to what PNG are drawn with, and empty where none can be made."""

    env: jinja2.Environment
    site_name: str
    drawn_with: str
    folder: Path  # keeps what was drawn

    def outputs(self, page: PageSpec) -> Iterator[Output]:
        """Yield the files of the card of a page; none if it has no card. The SVG is rendered once for both."""
        if not page.card:
            return
        rendered = cache(partial(self._rendered, page))
        yield Output(f"{page.url}{SVG}", lambda: [rendered()])
        if self.drawn_with:
            yield Output(f"{page.url}{PNG}", lambda: [self._png(page, rendered())])

    def _rendered(self, page: PageSpec) -> bytes:
        assert page.card
        return svg(self.env, page.card(), self.site_name)

    def _png(self, page: PageSpec, drawing: bytes) -> bytes:
        return paint.png(drawing, self.folder / f"card-{page.url.strip('/').replace('/', '+')}", self.drawn_with)


SVG, PNG = "card.svg", "card.png"


def svg(env: jinja2.Environment, view: CardView, site_name: str) -> bytes:
    """Render a card as SVG."""
    card = layout.card(view, site_name)
    return jinja_compiler.template(env, "card.html").render(card=card).encode()
