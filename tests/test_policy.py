"""The policy of pages: what it says, what mkdocs.yml may add to it, and that every page has it and keeps to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from factsheet.audit import by_hand
from factsheet.mkdocs_hook import overlay
from factsheet.render import policy
from factsheet.render.policy import Policy
from tests.support.project import FERRIES, ROOT, configure, in_process, mkdocs

OWN = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; object-src 'none'; frame-src 'none'; "
    "base-uri 'none'; form-action 'self'"
)


def page(content: str, known: Policy = Policy()) -> str:  # noqa: B008 - frozen
    """A page by hand in a shell such as ours."""
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{known.page(content)}">'
    return f'<html><head>{head}<script src="a.js"></script></head><body><main>{content}</main></body></html>'


def test_nothing_comes_from_elsewhere_and_nothing_inline_runs() -> None:
    assert str(Policy()) == OWN
    assert "unsafe-inline" not in OWN


def test_origins_are_added_to_their_directive_alone() -> None:
    known = Policy((("img-src", ("https://i.example",)), ("frame-src", ("https://f.example",))))
    assert str(known) == (
        OWN.replace("frame-src 'none'", "frame-src https://f.example") + "; img-src 'self' https://i.example"
    )


def test_a_script_by_hand_is_named_by_its_hash_where_the_site_lets_it_run() -> None:
    content = "<script>one()</script><script src='two.js'></script>"
    hashed = policy.hash_of("one()")
    assert hashed == "'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='"
    assert Policy().page(content) == OWN
    assert Policy(runs_scripts=True).page(content) == OWN.replace("eval'", f"eval' {hashed}")


REFUSED = [
    ("<script>go()</script>", "a page by hand has a script"),
    ("<script src='go.js'></script>", "a page by hand has a script"),
    ("<script type='module'>go()</script>", "a page by hand has a script"),
    ("<ScRiPt >go()</ScRiPt >", "a page by hand has a script"),
    ("<svg><script>go()</script></svg>", "a page by hand has a script"),
    ("<p onclick='go()'>x</p>", "`onclick` is a script in an attribute, which never runs"),
    ("<img src=x.png ONERROR=go()>", "`onerror` is a script in an attribute, which never runs"),
    ("<a href='javascript:go()'>x</a>", "the address in `href` is a script, which never runs"),
    ("<a href=' java\tscript:go()'>x</a>", "the address in `href` is a script, which never runs"),
    ("<a href='jav&#97;script:go()'>x</a>", "the address in `href` is a script, which never runs"),
    ("<iframe src='https://v.example/1'></iframe>", "`https://v.example/1` is not loaded: no setting names its origin"),
    ("<iframe srcdoc='x'></iframe>", "a page by hand has a frame"),
    ("<object data='x.svg'></object>", "a page by hand has `<object>`"),
    ("<embed src='x.svg'>", "a page by hand has `<embed>`"),
    ("<base href='https://b.example/'>", "a page by hand has `<base>`"),
    ("<meta http-equiv='refresh' content='0; url=x'>", "a page by hand has `<meta>`"),
    ("<style>p {}</style>", "a style sheet stands in the page itself, and has no effect"),
    ("<p style='color: red'>x</p>", "a style in an attribute has no effect"),
    ("<img src='https://i.example/x.png'>", "`https://i.example/x.png` is not loaded: no setting names its origin"),
    ("<img src='//i.example/x.png'>", "`//i.example/x.png` is not loaded: no setting names its origin"),
    ("<img src='data:image/png,AAAA'>", "`data:image/png,AAAA` is not loaded: no setting names its origin"),
    ("<img srcset='a.png 1x, https://i.example/b.png 2x'>",
     "`https://i.example/b.png` is not loaded: no setting names its origin"),
    ("<video poster='https://i.example/p.png'></video>",
     "`https://i.example/p.png` is not loaded: no setting names its origin"),
    ("<link rel='stylesheet' href='https://s.example/x.css'>",
     "`https://s.example/x.css` is not loaded: no setting names its origin"),
    ("<form action='https://f.example/'></form>", "`https://f.example/` is not loaded: no setting names its origin"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), REFUSED, ids=[content for content, _ in REFUSED])
def test_what_is_refused_on_a_page_by_hand(content: str, message: str) -> None:
    refused = by_hand.refused(page(content), runs_scripts=False, is_rendered=True)
    assert [one.message for one in refused] == [message]


@pytest.mark.parametrize(
    "content",
    [
        "<img src='x.png' srcset='x.png 1x, y.png 2x'><a href='https://else.example/' rel='x'>x</a>",
        "<script type='application/json'>{}</script><script type='math/tex'>x</script>",
        "<p>onclick='go()' javascript:go() &lt;script&gt;</p><code>style='x'</code>",
        "<form action='../search/'><input name='q'></form><svg><use href='#x'></use></svg>",
        "<p class='style' data-onclick='x' title=\"<script>\">x</p>",
    ],
)
def test_what_is_let_be_on_a_page_by_hand(content: str) -> None:
    assert by_hand.refused(page(content), runs_scripts=False, is_rendered=True) == []


def test_what_the_settings_let_in_is_not_refused() -> None:
    content = (
        "<script>go()</script><script src='https://s.example/a/go.js?x=1'></script><img src='http://a.i.example/x'>"
    )
    added = (("script-src", ("https://s.example/a/",)), ("img-src", ("http://*.i.example",)))
    html = page(content, Policy(added, runs_scripts=True))
    assert by_hand.refused(html, runs_scripts=True, is_rendered=True) == []
    others = html.replace("go()", "come()").replace("a/go.js", "b/go.js").replace("a.i.example", "i.example")
    assert [one.message for one in by_hand.refused(others, runs_scripts=True, is_rendered=True)] == [
        "a script stands in the page itself, and is not run",
        "`https://s.example/b/go.js?x=1` is not loaded: no setting names its origin",
        "`http://i.example/x` is not loaded: no setting names its origin",
    ]


def test_a_script_that_a_plugin_puts_into_the_shell_is_refused() -> None:
    html = page("x").replace("</body>", "<script>plugin()</script></body>")
    messages = [one.message for one in by_hand.refused(html, runs_scripts=False, is_rendered=True)]
    assert messages == ["a script stands in the page itself, and is not run"]


@pytest.mark.parametrize(
    "text", ["<svg><script>go()</script></svg>", "<svg onload='go()'></svg>", "<html><script src=x>"]
)
def test_a_picture_or_page_that_comes_as_it_is_has_no_script(text: str) -> None:
    assert by_hand.refused(text, runs_scripts=False, is_rendered=False)
    assert not by_hand.refused("<svg><style>p {}</style><p style='x'/></svg>", runs_scripts=False, is_rendered=False)


def test_a_preview_lets_its_own_script_and_style_in_and_no_other() -> None:
    reload = "\nvar livereload = function() {};\nlivereload(1, 2);\n"
    html = page("x").replace("</body>", f"<script>go()</script><script>{reload}</script></body>").encode()
    shown = overlay._insert(overlay._with_live_reload(html), overlay._section((), has_site=True)).decode()
    known = policy.read(shown)
    assert known
    assert known["script-src"] == [policy.hash_of(reload), "'self'", "'wasm-unsafe-eval'"]
    assert known["style-src"] == [policy.hash_of(overlay._STYLE), "'self'"]


def test_a_preview_without_a_site_has_the_policy_too() -> None:
    assert policy.read(overlay._waiting().decode()) == policy.read(page(""))


def parts(file: Path) -> Iterator[str]:
    """What a built page has that may not be there, by lxml."""
    tree: Any = lxml_html.document_fromstring(file.read_bytes())
    first = [node for node in tree.head if isinstance(node.tag, str)][:2]
    if [node.get("charset") or node.get("http-equiv") for node in first] != ["utf-8", "Content-Security-Policy"]:
        yield "no policy before all else"
    elif first[1].get("content") != OWN:
        yield "another policy"
    for node in tree.iter("script", "style"):
        if node.tag == "style" or not (node.get("src") or node.get("type") == "application/ld+json"):
            yield f"inline <{node.tag}>"
    for node in tree.iter():
        names = node.keys() if isinstance(node.tag, str) else ()
        yield from (f"<{node.tag} {name}>" for name in names if name == "style" or name.startswith("on"))


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with moved and retired pages, and cards for figures."""
    folder = tmp_path_factory.mktemp("ferries") / "site"
    done = in_process("build", "--facts", FERRIES, "--site-dir", folder, FACTSHEET_SEARCH="off", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.slow
def test_every_built_page_has_the_policy_first_and_keeps_to_it(built: Path, ferries: Path) -> None:
    pages = [*built.rglob("*.html"), *ferries.rglob("*.html")]
    wrong = {str(file): found for file in pages if (found := list(parts(file)))}
    assert wrong == {}
    texts = [file.read_text(encoding="utf-8") for file in pages]
    for sign in (
        "assets/onward.js",
        "This page is gone",
        "There is no such page",
        "og:image",
        'class="mark',
        'class="bar ',
    ):
        assert any(sign in text for text in texts), f"no page of this sort was looked at: {sign}"


@pytest.mark.slow
def test_settings_name_origins_and_files_from_elsewhere(project: Path) -> None:
    configure(
        project,
        "extra_css: ['https://s.example/x.css?v=1']",
        "extra_javascript: ['https://s.example/x.js']",
        "extra:",
        "  scripts: true",
        "  content_security: {img-src: ['https://i.example', 'data:']}",
    )
    picture = "![A picture](https://i.example/x.png)\n\n<script>go()</script>\n\n| a |\n|--:|\n| b |\n"
    with (project / "content" / "glossary.md").open("a", encoding="utf-8") as glossary:
        glossary.write(f"\n{picture}")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    sources = {
        place: policy.read((project / "site" / place / "index.html").read_text(encoding="utf-8")) or {}
        for place in ("lighthouses/north-cape", "glossary")
    }
    assert sources["lighthouses/north-cape"]["img-src"] == ["'self'", "https://i.example", "data:"]
    assert sources["lighthouses/north-cape"]["style-src"] == ["'self'", "https://s.example/x.css"]
    assert sources["lighthouses/north-cape"]["script-src"] == ["'self'", "'wasm-unsafe-eval'", "https://s.example/x.js"]
    assert sources["glossary"]["script-src"][3:] == [policy.hash_of("go()")]
    assert '<td class="align-right">b</td>' in (project / "site/glossary/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_bad_settings_and_what_is_refused_are_problems_at_their_lines(project: Path) -> None:
    glossary = project / "content" / "glossary.md"
    lines = len(glossary.read_text(encoding="utf-8").splitlines())
    with glossary.open("a", encoding="utf-8") as opened:
        opened.write("\n<script>go()</script>\n\n![x](https://i.example/x.png)\n\n<p onclick='go()'>x</p>\n")
    (project / "content" / "x.svg").write_text("<svg>\n<script>go()</script></svg>", encoding="utf-8")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 1
    setting = "under `extra` in mkdocs.yml"
    expected = [
        f"content/glossary.md:{lines + 2}:1: [policy] a page by hand has a script; "
        f"leave it out, or set `scripts: true` {setting}",
        f"content/glossary.md:{lines + 4}:6: [policy] `https://i.example/x.png` is not loaded: "
        f"no setting names its origin; take a file of this site, or set "
        f'`content_security: {{img-src: ["https://i.example"]}}` {setting}',
        f"content/glossary.md:{lines + 6}:1: [policy] `onclick` is a script in an attribute, which never runs; "
        "leave it out",
        f"content/x.svg:2:1: [policy] a page by hand has a script; leave it out, or set `scripts: true` {setting}",
    ]
    assert done.stderr.splitlines()[:4] == expected
    assert not (project / "site").exists()

    configure(
        project,
        "extra:",
        "  scripts: perhaps",
        "  content_security:",
        "    script-src: [\"'unsafe-inline'\", 'https://ok.example', '*', 'data:']",
        "    imgsrc: [https://i.example]",
        "    font-src: https://f.example",
    )
    at = len((project / "mkdocs.yml").read_text(encoding="utf-8").splitlines())
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    places = [line.partition("; ")[0] for line in done.stderr.splitlines() if "[mkdocs]" in line]
    assert places == [
        f"mkdocs.yml:{at - 4}:3: [mkdocs] `scripts` is `perhaps`",
        f"mkdocs.yml:{at - 2}:5: [mkdocs] `'unsafe-inline'` in `script-src` is no origin",
        f"mkdocs.yml:{at - 2}:5: [mkdocs] `*` in `script-src` is no origin",
        f"mkdocs.yml:{at - 2}:5: [mkdocs] `data:` in `script-src` is no origin",
        f"mkdocs.yml:{at - 1}:5: [mkdocs] `imgsrc` is no directive that can be set",
        f"mkdocs.yml:{at}:5: [mkdocs] `font-src` is `https://f.example`",
    ]


@pytest.mark.slow
def test_under_another_theme_there_is_no_policy_and_no_setting_for_one(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "facts.yaml").write_bytes(FERRIES.read_bytes())
    settings = f"site_name: Ferries\ndocs_dir: content\nplugins: []\nhooks: [{ROOT / 'build.py'}]\ntheme: readthedocs\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = mkdocs("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Content-Security-Policy" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    configure(tmp_path, "extra:", "  scripts: true")
    done = mkdocs("build", cwd=tmp_path)
    assert "mkdocs.yml:8:3: [mkdocs] `scripts` is for the theme `factsheet`" in done.stderr


def test_no_template_writes_a_style_or_an_inline_script() -> None:
    """Also where no built page happens to show it. A card is a picture; framed.html is for other themes."""
    templates = [file for file in (ROOT / "templates").rglob("*.html") if file.name not in ("card.html", "framed.html")]
    forbidden = re.compile(r"\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
    texts = {file.name: re.sub(r"\{([%{#]).*?[%}#]\}", "", file.read_text("utf-8"), flags=re.S) for file in templates}
    wrong = {name: match[0] for name, text in texts.items() if (match := forbidden.search(text))}
    assert len(templates) > 20
    assert wrong == {}
