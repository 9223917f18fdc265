"""No text becomes markup or a command: what stands in the facts is read from every published file as it was written."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import feedparser
import pytest
import rdflib
import yaml
from lxml import etree, html as lxml_html

from factsheet.core import markdown
from factsheet.history.folding import history
from factsheet.load.sheet import load
from factsheet.render.exports.linked import page
from factsheet.view import linked
from factsheet.view.index import view
from factsheet.view.publication import Publication
from tests.support.edits import texts_in
from tests.support.fields import enriched
from tests.support.hostile import ADDRESS, MARKER, SIGNS, hostile
from tests.support.making import made
from tests.support.past import Past
from tests.support.project import LIGHTHOUSES, TODAY, in_process

pytestmark = pytest.mark.slow

PUBLICATION = Publication("Lights & <others>", formats=("sqlite", "turtle", "jsonld"), feeds="entities")

UNPUBLISHED = {"Fact.allow", "Unit.words", "Unit.symbol", "Entity.sort"}
"""Fields that no file shows: rules and orders need them."""

UNUSED = {"Unit.one", "Predicate.inverse"}
"""Fields that this site has no use for: no figure is 1, and the one link leads to no page that shows its other end."""


@dataclass(frozen=True)
class Published:
    """The files of a site, and the text behind each marker in its facts."""

    files: dict[str, bytes]
    texts: dict[str, str]
    fields: dict[str, str]
    linked: tuple[str, ...] = ()  # the blocks of JSON-LD that stand in the heads of pages

    def ending(self, *suffixes: str) -> dict[str, bytes]:
        """The files with such a name; there is at least one."""
        files = {path: content for path, content in self.files.items() if path.endswith(suffixes)}
        assert files
        return files

    def wrong(self, read: str) -> list[str]:
        """Return what a reader takes for another text than was written; a text may end early, with an ellipsis."""
        parts = MARKER.split(folded(read))
        return [
            f"{self.fields[marker]}: {shown[:120]}"
            for marker, shown in zip(parts[1::2], parts[2::2], strict=True)
            if not self._is_as_written(marker, f"{marker}{shown}")
        ]

    def _is_as_written(self, marker: str, shown: str) -> bool:
        written = folded(self.texts[marker])
        plain = folded(markdown.text(self.texts[marker]))
        cut = shown.partition("…")[0]
        if self.fields[marker] == "Source.author" and shown == written.partition(" ;")[0]:
            return True  # authors are parted at a semicolon where each stands for itself
        return shown.startswith((written, plain)) or (
            "…" in shown and (written.startswith(cut) or plain.startswith(cut))
        )


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The small site with a former version, in which the texts were others."""
    root = tmp_path_factory.mktemp("texts")
    past, before = Past(root), enriched(texts_in(LIGHTHOUSES.read_text(encoding="utf-8")))
    past.write("facts.yaml", yaml.safe_dump(before, allow_unicode=True, sort_keys=False))
    past.commit("2026-01-05T10:00:00Z")
    after, texts, fields = hostile(before)
    text = yaml.safe_dump(after, allow_unicode=True, sort_keys=False, width=100_000)
    past.write("facts.yaml", text)
    past.commit("2026-01-06T10:00:00Z")
    assert load(root / "facts.yaml", root).sheet
    files = made(text, root, "site", lines=True, past=history(root / "facts.yaml"), publication=PUBLICATION)
    site = view(load(root / "facts.yaml", root).sheet, TODAY)
    blocks = tuple(str(page.script(linked.of_entity(site, name), "")) for name in site.entities)
    return Published(files, texts, fields, blocks)


def strings(value: Any) -> Iterator[str]:
    """Yield every text in what a reader of JSON makes of a file."""
    if isinstance(value, str):
        yield value
    for inner in value.items() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from strings(inner)


def elements(tree: Any) -> Iterator[str]:
    """Yield every text and every attribute of a page, block by block."""
    for node in tree.iter():
        if isinstance(node.tag, str):
            yield from node.values()
            if node.tag in ("h1", "h2", "li", "td", "th", "p", "dd", "title", "caption", "script", "option"):
                yield node.text_content()


def test_every_field_that_takes_text_is_filled_and_published(published: Published) -> None:
    everything = "\n".join(
        strings([json.loads(content) for content in published.ending("facts.json", "entities.json").values()])
    )
    everything += "".join(
        content.decode() for content in published.ending(".html", "sources.json", "properties.json").values()
    )
    everything += "".join(content.decode() for content in published.ending(".csv").values())
    unseen = {field for marker, field in published.fields.items() if marker not in everything}
    shown = {field for marker, field in published.fields.items() if marker in everything}
    assert unseen - shown <= UNPUBLISHED | UNUSED
    assert {"Entity.name", "Fact.statement", "Source.title", "Citation.quote", "Kind.label", "Retired.reason"} <= shown


def test_pages_have_the_texts_and_no_element_of_theirs(published: Published) -> None:
    for path, content in published.ending(".html").items():
        tree: Any = lxml_html.document_fromstring(content, parser=lxml_html.HTMLParser(encoding="utf-8"))
        assert [line for text in elements(tree) for line in published.wrong(text)] == [], path
        assert not tree.xpath("//i[@title] | //comment() | //processing-instruction()"), path
        assert {node.get("type") for node in tree.iter("script")} <= {"application/ld+json"}, path
        for block in tree.iter("script"):
            assert [line for text in strings(json.loads(block.text)) for line in published.wrong(text)] == [], path
        assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")], path
        targets = [node.get("href") for node in tree.xpath("//a[starts-with(@href, 'http')]")]
        assert not [one for one in targets if "a.example" in one and not one.startswith(ADDRESS.partition("#")[0])], (
            path
        )


def test_json_ld_in_pages_has_the_texts_and_ends_where_it_should(published: Published) -> None:
    for block in published.linked:
        tree: Any = lxml_html.document_fromstring(f"<html><head>{block}</head><body><p>end</p></body></html>")
        (script,) = tree.iter("script")
        assert tree.text_content().endswith("end")
        assert tree.body.text_content() == "end"
        assert [line for text in strings(json.loads(script.text)) for line in published.wrong(text)] == []
    assert "=M" in "".join(published.linked)


PLAIN = "<i title='q'>\"q\"</i> & </title></script><!-- ]]> {{ x }} {% raw %} \\ % `tick @all ; | {curly} 中文 &lt; end"


def test_the_shell_of_a_page_has_the_texts(project: Path) -> None:
    """A whole build, whose rules let no digits pass in names."""
    facts = project / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    quoted = json.dumps(PLAIN, ensure_ascii=False)
    for old in ("name: North Cape Light", "summary: A lighthouse on the northern cape."):
        assert old in text
        text = text.replace(old, f"{old.partition(':')[0]}: {quoted}")
    facts.write_text(text, encoding="utf-8")
    settings = project / "mkdocs.yml"
    lines = re.sub("^site_name: .*", lambda _: f"site_name: {quoted}", settings.read_text(encoding="utf-8"), flags=re.M)
    settings.write_text(lines, encoding="utf-8")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off", SITE_URL="https://facts.example/")
    assert done.returncode == 0, done.stderr
    html = (project / "site" / "lighthouses" / "north-cape" / "index.html").read_bytes()
    tree: Any = lxml_html.document_fromstring(html, parser=lxml_html.HTMLParser(encoding="utf-8"))
    values = {node.get("property") or node.get("name"): node.get("content") for node in tree.iter("meta")}
    assert tree.findtext(".//title") == f"{PLAIN} · {PLAIN}"
    assert (values["og:title"], values["og:site_name"]) == (PLAIN, PLAIN)
    assert values["description"].startswith(PLAIN[:40])
    assert tree.body.get("data-site") == PLAIN
    assert not tree.xpath("//i[@title] | //comment()")


def test_cards_have_the_texts_and_no_element_of_theirs(published: Published) -> None:
    for path, content in published.ending(".svg").items():
        tree: Any = etree.fromstring(content)
        assert {etree.QName(node).localname for node in tree.iter()} <= {
            "svg",
            "title",
            "style",
            "rect",
            "path",
            "text",
            "tspan",
        }
        (title,) = tree.findall("{http://www.w3.org/2000/svg}title")
        assert published.wrong(title.text) == [], path


def test_json_has_the_texts(published: Published) -> None:
    for path, content in published.ending(".json", ".jsonld").items():
        assert [line for text in strings(json.loads(content)) for line in published.wrong(text)] == [], path


def test_feeds_have_the_texts(published: Published) -> None:
    feeds = published.ending("feed.xml")
    seen = 0
    for path, content in feeds.items():
        feed = feedparser.parse(content, sanitize_html=False)
        assert not feed.bozo, path
        tree: Any = etree.fromstring(content)
        texts = [text for node in tree.iter() for text in (node.text or "", *node.values())]
        assert [line for text in texts for line in published.wrong(text)] == [], path
        assert {etree.QName(node).namespace for node in tree.iter()} == {"http://www.w3.org/2005/Atom"}, path
        seen += sum(len(MARKER.findall(text)) for text in texts)
    assert seen > 0


def test_tables_have_the_texts_and_no_formula(published: Published) -> None:
    for path, content in published.ending(".csv").items():
        rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
        assert len({len(row) for row in rows}) == 1, path
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))], path
        assert [line for cell in cells for line in published.wrong(cell.replace("¦", "|"))] == [] or _bars(
            published, cells
        ), path


def _bars(published: Published, cells: list[str]) -> bool:
    """Tell whether all is as written but for the bar, which parts citations in a cell."""
    texts = {marker: text.replace("¦", "|") for marker, text in published.texts.items()}
    other = Published({}, texts, published.fields)
    return [line for cell in cells for line in other.wrong(cell.replace("¦", "|"))] == []


def test_the_database_has_the_texts(published: Published, tmp_path: Path) -> None:
    (content,) = published.ending(".sqlite").values()
    (tmp_path / "facts.sqlite").write_bytes(content)
    with sqlite3.connect(tmp_path / "facts.sqlite") as database:
        names = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        plain = [name for name in names if not re.search("_(data|idx|docsize|config|content)$|^sqlite_", name)]
        rows = [row for name in plain for row in database.execute(f'select * from "{name}"')]  # noqa: S608
        cells = [str(cell) for row in rows for cell in row]
    texts = [text for text in cells if MARKER.search(text)]
    assert texts
    assert _bars(published, texts)


def test_turtle_has_the_texts_and_addresses_that_are_some(published: Published) -> None:
    (content,) = published.ending("facts.ttl").values()
    graph = rdflib.Graph().parse(data=content, format="turtle")
    literals = [str(node) for node in graph.objects() if isinstance(node, rdflib.Literal)]
    assert [line for text in literals for line in published.wrong(text)] == []
    assert sum(bool(MARKER.match(text)) for text in literals) > 20
    addresses = {str(node) for node in graph.objects() if isinstance(node, rdflib.URIRef) and "a.example" in node}
    assert "https://a.example/%7Bx%7D%7Cy%5C%5E%60'()*;,&=+$%22?q=\u00e9&lt;#f'x" in addresses
    assert not [one for one in addresses if re.search(r'[<>"{}|\\^`\s]', one)]


def test_the_signs_are_such_as_mean_something() -> None:
    """The signs would do something in each format if they were not escaped."""
    assert lxml_html.fromstring(f"<p>{SIGNS}</p>").xpath("//i[@title='q']")
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(f"<p>{SIGNS}</p>")
    with pytest.raises(json.JSONDecodeError):
        json.loads(f'"{SIGNS}"')
    assert len(next(csv.reader([SIGNS]))) > 1
