"""What programs that look around learn of a site: sitemap, robots.txt, OpenSearch, llms.txt, security.txt, links."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from factsheet.render.exports.discovery import files as discovery, opensearch, robots, security, sitemap
from factsheet.render.exports.discovery.sitemap import Address
from factsheet.view.index import SiteView
from factsheet.view.publication import Publication
from tests.support import frames, looking
from tests.support.looking import HERE, SITEMAPS, build, change, days_in, files_in, links_of
from tests.support.project import in_process, mkdocs

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
FIRST, GLOSSARY, LAST = "2026-01-05", "2026-02-01", "2026-02-10"


@pytest.fixture(scope="module")
def looked_at(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built."""
    project = looking.begin(pattern, tmp_path_factory.mktemp("looked-at") / "project")
    build(project)
    return project


@pytest.fixture(scope="module")
def files(looked_at: Path) -> dict[str, bytes]:
    return files_in(looked_at / "site")


@pytest.mark.slow
def test_the_sitemap_has_every_page_with_the_day_on_which_it_changed(files: dict[str, bytes]) -> None:
    """Indexes of names have none, nor has a page by hand that is not committed as it is."""
    assert days_in(files["sitemap.xml"]) == {
        "": LAST,
        "contribute/": FIRST,
        "glossary/": GLOSSARY,
        "methodology/": "",
        "lighthouses/": "",
        "lighthouses/north-cape/": LAST,
        "lighthouses/pier-7-light/": FIRST,
        "keepers-offices/": "",
        "keepers-offices/coast-office/": FIRST,
        "sources/": "",
        "sources/coast-herald-1999/": LAST,
        "sources/harbour-letter/": FIRST,
        "topics/": "",
        "topics/towers/": LAST,
        "properties/": "",
        "properties/tower-height/": LAST,
        "properties/lamps/": FIRST,
        "timeline/": LAST,
        "compare/": "",
        "compare/lighthouses/": "",
        "changes/": LAST,
        "data/": "",
        "search/": "",
    }
    assert "sitemap.xml.gz" not in files


@pytest.mark.slow
def test_what_is_in_the_sitemap_is_canonical_and_the_other_way_round(files: dict[str, bytes]) -> None:
    pages = {path for path in files if path.endswith(".html")}
    canonical = {page: [link["href"] for link in links_of(files[page], "canonical")] for page in pages}
    assert canonical.pop("404.html") == []
    listed = {HERE + url for url in days_in(files["sitemap.xml"])}
    own = {page for page, (url,) in canonical.items() if url == HERE + page.removesuffix("index.html")}
    gone = {page for page in own if b">This page is gone." in files[page]}
    assert gone == {"lighthouses/south-cape/index.html", "sources/old-letter/index.html"}
    assert {url for page in own - gone for url in canonical[page]} == listed


@pytest.mark.parametrize(
    ("addresses", "most", "largest", "sizes"),
    [
        (0, 3, 10_000, [0]),
        (3, 3, 10_000, [3]),
        (4, 3, 10_000, [3, 1]),
        (6, 3, 10_000, [3, 3]),
        (5, 99, 1_000 + 2 * len("<url><loc>https://a.example/1</loc></url>\n"), [2, 2, 1]),
        (2, 99, 1, [1, 1]),
    ],
)
def test_a_long_sitemap_is_an_index_of_parts(addresses: int, most: int, largest: int, sizes: list[int]) -> None:
    urls = [f"https://a.example/{number}" for number in range(addresses)]
    made = list(sitemap.of_addresses([Address(url) for url in urls], "https://a.example/", most, largest))
    parts, index = (made[:-1], made[-1]) if len(sizes) > 1 else (made, None)
    located = [[loc.text for loc in etree.fromstring(part.content).iter(f"{SITEMAPS}loc")] for part in parts]
    assert [len(part) for part in located] == sizes
    assert [url for part in located for url in part] == urls
    if index:
        assert index.path == "sitemap.xml"
        root = etree.fromstring(index.content)
        assert root.tag == f"{SITEMAPS}sitemapindex"
        assert [loc.text for loc in root.iter(f"{SITEMAPS}loc")] == [f"https://a.example/{part.path}" for part in parts]
        assert [part.path for part in parts] == [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]


def test_the_limits_of_a_sitemap_are_those_of_the_protocol() -> None:
    addresses = [Address(f"https://a.example/{number}", "2026-01-01") for number in range(50_001)]
    first, second, _ = sitemap.of_addresses(addresses, "https://a.example/")
    assert [one.content.count(b"<loc>") for one in (first, second)] == [50_000, 1]
    assert sitemap.LARGEST == 52_428_800
    long = [Address(f"https://a.example/{number}/{'a' * 2_000}") for number in range(27_000)]
    *parts, _ = sitemap.of_addresses(long, "https://a.example/")
    assert len(parts) == 2
    assert all(len(part.content) <= 52_428_800 for part in parts)


def test_an_address_with_signs_of_xml_is_whole() -> None:
    (one,) = sitemap.of_addresses([Address("https://a.example/?a=1&b=<2>", "2026-01-01")], "https://a.example/")
    assert etree.fromstring(one.content).findtext(f".//{SITEMAPS}loc") == "https://a.example/?a=1&b=<2>"


@pytest.mark.slow
def test_crawlers_may_look_at_everything_and_find_the_sitemap(files: dict[str, bytes]) -> None:
    parser = RobotFileParser()
    parser.parse(files["robots.txt"].decode().splitlines())
    assert parser.site_maps() == [f"{HERE}sitemap.xml"]
    assert parser.can_fetch("AnyBot/1.0", f"{HERE}lighthouses/north-cape/")
    assert parser.can_fetch("AnyBot/1.0", f"{HERE}api/v1/facts.json")


@pytest.mark.parametrize("url", ["", "https://facts.example/repo/"])
def test_robots_txt_is_made_only_where_crawlers_look_for_it(url: str) -> None:
    assert list(robots.of_site(Publication(url=url))) == []


@pytest.mark.slow
def test_browsers_find_the_search(files: dict[str, bytes]) -> None:
    """The elements that OpenSearch 1.1 requires, no longer than it allows."""
    root = etree.fromstring(files["opensearch.xml"])
    assert root.tag == f"{NAMESPACE}OpenSearchDescription"
    assert 0 < len(root.findtext(f"{NAMESPACE}ShortName") or "") <= 16
    assert 0 < len(root.findtext(f"{NAMESPACE}Description") or "") <= 1024
    assert len(root.findtext(f"{NAMESPACE}LongName") or "") <= 48
    (url,) = root.findall(f"{NAMESPACE}Url")
    assert (url.get("type"), url.get("template")) == ("text/html", f"{HERE}search/?q={{searchTerms}}")
    for page in ("index.html", "lighthouses/north-cape/index.html", "404.html"):
        (link,) = links_of(files[page], "search")
        assert link["type"] == "application/opensearchdescription+xml"
        assert link["href"].endswith("opensearch.xml")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Lights", "Lights"),
        ("Lights & towers of old", "Lights & towers"),
        ("L" * 20, "L" * 16),
        ("北京" * 12, "北京" * 8),
    ],
)
def test_the_name_of_a_search_fits(name: str, short: str) -> None:
    (made,) = opensearch.of_site(Publication(name, url=HERE), "search/")
    root = etree.fromstring(made.content)
    assert root.findtext(f"{NAMESPACE}ShortName") == short
    assert root.findtext(f"{NAMESPACE}Description") == name


@pytest.mark.slow
def test_llms_txt_has_its_parts_in_their_order_and_leads_to_files(files: dict[str, bytes]) -> None:
    """A heading, a quotation with the summary, text, then sections that are lists of links."""
    tokens = MarkdownIt("commonmark").parse(files["llms.txt"].decode())
    blocks = [token.tag for token in tokens if token.nesting == 1 and token.level == 0]
    assert blocks[:4] == ["h1", "blockquote", "p", "p"]
    assert set(blocks[4:]) == {"h2", "ul"}
    assert blocks[4::2] == ["h2"] * 5
    headings = [text.content for before, text in pairwise(tokens) if before.type == "heading_open"]
    assert headings[1:] == ["Pages", "Topics", "Lists", "Data", "About"]
    links = [str(c.attrs["href"]) for t in tokens for c in t.children or [] if c.type == "link_open"]
    own = {link.removeprefix(HERE) for link in links if link.startswith(HERE)}
    assert {f"{url}index.html" if url.endswith("/") else url for url in own} - files.keys() == set()
    assert {"lighthouses/index.md", "topics/towers/index.md", "api/v1/index.json", "glossary/"} <= own
    assert "data/facts.parquet" not in own


@pytest.mark.slow
def test_security_txt_has_what_the_rfc_requires(files: dict[str, bytes]) -> None:
    lines = files[".well-known/security.txt"].decode().splitlines()
    fields = [line.partition(": ")[::2] for line in lines]
    assert [value for name, value in fields if name == "Contact"] == [
        "mailto:security@facts.example",
        "https://facts.example/contribute/",
    ]
    (expires,) = [datetime.fromisoformat(value) for name, value in fields if name == "Expires"]
    built = datetime.fromtimestamp(1_800_000_000, UTC)
    assert timedelta(days=300) < expires - built < timedelta(days=365)
    assert ("Canonical", f"{HERE}.well-known/security.txt") in fields


def test_without_a_contact_there_is_no_security_txt() -> None:
    assert list(security.of_site(Publication(url=HERE), date(2026, 1, 1))) == []


@pytest.mark.slow
def test_a_page_names_its_versions_in_other_languages_and_itself(files: dict[str, bytes]) -> None:
    def versions(page: str) -> list[tuple[str, str]]:
        links = links_of(files[page], "alternate")
        return [(link["hreflang"], link["href"]) for link in links if "hreflang" in link]

    assert versions("index.html") == [
        ("en", HERE),
        ("zh-Hans", "https://zh.facts.example/"),
        ("fr", "https://fr.facts.example/"),
        ("x-default", HERE),
    ]
    cape = "lighthouses/north-cape/"
    assert versions(f"{cape}index.html") == [
        ("en", f"{HERE}{cape}"),
        ("zh-Hans", f"https://zh.facts.example/{cape}"),
        ("x-default", f"{HERE}{cape}"),
    ]
    assert versions("glossary/index.html")[1] == ("zh-Hans", "https://zh.facts.example/glossary/")
    assert versions("404.html") == versions("lighthouses/south-cape/index.html") == []


@pytest.mark.slow
def test_a_site_of_unknown_address_has_no_sitemap(project: Path) -> None:
    """The protocol wants whole addresses. What else there is says where from the root of the site."""
    build(project, SITE_URL="")
    files = files_in(project / "site")
    assert not {"sitemap.xml", "robots.txt", "opensearch.xml", ".well-known/security.txt"} & files.keys()
    assert not [path for path in files if path.endswith(".md")]
    assert "- [Lighthouses](lighthouses/)" in files["llms.txt"].decode()
    assert links_of(files["index.html"], "search") == []


@pytest.mark.slow
@pytest.mark.exhaustive
def test_a_warm_build_gives_the_same_bytes(looked_at: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(looked_at, tmp_path / "project", ignore=shutil.ignore_patterns("site", ".cache")))
    build(project)
    change(project / "facts.yaml", "The tower is nearly", "The tall tower is nearly")
    build(project)
    warm = files_in(project / "site")
    build(project, "--site-dir", tmp_path / "cold")
    assert warm == files_in(tmp_path / "cold")
    assert b"The tall tower" in warm["lighthouses/north-cape/index.md"]
    assert b"The tall tower" in warm["lighthouses/index.md"]


@pytest.mark.slow
@pytest.mark.exhaustive
def test_shards_give_the_same_bytes(looked_at: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(looked_at, tmp_path / "project", ignore=shutil.ignore_patterns(".cache")))
    for shard in ("1/2", "2/2"):
        build(project, "--shard", shard)
    done = in_process("merge", "shards/1-of-2", "shards/2-of-2", "--site-dir", tmp_path / "merged", cwd=project,
               FACTSHEET_SEARCH="off")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert files_in(tmp_path / "merged") == files_in(project / "site")


@pytest.mark.parametrize("url", ["", HERE, f"{HERE}repo/"])
@pytest.mark.parametrize("contacts", [(), ("mailto:me@facts.example",)])
def test_links_may_lead_to_the_files_that_are_made_and_no_others(
    url: str, contacts: tuple[str, ...], site: SiteView
) -> None:
    published = replace(site, publication=Publication("Lights", url=url, contacts=contacts))
    made = {output.path for output in discovery.of_site(published, [], [])} | ({"sitemap.xml"} if url else set())
    assert set(discovery.paths_of(published.publication)) == made


OWN = {
    "robots.txt": "User-agent: *\nDisallow: /drafts/\n",
    "llms.txt": "# Ours\n",
    ".well-known/security.txt": "Contact: mailto:me@facts.example\n",
    "sitemap.xml": "<urlset/>\n",
    "opensearch.xml": "<search/>\n",
}


@pytest.mark.slow
def test_files_of_the_site_itself_win(project: Path) -> None:
    for path, text in OWN.items():
        (project / "content" / path).parent.mkdir(exist_ok=True)
        (project / "content" / path).write_text(text, encoding="utf-8")
    change(project / "mkdocs.yml", "extra:\n", looking.SETTINGS)
    done = mkdocs("build", "--strict", cwd=project, **looking.DAY)
    assert done.returncode == 0, done.stderr
    files = files_in(project / "site")
    assert {path: files[path].decode() for path in OWN} == OWN


@pytest.mark.slow
def test_a_sitemap_of_the_theme_wins_and_a_file_that_the_settings_leave_out_does_not(project: Path) -> None:
    template = "{% for file in pages %}{{ file.page.canonical_url }}\n{% endfor %}"
    (project / "templates/sitemap.xml").write_text(template, encoding="utf-8")
    (project / "content/robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    change(project / "mkdocs.yml", "site_dir: site\n", "site_dir: site\nexclude_docs: robots.txt\n")
    build(project)
    files = files_in(project / "site")
    assert f"{HERE}lighthouses/north-cape/" in files["sitemap.xml"].decode().splitlines()
    assert files["robots.txt"].decode().startswith("User-agent: *\nDisallow:\n")


@pytest.mark.slow
def test_in_the_frame_of_another_theme_and_without_directory_urls(pattern: Path, tmp_path: Path) -> None:
    settings = "use_directory_urls: false\nextra: {markdown: true, cards: figures}"
    site = frames.beside(pattern, tmp_path, settings)
    done = mkdocs("build", cwd=site, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    files, here = files_in(site / "site"), "https://route.example/docs/"
    urls = {url.removeprefix(here) for url in days_in(files["sitemap.xml"])}
    assert {"lighthouses/north-cape/index.html", "index.html", "search/index.html"} <= urls
    assert urls <= files.keys()
    assert not [url for url in urls if "south-cape" in url or "pier-7-light/lamps" in url]
    (link,) = links_of(files["lighthouses/pier-7-light/lamps/index.html"], "canonical")
    assert link["href"] == f"{here}lighthouses/pier-7-light/index.html#lamps"
    assert f'"{here}search/index.html?q={{searchTerms}}"'.encode() in files["opensearch.xml"]
    assert files["lighthouses/north-cape/index.md"].startswith(b"# North Cape Light")
    assert files["sources/coast-herald-1999/index.md"].startswith(b"# Lights & towers of the 5 capes\n")
    assert "robots.txt" not in files
