"""Citations that are put together in the browser: of facts, whose sources are files of the site, and of pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pybtex.database import parse_string  # type: ignore[import-untyped]

from factsheet.core import edtf
from factsheet.load.sheet import load
from factsheet.render.exports.citations.files import FORMS
from factsheet.view.bibliography import Work, source_work
from tests.support.project import ROOT
from tools.sorts import facts, sources

pytestmark = [pytest.mark.slow, pytest.mark.ours]

FACT = "cities/beijing/#ai-companies-2024"
URL = "https://facts.example/repo/"  # where the site says that it is published
SENTENCE = "Beijing was home to more than 2,400 AI companies."
TITLE = "Beijing ramps up to become global digital economy leader"
SITE = "China’s digital economy, fact by fact"

NAMES = {"Text": "txt", "BibTeX": "bib", "RIS": "ris", "CSL-JSON": "json"}
JS_NAMES = dict(zip(("text", "bibtex", "ris", "csl"), FORMS, strict=True))
BEGINS = {"Text": r"(?!TY)[^@[]", "BibTeX": "@", "RIS": "TY", "CSL-JSON": r"\["}


def opened(page: Page, url: str) -> Locator:
    """The panel of a fact, open."""
    page.goto("about:blank")  # so that no panel is left open
    page.goto(url)
    page.locator(f"[id='{url.partition('#')[2]}'] .more").click()
    return page.get_by_role("group", name="More on this fact")


def cited(panel: Locator, form: str) -> str:
    panel.get_by_label("Cite as").select_option(label=form)
    area = panel.get_by_label("To copy")
    expect(area).to_have_value(re.compile(f"^{BEGINS[form]}"))
    return area.input_value()


@pytest.fixture
def panel(page: Page) -> Locator:
    return opened(page, FACT)


@pytest.fixture(scope="module")
def module(browser: Browser, address: str) -> Iterator[Page]:
    """A page in which the module of citations can be called."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("sources/")
    yield page
    context.close()


def called(module: Page, address: str, name: str, *given: Any) -> Any:
    """Call what the module exports under a name."""
    script = "async ([url, name, given]) => (await import(url))[name](...given)"
    return module.evaluate(script, [f"{address}assets/cite.js", name, list(given)])


def test_a_citation_names_the_source_first_then_this_site(panel: Locator) -> None:
    text = cited(panel, "Text")
    assert text.startswith(f"“{TITLE}”. China.org.cn. 21 March 2025. http://china.org.cn/")
    assert f"). As quoted in: “{SENTENCE} (true in 2024)”. {SITE}. {URL}{FACT} (seen " in text


def test_csl_json_has_a_record_for_each_work(panel: Locator) -> None:
    source, own = json.loads(cited(panel, "CSL-JSON"))
    assert (source["type"], source["title"]) == ("article-newspaper", TITLE)
    assert source["issued"] == {"date-parts": [[2025, 3, 21]]}
    assert (own["type"], own["title"], own["URL"]) == ("webpage", f"{SENTENCE} (true in 2024)", f"{URL}{FACT}")
    assert None not in [value for record in (source, own) for value in record.values()]


def test_ris_has_a_record_for_each_work(panel: Locator) -> None:
    panel.get_by_label("Cite as").select_option(label="RIS")
    source, own = rispy.loads(cited(panel, "RIS"))
    assert (source["type_of_reference"], source["title"], source["date"]) == ("NEWS", TITLE, "2025/03/21/")
    assert (own["type_of_reference"], own["publisher"], own["urls"]) == ("ELEC", SITE, [f"{URL}{FACT}"])


def test_bibtex_has_an_entry_for_each_work(panel: Locator) -> None:
    read = parse_string(cited(panel, "BibTeX"), "bibtex").entries
    assert [*read] == ["chinaorg-2025-03-21", "beijing.ai-companies-2024"]
    assert read["chinaorg-2025-03-21"].fields["title"] == f"{{{TITLE}}}"
    assert read["beijing.ai-companies-2024"].fields["url"] == f"{URL}{FACT}"


def test_every_source_is_cited_as_its_file_has_it(page: Page, built: Path) -> None:
    shown = facts(built)
    for source in sources(built):
        fact = next(fact for fact in shown if source["id"] in {one["source"] for one in fact["citations"]})
        panel = opened(page, fact["url"])
        for name, extension in NAMES.items():
            file = (built / source["url"] / f"cite.{extension}").read_text("utf-8")
            assert _entries(name, file).items() <= _entries(name, cited(panel, name)).items()


def _entries(form: str, content: str) -> dict[str, Any]:
    """The works in a citation, by id, each with its fields; of text the lines."""
    if form == "BibTeX":
        return {key: one.to_string("bibtex") for key, one in parse_string(content, "bibtex").entries.items()}
    if form == "Text":
        return {line: line for line in re.split(r"(?<=\)\.)\s+", content.strip())}
    listed = rispy.loads(content) if form == "RIS" else json.loads(content)
    return {one["id"]: one for one in listed}


def test_every_source_of_every_small_site_is_cited_as_its_file_has_it(module: Page, address: str) -> None:
    fact = {"id": "a.b", "text": "A statement.", "nature": "reported", "as_of": None}
    about = {"name": "Site", "address": URL, "today": "2026-11-22"}
    for file in sorted((ROOT / "tests" / "sites").glob("*.yaml")):
        works = [source_work(name, source) for name, source in load(file, ROOT).sheet.sources.items()]
        for name, form in JS_NAMES.items():
            joined = called(module, address, "ofFact", name, fact, [form.entry(work) for work in works], about)
            own = Work(
                id="a.b", type="webpage", title="A statement. (not dated)", publisher="Site", url=URL,
                retrieved=edtf.parse("2026-11-22"),
            )  # fmt: skip
            whole = "".join(form.document([*works, own]))
            assert joined == whole or (name == "text" and joined.replace(" As quoted in: ", " ") == _run_on(whole))


def _run_on(lines: str) -> str:
    return " ".join(lines.splitlines()) + "\n"


ODD = [
    "A plain title",
    "R&D {50% of it} ~ cost $5_000 ^ #1 \\ more",
    "Dashes -- and --- ''marks'' ?` !` <<so>> ,, \"x\"",
    "An unbalanced } of { a title",
    "京津冀 “引用” نصف السنة",
]


@pytest.mark.parametrize("title", ODD)
def test_a_page_of_this_site_is_written_as_the_files_write_a_work(module: Page, address: str, title: str) -> None:
    page_url = f"{URL}cities/{{x}}/?a=1&b=%20#c"
    for note in ("", f"Drawn from {title}, B and C."):
        given = {"id": "cities.x", "title": title, "note": note}
        about = {"name": f"Site & {title}", "address": page_url, "today": "2026-01-02"}
        work = Work(
            id="cities.x", type="webpage", title=title, publisher=f"Site & {title}", url=page_url, note=note,
            retrieved=edtf.parse("2026-01-02"),
        )  # fmt: skip
        for name, form in JS_NAMES.items():
            assert called(module, address, "ofPage", name, given, about) == form.entry(work)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("cities/beijing/", "Beijing"),
        ("properties/company-registration-days/", "Time to register a company"),
        ("topics/ai/", "Artificial intelligence"),
    ],
    ids=["entity", "property", "topic"],
)
def test_a_page_can_be_cited(page: Page, built: Path, url: str, name: str) -> None:
    page.goto(url)
    publishers = {source["publisher"] for source in sources(built)}
    page.get_by_role("button", name="Cite this page").click()
    panel = page.get_by_role("group", name="Cite this page")
    (record,) = json.loads(cited(panel, "CSL-JSON"))
    assert (record["title"], record["publisher"], record["URL"]) == (name, SITE, f"{URL}{url}")
    named = record["note"].removeprefix("Drawn from ").removesuffix(".")
    assert {*re.split(", | and ", named)} <= publishers
    assert [*parse_string(cited(panel, "BibTeX"), "bibtex").entries] == [url.strip("/").replace("/", ".")]
    assert rispy.loads(cited(panel, "RIS"))[0]["notes"] == [record["note"]]
    assert cited(panel, "Text").startswith(f"“{name}”. {SITE}. Drawn from {named}. {URL}{url} (seen ")


def test_the_panel_of_a_page_opens_and_closes_by_keyboard(page: Page) -> None:
    page.goto("cities/beijing/")
    link = page.get_by_role("button", name="Cite this page")
    link.focus()
    page.keyboard.press("Space")
    panel = page.get_by_role("group", name="Cite this page")
    expect(panel.get_by_label("Cite as")).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel.get_by_label("Cite as")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(link).to_be_focused()


def test_a_source_that_cannot_be_loaded_is_no_half_a_citation(page: Page, context: BrowserContext) -> None:
    context.route("**/cite.bib", lambda route: route.fulfill(status=404, body="lost"))
    panel = opened(page, FACT)
    panel.get_by_label("Cite as").select_option(label="BibTeX")
    expect(panel.get_by_role("status")).to_contain_text("could not be loaded")
    expect(panel.get_by_label("To copy")).to_be_hidden()
    assert cited(panel, "RIS").startswith("TY  - NEWS")


def test_without_javascript_citing_leads_to_the_files_of_all_sources(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("cities/beijing/")
    page.get_by_role("link", name="Cite this page").click()
    assert page.url == f"{address}sources/#cite"
    for name, extension in NAMES.items():
        link = page.locator("#cite").get_by_role("link", name=name)
        assert context.request.get(f"{address}data/bibliography.{extension}").ok
        assert link.get_attribute("href") == f"../data/bibliography.{extension}"
    page.goto("sources/chinadaily-2023-12-06/")
    for name, extension in NAMES.items():
        link = page.locator("dl.record").get_by_role("link", name=name)
        assert (link.get_attribute("href") or "").endswith(f"sources/chinadaily-2023-12-06/cite.{extension}")
    context.close()
