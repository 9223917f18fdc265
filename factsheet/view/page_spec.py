"""PageSpec, a page to be made: its address, title and template, and a function that makes the data it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from factsheet.view import search_names
from factsheet.view.card import CardView
from factsheet.view.grouping import Names
from factsheet.view.linked import Linked
from factsheet.view.pages import gone

RETIRED = "retired.html"
"""The template of pages that only say why something is gone."""

_IN_MARKDOWN = frozenset(
    {
        "kind.html", "properties.html", "property.html", "source.html", "sources.html", "timeline.html", "topic.html",
        "topics.html",
    }
)  # fmt: skip
"""The templates of lists and indexes that are made as Markdown too (see render.exports.markdown)."""

Shown = Callable[[], object]


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """The way search finds a page: under which group, and by all of its text or its lead alone."""

    group: str
    whole: bool = False


OF_INDEX = SearchEntry(search_names.PAGE[1])
"""The entry of an index. What it lists is found on the pages to which it leads."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page to be made. `show` makes the data of its template, and runs only when the page is rendered."""

    url: str  # relative to the site's root, with a closing slash
    title: str
    description: str
    template: str
    show: Shown = dict
    witness: str = ""  # the fact that holds the digits of the title, if it has any
    source: str = ""  # the source whose title it is, if it is one's
    search: SearchEntry | None = OF_INDEX  # None: search leaves it out
    entity: str = ""  # the entity whose page it is, if it is one's
    facts: Names | None = None  # the global ids of all it shows, if it is a list of facts
    made_from: Names | None = None  # if it is none, the ids of all facts on which it depends; None: on any
    frame: tuple[object, ...] = ()  # what a page that has one of these says besides the facts
    leads_to: str = ""  # the address to which it leads readers on, if what stood here has moved
    card: Callable[[], CardView] | None = None  # makes the data of its card, if it has one
    linked: Callable[[], Linked] | None = None  # makes what it tells to programs, if it tells anything
    canonical: str = ""  # the address that shows the same, from the site's root, if that is another
    gone: str = ""  # what is retired and has its name in the title
    change: str = ""  # the change whose year the title names, if it is a list of changes

    @property
    def is_of_entity(self) -> bool:
        """True if it is an entity's page, not that of one of its facts."""
        return bool(self.entity) and self.search is not None

    @property
    def is_in_markdown(self) -> bool:
        """True if a site that has Markdown tells this page in it: an entity, a list of facts or an index."""
        return self.is_of_entity or self.template in _IN_MARKDOWN

    @property
    def is_original(self) -> bool:
        """True if it shows something that no other page shows, and does not only say where that is or why not."""
        return not (self.is_gone or self.leads_to or self.canonical)

    @property
    def is_gone(self) -> bool:
        """True if it only says why something is no longer there."""
        return self.template == RETIRED

    @property
    def list_digest(self) -> bytes:
        """A digest of which facts a page is made from and of all it says besides them; empty if it may be from any."""
        if self.known_facts is None:
            return b""
        content = repr((self.url, self.title, self.description, self.witness, self.source, self.frame))
        return blake2b("\n".join((content, *self.known_facts)).encode(), digest_size=16).digest()

    @property
    def known_facts(self) -> Names | None:
        """The ids of the facts on which a page depends that is no entity's; None if it may depend on any."""
        return self.made_from if self.facts is None else self.facts

    @property
    def path(self) -> str:
        """Its file, relative to the site's root."""
        return f"{self.url}index.html"

    @property
    def root(self) -> str:
        """The way from the page to the site's root.

        >>> PageSpec("topics/ai/", "AI", "", "topic.html").root
        '../../'
        """
        return "../" * self.url.count("/") or "./"


def redirect(url: str, target: str, title: str, *, witness: str = "", source: str = "") -> PageSpec:
    """Make a page at an old address that leads on to another one of the site, with the anchor that was asked for.

    `title` is that of the page to which it leads; `witness` and `source` hold its digits, as in PageSpec.
    """
    moved = gone.MovedPage(title, target, witness, source)
    lead = "This page has moved; it leads on."
    return PageSpec(
        url,
        title,
        lead,
        "moved.html",
        always(moved),
        witness,
        source,
        None,
        facts=(),
        frame=(target,),
        leads_to=target,
    )


def always(shown: object) -> Callable[..., object]:
    """Return a function that returns the same data whatever it is asked."""
    return lambda *_: shown
