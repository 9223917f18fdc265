"""Cards in a built site: what other programs read of a page, the setting `cards`, a machine without fonts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from factsheet.render.cards import paint
from tests.support.project import in_process, run
from tests.support.server import PAGE, start
from tools import processes

pytestmark = pytest.mark.slow

SITE = "https://facts.example/repo/"
DAY = "1577923200"  # 2 January 2020, a day that the small site's facts name
DRAWN = bool(paint.drawn_with())
WITHOUT_FONTS = """
import sys
from factsheet.render.cards import fonts
fonts.FOLDERS = ()
from factsheet.cli.commands import main
sys.argv[0] = "build.py"
main()
"""


def built(project: Path, cards: str = "", *command: str) -> Path:
    """The site of a project whose mkdocs.yml has this setting."""
    config = project / "mkdocs.yml"
    if cards:
        config.write_text(config.read_text().replace("\nextra:\n", f"\nextra:\n  cards: {cards}\n"), encoding="utf-8")
    variables = {"SITE_URL": SITE, "FACTSHEET_SEARCH": "off", "SOURCE_DATE_EPOCH": DAY}
    done = run(*command, cwd=project, **variables) if command else in_process(cwd=project, **variables)
    assert done.returncode == 0, done.stderr
    return project / "site"


def head(site: Path, page: str) -> dict[str, str]:
    """The Open Graph of a page, and its canonical address."""
    tree = lxml_html.document_fromstring((site / page).read_bytes())
    found = {str(meta.get("property") or meta.get("name")): str(meta.get("content")) for meta in tree.iter("meta")}
    links = {str(link.get("rel")): str(link.get("href")) for link in tree.iter("link")}
    return {
        **{name: text for name, text in found.items() if name[:3] in ("og:", "twi")},
        "canonical": links["canonical"],
    }


def cards_in(site: Path) -> set[str]:
    return {file.relative_to(site).as_posix() for file in site.rglob("card.*")}


ENTITIES = ("lighthouses/north-cape/", "lighthouses/pier-7-light/", "keepers-offices/coast-office/")
ENDINGS = ("svg", "png") if DRAWN else ("svg",)


def test_an_entity_has_a_card_and_a_head_that_names_it(project: Path) -> None:
    site = built(project)
    assert cards_in(site) == {f"{url}card.{ending}" for url in ENTITIES for ending in ENDINGS}
    picture = {
        "og:image": f"{SITE}lighthouses/north-cape/card.png",
        "og:image:type": "image/png",
        "og:image:width": "800",
        "og:image:height": "420",
        "og:image:alt": "North Cape Light. Tower height: nearly 42 metres, not dated",
    }
    assert head(site, "lighthouses/north-cape/index.html") == {
        "canonical": f"{SITE}lighthouses/north-cape/",
        "og:title": "North Cape Light",
        "og:description": "A lighthouse on the northern cape.",
        "og:type": "article",
        "og:site_name": "China’s digital economy, fact by fact",
        "og:url": f"{SITE}lighthouses/north-cape/",
        **(picture if DRAWN else {}),
        "twitter:card": "summary_large_image" if DRAWN else "summary",
    }
    assert head(site, "index.html")["og:type"] == "website"
    assert "og:image" not in head(site, "topics/towers/index.html")


def test_what_is_gone_says_nothing_to_other_programs(project: Path) -> None:
    site = built(project, "figures")
    for page in ("lighthouses/south-cape/index.html", "lighthouses/north-cape/old-height/index.html"):
        assert list(head(site, page)) == ["canonical"]
    assert "og:" not in (site / "404.html").read_text(encoding="utf-8")


def test_without_an_address_no_address_is_named(project: Path) -> None:
    assert in_process(cwd=project, FACTSHEET_SEARCH="off", SOURCE_DATE_EPOCH=DAY).returncode == 0
    page = (project / "site" / "lighthouses" / "north-cape" / "index.html").read_text(encoding="utf-8")
    assert "og:title" in page
    assert "og:url" not in page
    assert "og:image" not in page


def test_figures_have_small_pages(project: Path) -> None:
    """Each shows its fact, leads to the entity's page and is in neither the sitemap nor the search."""
    site, page = built(project, "figures"), "lighthouses/pier-7-light/lamps/"
    found = head(site, f"{page}index.html")
    assert found["canonical"] == f"{SITE}lighthouses/pier-7-light/#lamps"
    assert found["og:url"] == f"{SITE}{page}"
    assert found["og:title"] == "Pier 7 Light has more than 1.2 thousand lamps."
    assert found.get("og:image") == (f"{SITE}{page}card.png" if DRAWN else None)
    html = (site / page / "index.html").read_text(encoding="utf-8")
    assert 'id="pier-7-light.lamps"' in html
    assert 'href="../../../lighthouses/pier-7-light/#lamps"' in html
    assert "data-pagefind-body" not in html
    facts = json.loads((site / "api" / "v1" / "facts.json").read_bytes())["facts"]
    assert {fact["id"]: fact["card"] for fact in facts if "card" in fact} == {
        "north-cape.height-1999": "lighthouses/north-cape/height-1999/",
        "north-cape.height-2001": "lighthouses/north-cape/height-2001/",
        "north-cape.new-lamps": "lighthouses/north-cape/new-lamps/",
        "pier-7-light.lamps": page,
    }
    figures = {fact["card"] for fact in facts if "card" in fact}
    assert cards_in(site) == {f"{url}card.{ending}" for url in (*ENTITIES, *figures) for ending in ENDINGS}
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert f"{SITE}lighthouses/pier-7-light/" in listed
    assert not {f"{SITE}{url}" for url in figures}.intersection(listed)
    elsewhere = [file for file in site.rglob("*.html") if page in file.read_text() and file.parent != site / page]
    assert elsewhere == []


def test_none_has_no_cards(project: Path) -> None:
    site = built(project, "none")
    assert cards_in(site) == set()
    assert head(site, "lighthouses/north-cape/index.html")["twitter:card"] == "summary"


def test_another_setting_is_a_problem_at_its_line(project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("\nextra:\n", "\nextra:\n  cards: some\n"), encoding="utf-8")
    done = in_process(cwd=project)
    line = config.read_text().splitlines().index("  cards: some") + 1
    assert done.returncode == 1
    assert f"mkdocs.yml:{line}:3: [mkdocs] `cards` is `some`; expected entities, figures or none" in done.stderr


def test_another_setting_makes_the_pages_anew(project: Path) -> None:
    site = built(project)
    assert "og:image" in head(site, "lighthouses/north-cape/index.html") or not DRAWN
    assert "og:image" not in head(built(project, "none"), "lighthouses/north-cape/index.html")


def test_without_fonts_there_are_only_drawings_and_one_warning(project: Path) -> None:
    done = run("-c", WITHOUT_FONTS, "build", cwd=project, SITE_URL=SITE, FACTSHEET_SEARCH="off", SOURCE_DATE_EPOCH=DAY)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("no fonts") == 1
    assert cards_in(project / "site") == {f"{url}card.svg" for url in ENTITIES}
    assert "og:image" not in head(project / "site", "lighthouses/north-cape/index.html")


@pytest.mark.skipif(not DRAWN, reason="there are no fonts on this machine")
def test_a_card_is_kept_for_a_site_that_is_built_elsewhere(project: Path) -> None:
    """A card that is drawn from the same is taken from .cache, and has the same bytes as one that is drawn."""
    first = built(project)
    cards = {name: (first / name).read_bytes() for name in cards_in(first)}
    stamps = {file: file.stat().st_mtime_ns for file in (project / ".cache" / "cards").iterdir()}
    assert len(stamps) == len(ENTITIES)
    assert (
        run(
            "build.py", "--site-dir", "other", cwd=project, SITE_URL=SITE, FACTSHEET_SEARCH="off", SOURCE_DATE_EPOCH=DAY
        ).returncode
        == 0
    )
    assert {name: (project / "other" / name).read_bytes() for name in cards_in(project / "other")} == cards
    assert {file: file.stat().st_mtime_ns for file in (project / ".cache" / "cards").iterdir()} == stamps


@pytest.mark.skipif(not DRAWN, reason="there are no fonts on this machine")
def test_a_template_that_is_no_drawing_is_a_problem(project: Path) -> None:
    (project / "templates" / "card.html").write_text("no drawing", encoding="utf-8")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off", SOURCE_DATE_EPOCH=DAY)
    assert done.returncode == 1
    assert "templates/card.html:1:1: [card] a card cannot be drawn" in done.stderr
    assert "Traceback" not in done.stderr


SLOW = """
import time
_quick = _drawn
def _drawn(svg):
    time.sleep(3 if b"high" in svg else 0)
    return _quick(svg)
"""


@pytest.mark.skipif(not DRAWN, reason="there are no fonts on this machine")
def test_a_save_shows_before_its_card_is_drawn(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    with (project / "factsheet" / "render" / "cards" / "paint.py").open("a", encoding="utf-8") as file:
        file.write(SLOW)
    server = start(project)
    try:
        server.wait(PAGE, lambda text: "42 metres tall" in text)
        server.wait(f"{PAGE}card.svg", lambda text: "42 metres tall" in text)
        server.change("facts.yaml", "nearly 42 metres tall", "nearly 42 metres high")
        server.wait(PAGE, lambda text: "42 metres high" in text)
        assert "42 metres tall" in server.get(f"{PAGE}card.svg")
        server.wait(f"{PAGE}card.svg", lambda text: "42 metres high" in text)
        assert server.log.read_text(encoding="utf-8").count("Building documentation") == 1
    finally:
        processes.end(server.process)
