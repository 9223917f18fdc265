"""Commands and settings that people know of MkDocs, on our site."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from factsheet.cli.places import Site
from tests.support.project import configure, in_process, run

pytestmark = pytest.mark.slow

AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))
}


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_gh_deploy_pushes_the_site(project: Path, tmp_path: Path) -> None:
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    git(project, "init", "--quiet")
    git(project, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "--allow-empty", "-mA")
    git(project, "remote", "add", "origin", str(remote))
    done = run("-m", "mkdocs", "gh-deploy", cwd=project, FACTSHEET_SEARCH="off", **AUTHOR)
    assert done.returncode == 0, done.stderr
    pushed = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").split()
    assert {".nojekyll", "index.html", "lighthouses/north-cape/index.html", "api/v1/facts.json"} <= set(pushed)


def test_extra_styles_and_scripts_are_on_every_page(project: Path) -> None:
    for name in ("own.css", "own.js", "tool.mjs"):
        (project / "content" / name).write_text("/* ours */", encoding="utf-8")
    configure(
        project,
        "extra_css: [own.css, 'https://styles.example/x.css']",
        "extra_javascript: [own.js, tool.mjs, {path: own.js, type: module, async: true}]",
    )
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    for page, root in (("lighthouses/north-cape/index.html", "../../"), ("glossary/index.html", "../")):
        html = (project / "site" / page).read_text(encoding="utf-8")
        styles = re.findall('<link rel="stylesheet" href="([^"]*)">', html)
        assert styles == [f"{root}assets/site.css", f"{root}own.css", "https://styles.example/x.css"]
        scripts = re.findall("<script (?!>)([^>]*src=[^>]*)>", html)
        assert scripts[2:] == [
            f'src="{root}own.js"',
            f'src="{root}tool.mjs" type="module"',
            f'src="{root}own.js" type="module" async',
        ]


@pytest.mark.parametrize("setting", ["extra_css: [gone.css]", "extra_javascript: [gone.js]"])
def test_an_extra_file_that_is_not_there_is_a_problem(setting: str, project: Path) -> None:
    configure(project, setting)
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 1
    assert "leads nowhere: there is no such page" in done.stderr
    assert "gone." in done.stderr


def test_pages_by_hand_lead_to_their_file_where_edit_uri_says_so(project: Path) -> None:
    edit = '<a href="https://code.example/us/facts/edit/main/content/methodology.md">Edit this page</a>'
    configure(project, "repo_url: https://code.example/us/facts/")
    assert in_process(cwd=project, FACTSHEET_SEARCH="off").returncode == 0
    page = project / "site/methodology/index.html"
    assert "Edit this page" not in page.read_text(encoding="utf-8")
    configure(project, "edit_uri: edit/main/content/")
    assert in_process(cwd=project, FACTSHEET_SEARCH="off").returncode == 0
    assert edit in page.read_text(encoding="utf-8")
    assert "Edit this page" not in (project / "site/lighthouses/north-cape/index.html").read_text(encoding="utf-8")


def test_the_summary_names_the_folder_of_the_settings(project: Path) -> None:
    configure(project, "site_dir: public")
    first, second = (in_process(cwd=project, FACTSHEET_SEARCH="off") for _ in range(2))
    assert first.stdout.endswith(" seconds: public/\n")
    assert ("Next: " in first.stderr, "Next: " in second.stderr) == (True, False)


WITH_NAME = """
def on_env(env, **_):
    env.globals["named"] = {name!r}
    return env
"""


@pytest.mark.parametrize(
    ("file", "setting", "shown"),
    [
        pytest.param("mkdocs.yml", "extra_css: [{name}.css]", "extra_css | join", marks=pytest.mark.exhaustive),
        pytest.param("base.yml", "extra_css: [{name}.css]", "extra_css | join", marks=pytest.mark.exhaustive),
        ("own.py", WITH_NAME, "named"),
    ],
)
def test_what_templates_can_see_makes_pages_anew(file: str, setting: str, shown: str, project: Path) -> None:
    shell, page = project / "templates" / "main.html", project / "site" / "lighthouses" / "north-cape" / "index.html"
    shell.write_text(shell.read_text().replace('<a class="skip"', f'{{{{ {shown} }}}}<a class="skip"'), "utf-8")
    configure(project, "INHERIT: base.yml", "hooks: [own.py, build.py]")
    for other in ("base.yml", "own.py"):
        (project / other).write_text("", encoding="utf-8")
    before = (project / file).read_text(encoding="utf-8")
    for name in ("one", "two"):
        (project / "content" / f"{name}.css").write_text("", encoding="utf-8")
        (project / file).write_text(before + setting.format(name=name), encoding="utf-8")
        done = run("build.py", cwd=project, FACTSHEET_SEARCH="off")
        assert (done.returncode, done.stderr) == (0, done.stderr)
        assert name in page.read_text(encoding="utf-8").partition('<a class="skip"')[0]


def test_settings_may_stand_in_another_folder(project: Path) -> None:
    other = project / "other"
    other.mkdir()
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    for here, there in (
        ("docs_dir: content", "docs_dir: ../content"),
        ("custom_dir: templates", "custom_dir: ../templates"),
        ("hooks: [build.py]", "hooks: [../build.py]"),
        ("extra:\n", "extra:\n  facts: ../sheet.yaml\n"),
    ):
        assert here in settings
        settings = settings.replace(here, there)
    (other / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "facts.yaml").rename(project / "sheet.yaml")
    for command in (["project/build.py"], ["-m", "mkdocs", "build"]):
        done = run(*command, "-f", "project/other/mkdocs.yml", cwd=project.parent, FACTSHEET_SEARCH="off")
        assert done.returncode == 0, done.stderr
        shutil.rmtree(other / "site")
    checked = run("project/build.py", "check", "-f", "project/other/mkdocs.yml", cwd=project.parent)
    assert (checked.returncode, "no problems" in checked.stdout) == (0, True)


def test_commands_take_the_facts_that_an_inherited_file_names(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "base.yml").write_text("extra: {facts: sheet.yaml}\n", encoding="utf-8")
    (tmp_path / "sites" / "one.yml").write_text("INHERIT: ../base.yml\nextra: {cards: none}\n", encoding="utf-8")
    site = Site.of(tmp_path / "sites" / "one.yml")
    assert site.where(None) == (tmp_path / "sites", tmp_path / "sites" / "sheet.yaml")


MINIFY = '''
"""A minifier: quotes that need not be there go, and so do comments and some of the tags that close."""
import re

def on_post_page(html, page, config):
    html = re.sub("<!--.*?-->|</p>|</li>", "", html, flags=re.S)
    return re.sub("=\\"([^\\"\\\\s'=<>`]+)\\"", r"=\\1", html)
'''


def write_more(project: Path, text: str) -> None:
    with (project / "content/methodology.md").open("a", encoding="utf-8") as page:
        page.write(f"\n\n{text}\n")


@pytest.mark.parametrize("hooks", ["[minify.py, build.py]", "[build.py, minify.py]"])
def test_minified_pages_are_whole_and_their_links_are_checked(hooks: str, project: Path) -> None:
    (project / "minify.py").write_text(MINIFY, encoding="utf-8")
    configure(project, f"hooks: {hooks}")
    write_more(project, "[A light](lighthouses/north-cape/index.md#height-1999), [here](#method)\n\n## Method")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    html = (project / "site/lighthouses/north-cape/index.html").read_text(encoding="utf-8")
    assert "<main id=main" in html
    assert "data-fact=north-cape." in html
    write_more(project, "[Gone](lighthouses/no-cape/index.md) and [gone](lighthouses/north-cape/index.md#gone)")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 1
    assert done.stderr.count("leads nowhere") == 2


REDIRECTS = '''
"""Redirects, as a plugin makes them: it looks for the page that one leads to, and writes a file at the end."""
from pathlib import Path

def on_files(files, config):
    assert files.get_file_from_path("lighthouses/north-cape/index.md")

def on_post_build(config):
    page = Path(config.site_dir, "old/index.html")
    page.parent.mkdir()
    page.write_text("<a href=../lighthouses/north-cape/>There</a>")
'''


def test_redirects_may_lead_to_pages_of_facts_and_be_linked_to(project: Path) -> None:
    (project / "redirects.py").write_text(REDIRECTS, encoding="utf-8")
    configure(project, "hooks: [redirects.py, build.py]")
    write_more(project, "[Moved](../old/)")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    assert (project / "site/old/index.html").is_file()


def test_a_link_to_a_page_of_facts_is_mended_as_the_message_says(project: Path) -> None:
    name = "lighthouses/north-cape"
    tried = (f"{name}.md", f"{name}/", f"/nowhere/{name}/", "north-cape.md")
    write_more(project, "\n".join(f"[A light]({link})" for link in tried))
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 1
    right = f"{name}/index.md"
    said = [f"write `{right}`", f"write `{right}`", f"did you mean `{right}`?", f"did you mean `{right}`?"]
    problems = [line for line in done.stderr.splitlines() if "leads nowhere" in line]
    for link, hint in zip(tried, said, strict=True):
        assert [line for line in problems if f"the link `{link}` leads" in line and line.endswith(hint)], done.stderr
    page = project / "content/methodology.md"
    text = page.read_text(encoding="utf-8")
    for link in tried:
        text = text.replace(f"({link})", f"({right})")
    page.write_text(text, encoding="utf-8")
    assert in_process(cwd=project, FACTSHEET_SEARCH="off").returncode == 0


def test_a_template_of_no_kind_is_a_warning(project: Path) -> None:
    kinds = project / "templates/kinds"
    kinds.mkdir()
    for name in ("lighthouses", "ship", "_macros", "keeper-body"):
        (kinds / f"{name}.html").write_text("{% extends 'entity.html' %}", encoding="utf-8")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 0, done.stderr
    unused = "[template] warning: there is no kind `{}`: no page uses this template; call it "
    assert [line for line in done.stderr.splitlines() if "[template]" in line] == [
        "templates/kinds/lighthouses.html:1:1: " + unused.format("lighthouses") + "kinds/lighthouse.html",
        "templates/kinds/ship.html:1:1: " + unused.format("ship") + "by the id of a kind",
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("{{ page.nam }}", "EntityPage has no attribute 'nam'; did you mean `names`? It has box, "),
        ("{{ nonsense.name }}", "'nonsense' is undefined"),
        ("{{ site.kins }}", "SiteView has no attribute 'kins'; did you mean `kinds`? It has "),
    ],
)
def test_a_name_that_a_template_has_in_vain_comes_with_those_that_there_are(
    wrong: str, message: str, project: Path
) -> None:
    (project / "templates/kinds").mkdir()
    template = "{% extends 'entity.html' %}\n{% block points %}\n" + wrong + "\n{% endblock %}\n"
    (project / "templates/kinds/lighthouse.html").write_text(template, encoding="utf-8")
    done = in_process(cwd=project, FACTSHEET_SEARCH="off")
    assert done.returncode == 1
    assert f"templates/kinds/lighthouse.html:3:1: [template] {message}" in done.stderr
