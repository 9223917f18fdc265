"""Pages of facts in the frame of another theme, and links for hosts that do not look into folders."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.audit import framed
from factsheet.render.scoped_css import scoped
from tests.support import frames
from tests.support.project import mkdocs
from tests.support.server import OVERLAY, start
from tools import processes

PAGE = "lighthouses/north-cape/index.html"
LIVE = "docs/lighthouses/north-cape/"
Frame = Callable[..., Path]


@pytest.fixture
def frame(pattern: Path, tmp_path: Path) -> Frame:
    """Begins a site with the theme readthedocs, with more settings."""

    def begin(more: str = "") -> Path:
        (tmp_path / "site-of-ours").mkdir()
        return frames.beside(pattern, tmp_path / "site-of-ours", more)

    return begin


def build(site: Path, search: str = "off") -> str:
    done = mkdocs("build", cwd=site, FACTSHEET_SEARCH=search)
    return f"{done.returncode}\n{done.stderr}"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_the_theme_makes_the_page_and_ours_is_its_content(frame: Frame) -> None:
    site = frame()
    told = build(site, search="on")
    assert told.startswith("0\n"), told
    html = (site / "site" / PAGE).read_text(encoding="utf-8")
    assert '<body class="wy-body-for-nav"' in html
    assert "<title>North Cape Light - Route 66 handbook</title>" in html  # the site's own number stays
    assert html.count("<h1") == 1
    ours = html[html.index('<div id="factsheet"') :]
    assert '<link rel="stylesheet" href="../../assets/site.css">' in ours
    assert '<a href="../../keepers-offices/">Keepers&#39; offices</a>' in ours
    assert "<b>41.5</b> metres" in ours
    assert "Facts may be reused under" in ours
    assert '<script type="application/ld+json">{"@context":"https://schema.org"' in ours
    head = html[: html.index("</head>")]
    assert '<link rel="search" href="../../opensearch.xml"' in head
    assert "All lights</a>" in html[: html.index('<div id="factsheet"')]
    assert 'href="lighthouses/north-cape/#lit"' in (site / "site/index.html").read_text(encoding="utf-8")
    assert (site / "site/pagefind/pagefind.js").is_file()
    entries = json.loads((site / "site/search/search_index.json").read_bytes())["docs"]
    (entry,) = (entry for entry in entries if entry["location"] == "lighthouses/north-cape/")
    assert "41.5 metres" in entry["text"]  # of the search that the theme has


@pytest.mark.slow
def test_numbers_of_facts_are_judged_in_the_frame_and_others_are_not(frame: Frame) -> None:
    site = frame("theme: {name: readthedocs, custom_dir: overrides}")
    own = site / "overrides/factsheet/kinds"
    own.mkdir(parents=True)
    block = "{% extends 'entity.html' %}\n{% block points %}<p>4711 steps</p>{% endblock %}"
    (own / "lighthouse.html").write_text(block, encoding="utf-8")
    change(site / "mkdocs.yml", "All lights:", "All 12 lights:")
    told = build(site)
    assert told.startswith("1\n")
    assert "overrides/factsheet/kinds/lighthouse.html:2:" in told
    assert f"[digit-gate] `4711` on {PAGE} (in “4711 steps”)" in told
    assert "[digit-gate] `12` on lighthouses/index.html (in “All 12 lights -”) is borne out by nothing" in told
    assert "`14`" not in told  # of the page by hand
    assert "`66`" not in told
    assert not (site / "site").exists()


@pytest.mark.slow
def test_what_cannot_be_in_a_frame_is_said_in_a_line(frame: Frame) -> None:
    site = frame()
    (site / "docs/assets").mkdir()
    (site / "docs/assets/site.js").write_text("", encoding="utf-8")
    clash = "docs/assets/site.js:1:1: [address] this file has the address of a file that pages of facts need; rename it"
    assert clash in build(site)
    (site / "docs/assets/site.js").unlink()
    (site / "docs/index.md").write_text("---\ntitle: Home\ntemplate: home.html\n---\n# Home", encoding="utf-8")
    told = build(site)
    assert "docs/index.md:3:11: [template] `template: home.html` is of the theme `factsheet`; the theme" in told
    assert "1 problem to mend; nothing was published" in told
    (site / "docs/index.md").write_text("# Home", encoding="utf-8")
    (site / "overrides").mkdir()
    (site / "overrides/main.html").write_text("<title>{{ page.title }}</title>", encoding="utf-8")
    change(site / "mkdocs.yml", "theme: readthedocs", "theme: {name: readthedocs, custom_dir: overrides}")
    lost = "mkdocs.yml:3:1: [template] the theme `readthedocs` does not show `page.content` on lighthouses/index.html"
    assert lost in build(site)


@pytest.mark.slow
@pytest.mark.parametrize("is_framed", [True, False])
def test_links_name_the_file_where_hosts_do_not_look_for_it(is_framed: bool, frame: Frame, project: Path) -> None:
    site = frame("use_directory_urls: false") if is_framed else project
    if not is_framed:
        with (site / "mkdocs.yml").open("a", encoding="utf-8") as file:
            file.write("\nuse_directory_urls: false\n")
        change(site / "content/methodology.md", "## Dates", "[A cape](lighthouses/north-cape/index.md)\n\n## Dates")
    told = build(site)
    assert told.startswith("0\n"), told
    pages = [site / "site" / PAGE, site / "site/search/index.html"]
    pages += [site / "site/index.html"] if is_framed else [*(site / "site").glob("*.html")]
    for page in pages:
        html = page.read_text(encoding="utf-8")
        links = re.findall(r'(?:href|action)="((?!https?:|#)[^"]*)"', html[max(0, html.find('<div id="factsheet"')) :])
        assert links
        assert [link for link in links if re.search(r"(^|/|\.)([?#]|$)", link)] == []
    assert 'data-index="index.html"' in pages[0].read_text(encoding="utf-8")
    facts = json.loads((site / "site/api/v1/facts.json").read_bytes())["facts"]
    assert facts[0]["url"] == "lighthouses/north-cape/#height-1999"  # which others cite


@pytest.mark.slow
def test_a_preview_shows_a_save_in_the_frame(frame: Frame) -> None:
    server = start(frame())
    try:
        server.wait(LIVE, lambda text: "wy-nav-side" in text and "<b>41.5</b> metres" in text)
        server.change("facts.yaml", "stands **41.5 metres** tall", "rises **41.5 metres** high")
        server.wait(LIVE, lambda text: "rises" in text)
        server.change("facts.yaml", "rises **41.5 metres** high", "rises **43 metres** high")
        assert "<b>41.5</b> metres" in server.wait(LIVE, lambda text: OVERLAY in text)
    finally:
        processes.end(server.process)


def test_a_style_sheet_reaches_no_further_than_one_element() -> None:
    css = """
    :root { --ink: #111; } :root[data-theme="dark"] { --ink: #eee; }
    body { color: var(--ink); }
    .bar a, .fact { border: 1px solid; } /* the bar is of our own shell */
    main > section, .bars .bar { width: 50vw; }
    @page { margin: 0; }
    @media print, screen and (max-width: 900px) { footer, .fact { margin: 0; } }
    """
    assert scoped(css, "#facts", ".fact { color: red; }\n").splitlines() == [
        "#facts {",
        "*:where(:not(svg, svg *)), *::before, *::after {all: revert}",
        ":is(td, th) {border: 0 !important}",
        "& {--ink: #111}",
        "& {color: var(--ink)}",
        ".fact {border: 1px solid!important}",
        "& > section, .bars .bar {width: 50cqw}",
        "@media print {",
        ".fact {margin: 0}",
        "}",
        "@media screen {@container (max-width: 868px) {",
        ".fact {margin: 0}",
        "}}",
        ".fact { color: red; }",
        "}",
    ]


FRAMED = """<html><head><title>Five lamps · Route 66</title><meta property=og:title content="Five lamps">
<meta name=generator content="theme-9"></head><body><nav>12 pages<svg><title>7</title></svg></nav>
<div class=a id=factsheet data-site="Route 66" data-title-fact=cape.lamps
data-pagefind-filter=kind:Lights><p>5 lamps</p><footer>CC BY 4.0</footer></div>
<footer>1999</footer></body></html>"""


def test_a_page_without_its_frame() -> None:
    assert framed.unframed(FRAMED).splitlines()[1:] == [
        '<html><head><title data-fact="cape.lamps">Five lamps · </title>'
        '<meta name="og:title" content="Five lamps" data-fact="cape.lamps">'
        '<meta content="Lights" data-pagefind-filter="kind[content]"></head>'
        "<body><main><p>5 lamps</p></main></body></html>"
    ]
    assert framed.unframed("<p>1 &lt;div id=&quot;factsheet&quot;") == "<p>1 &lt;div id=&quot;factsheet&quot;"
