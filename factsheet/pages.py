"""View + templates -> the content of every page. The shell around it is the host's (see mkdocs_hook)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import jinja2
from markupsafe import Markup

from factsheet import addresses, markdown
from factsheet.view import SiteView, pages
from factsheet.view.entity import entity_page
from factsheet.view.site import Label

Shown = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be: `show` makes what the template sees, when the page is rendered and not before."""

    url: str  # relative to the site's root, with a closing slash
    title: str
    description: str
    template: str
    show: Shown
    evidence: str = ""  # the fact that holds the digits of the title, if it has any
    source: str = ""  # the source whose title it is, if it is one's

    @property
    def root(self) -> str:
        """The way from the page to the site's root."""
        return "../" * self.url.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Host:
    """What templates know of the site around the facts."""

    name: str = ""
    url: str = ""  # where it is published, with a closing slash, if that is known
    edits: bool = False  # whether facts can be edited (marks `edit:ID` are replaced when a page is written)
    reports: bool = False  # whether a problem with a fact can be reported (`report:ID`)


def prepare(env: jinja2.Environment, site: SiteView | None = None, host: Host | None = None) -> jinja2.Environment:
    """Make an environment fit for our templates: it escapes, and a name that is not there is an error.

    Without a site it can compile templates, not render them.
    """
    env.autoescape = True
    env.undefined = jinja2.StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.filters["inline"] = markdown.html
    env.globals.update(site=site, host=host or Host())
    return env


def render(env: jinja2.Environment, page: Page) -> Markup:
    """The content of a page's `<main>`."""
    html = env.get_template(page.template).render(page=page.show(), root=page.root, url=page.url)
    return Markup(html)  # noqa: S704 - the environment escapes


def listing(site: SiteView, templates: frozenset[str]) -> Iterator[Page]:
    """Every page that is made from facts, in the order of the menu. `templates` are the names that exist."""
    for kind in site.kinds:
        about = f"{kind.plural}: every fact with its figure, date and source."
        yield Page(kind.url, kind.plural, about, "kind.html", partial(pages.kind_page, site, kind))
    for name, ref in site.entities.items():
        own = f"kinds/{ref.kind}.html"
        template = own if own in templates else "entity.html"
        yield Page(ref.url, ref.name, ref.summary, template, partial(entity_page, site, name), ref.evidence)
    yield from _sources(site)
    yield from _labels(site)
    lead = "Everything that has a date: milestones, plans and figures, newest first."
    yield Page("timeline/", "Timeline", lead, "timeline.html", partial(pages.timeline_page, site))
    yield from _retired(site)


def _sources(site: SiteView) -> Iterator[Page]:
    lead = "Every source that facts are drawn from."
    yield Page("sources/", "Sources", lead, "sources.html", partial(pages.sources_page, site))
    for name, ref in site.sources.items():
        lead = f"What we took from “{ref.title}” ({ref.publisher})."
        yield Page(ref.url, ref.title, lead, "source.html", partial(pages.source_page, site, name), source=name)


def _labels(site: SiteView) -> Iterator[Page]:
    lead = "What facts are about."
    yield Page("topics/", "Topics", lead, "labels.html", _show_labels("Topics", lead, "topic", site.topics))
    for name, label in site.topics.items():
        lead = f"Facts on {label.label}, each with its date and source."
        yield Page(label.url, label.label, lead, "topic.html", partial(pages.topic_page, site, name))
    lead = "What figures measure; each with its figures side by side."
    yield Page(
        "properties/", "Properties", lead, "labels.html", _show_labels("Properties", lead, "property", site.properties)
    )
    for name, label in site.properties.items():
        lead = f"{label.label}: every figure side by side, with its date and source."
        shown = partial(pages.property_page, site, name)
        yield Page(label.url, label.label, lead, "property.html", shown, label.evidence)


def _show_labels(title: str, lead: str, counted: str, labels: dict[str, Label]) -> Shown:
    return lambda: pages.LabelsPage(title, lead, counted, tuple(labels.values()))


def _retired(site: SiteView) -> Iterator[Page]:
    """The pages of entities and sources that are gone; facts keep their anchor on the entity's page."""
    for name, gone in site.sheet.retired.items():
        if "." in name or not gone.kind:
            continue
        is_source = gone.kind == "source"
        url = addresses.source(name) if is_source else addresses.entity(site.sheet.kinds[gone.kind].plural, name)
        title = gone.name or name
        shown = pages.RetiredPage(title, gone.reason, site.url_of(gone.replaced_by) if gone.replaced_by else "")
        yield Page(url, title, "This page is gone; it says why.", "retired.html", _always(shown))


def _always(shown: pages.RetiredPage) -> Shown:
    return lambda: shown
