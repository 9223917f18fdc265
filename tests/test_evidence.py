"""Captured texts: where words stand in them, the links that open at them, and evidence.lock, which keeps both."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, strategies as st

from factsheet.core.model import Citation
from factsheet.core.problems import BuildError
from factsheet.evidence import copied, lock
from factsheet.evidence.fragment import Fragment, fragment
from factsheet.evidence.lock import Entry, Key, Lock, LockedSource
from factsheet.evidence.passage import CapturedText, passages
from factsheet.evidence.texts import read_texts
from factsheet.load.sheet import load
from factsheet.words.normalize import fold, origins
from tests.support.project import run

HASH = b"0" * 64
GAZETTE = (Path(__file__).parent / "cases" / "texts" / "gazette.txt").read_text(encoding="utf-8")


def link(quote: str, text: str = GAZETTE, **around: str | None) -> str:
    """The text fragment of a quote, unescaped; or why there is none, in brackets."""
    (found,) = passages(Citation(source="gazette", quote=quote, **around), CapturedText(text))
    directive, reason = fragment(found)
    return unquote(directive) or f"({reason})"


@pytest.mark.parametrize(
    ("quote", "directive"),
    [
        ("took in 45,000 boats", "took in 45,000 boats"),
        ("Ogdenville's harbour", "Ogdenville’s harbour"),  # the text's own quote mark
        ("2019–2023 plan", "2019–2023 plan"),
        ("45 of them", "45 of them"),
        ("harbour", "harbour,-took"),  # the title has the word too
        ("45", "45,-of"),  # in 45,000 and 45 boats as well
        ("boats for the young", "boats for the young"),
    ],
)
def test_a_link_opens_at_these_words_and_no_others(quote: str, directive: str) -> None:
    around = {"harbour": "took", "45": "of"}
    assert link(quote, suffix=around.get(quote)) == directive


def test_words_of_a_row_stand_in_one_line_of_one_cell() -> None:
    text = CapturedText("Town: Ogdenville | Firms: 2,400 / 310 more | Share: 12%")

    def places(quote: str) -> int:
        return len(passages(Citation(source="a", quote=quote), text))

    assert [places(quote) for quote in ("Ogdenville", "2,400", "310 more", "12%")] == [1, 1, 1, 1]
    assert [places(quote) for quote in ("Town", "Firms: 2,400", "Ogdenville | Firms", "2,400 / 310")] == [0, 0, 0, 0]
    (found,) = passages(Citation(source="a", quote="310"), text)
    assert (found.before, found.after) == ("", " more")


def test_a_pdf_is_not_opened_at_words() -> None:
    text = CapturedText("With 2,400 firms.", address="https://example.org/Report.PDF?v=2#page=3")
    (found,) = passages(Citation(source="a", quote="2,400 firms"), text)
    assert fragment(found) == Fragment("", "Firefox opens no PDF at words")


def test_what_is_raised_is_spelled_in_both_ways() -> None:
    assert link("2,400³ firms", "With 2,400³ firms in CO₂.") == "2,400³ firms&text=2,4003 firms"


def test_what_a_fragment_reserves_is_escaped() -> None:
    (found,) = passages(Citation(source="a", quote="a-b, c & d"), CapturedText("Words: a-b, c & d."))
    assert fragment(found).directive == "a%2Db%2C%20c%20%26%20d"


@pytest.mark.parametrize(
    ("quote", "directive"),
    [
        ("2024年", "(browsers differ on where a word ends here, as no space parts them)"),
        ("北京有2400家企业", "北京有2400家企业"),
        ("2400家企业", "2400家企业"),
        ("2400", "2400"),
    ],
)
def test_chinese_words_have_a_link_where_signs_or_digits_part_them(quote: str, directive: str) -> None:
    assert link(quote, "到2024年底，北京有2400家企业。\n北京市（首都）很大。") == directive


@pytest.mark.parametrize(
    ("text", "quote", "directive"),
    [
        ("RESUME here. A résumé here.", "résumé here", "A-,résumé here"),
        ("Strasse hier. Die Straße hier.", "Straße hier", "Die-,Straße hier"),
        ("A 2019-2023 plan. The 2019–2023 plan.", "2019–2023 plan", "The-,2019–2023 plan"),
        ("It has 12\u202f500\u00a0m.", "12 500 m", "12\u202f500\u00a0m"),
        ("In l’Espagne all is well.", "Espagne", "l’-,Espagne"),
        ("The mayor of Ogdenville’s town.", "mayor of Ogdenville", "mayor of Ogdenville,-’s"),
        ("It has 300GW of wind.", "300GW", "300GW"),
    ],
)
def test_what_any_browser_takes_for_the_same_is_told_apart(text: str, quote: str, directive: str) -> None:
    assert link(quote, text) == directive


def test_words_that_always_stand_among_the_same_ones_have_no_link() -> None:
    text = "one two. one two. one two. one two."
    assert link("two", f"zero {text}", prefix="zero one") == "zero one-,two"
    assert link("two", f"{text}\n{text}\nEnd one two.", prefix="End one").startswith("End one-,two")


def test_paragraphs_are_counted_behind_the_title_and_end_sentences() -> None:
    text = CapturedText(GAZETTE, "The harbour of Ogdenville")
    assert [text.lines[line].split()[0] for line in text.paragraphs] == ["Ogdenville’s", "The"]
    assert list(text.paragraphs.values()) == [1, 2]


@given(st.text(alphabet="aB “”–\u00a0\u200e\t\n7,.’"))
def test_each_folded_character_stands_for_one_of_the_text(text: str) -> None:
    own = origins(text)
    assert len(own) == len(fold(text))
    assert own == sorted(set(own))
    for folded, at in zip(fold(text), own, strict=True):
        assert fold(text[at]) == folded or (folded == " " and text[at].isspace())


words = st.text(alphabet="abcñ€é北 ,.-\"'\\", min_size=1, max_size=12)
keys = st.builds(Key, words, st.just("") | words, st.just("") | words, st.just("") | words, st.just("") | words)
entries = st.builds(Entry, st.none() | st.integers(1, 99), words, st.just("")) | st.builds(
    Entry, st.none(), st.just(""), words
)
sources = st.builds(LockedSource, st.just("0" * 64), st.dictionaries(keys, entries, max_size=4))


@pytest.mark.slow
@given(st.builds(Lock, st.dictionaries(st.sampled_from(["a", "b-2", "c"]), sources)))
def test_a_lock_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, before: Lock) -> None:
    file = tmp_path_factory.mktemp("lock") / lock.NAME
    lock.write(file, before)
    assert lock.read(file) == before
    lines = file.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith('    {"quote"') for line in lines) == sum(
        len(s.citations) for s in before.sources.values()
    )


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{"a": {\n  "text_sha256": }', "evidence.lock:2:18"),
        (b"[]", "evidence.lock:1:1"),
        (b'{"a": {"text_sha256": ""}}', "evidence.lock:1:1"),
        (b'{"a": {"text_sha256": "", "citations": [{"quote": "b", "page": 2}]}}', "evidence.lock:1:1"),
        (b'{"a": {"text_sha256": "%s", "citations": [{"quote": "b"}]}}' % HASH, "evidence.lock:1:1"),
        (
            b'{"a": {"text_sha256": "%s", "citations": [{"quote": "b", "fragment": "b", "paragraph": "2"}]}}' % HASH,
            "evidence.lock:1:1",
        ),
        (b"[" * 100_000, "evidence.lock:1:1"),
        (b"<<<<<<< HEAD\n{}", "evidence.lock:1:1"),
        (b"\xff", "evidence.lock:1:1"),
    ],
)
def test_a_damaged_lock_is_one_problem(tmp_path: Path, content: bytes, place: str) -> None:
    (tmp_path / lock.NAME).write_bytes(content)
    with pytest.raises(BuildError) as error:
        lock.read(tmp_path / lock.NAME)
    assert [str(one.place) for one in error.value.problems] == [place]


def test_files_of_texts_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes("Grüße\r\n".encode())
    (tmp_path / "latin.txt").write_bytes("Grüße".encode("latin-1"))
    (tmp_path / "typo.txt").write_text("words", encoding="utf-8")
    (tmp_path / ".#good.txt").write_text("an editor's", encoding="utf-8")
    found = read_texts(tmp_path, ["good", "latin"])
    assert found.by_source == {"good": "Grüße\n"}
    assert [problem.message for problem in found.problems] == [
        "byte 3 is no UTF-8",
        "this text fits no source: there is no source `typo`; expected one of good, latin",
    ]


def test_a_byte_order_mark_is_no_part_of_a_text_and_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    assert [one.message.split(";")[0] for one in read_texts(tmp_path, ["a"]).problems] == [
        "there are no captured texts in this folder"
    ]
    (tmp_path / "a.txt").write_bytes("\ufeffWords.".encode())
    assert read_texts(tmp_path, ["a"]).by_source == {"a": "Words."}


def test_ten_words_in_a_row_are_a_copy() -> None:
    text = "One two three, four five six; seven eight nine TEN eleven."
    word = copied.word_of([])
    assert list(copied.runs(text, word).values()) == [text[:50], text[4:-1]]
    assert copied.runs("one two three four five six seven eight nine", word) == {}
    chinese = "截至2024年底，春田市有2400多家人工智能企业，核心产业"
    assert next(iter(copied.runs(chinese, word).values())) == "截至2024年底，春田市有2400多家人工智能企业"
    assert copied.runs("春田市有2400多家人工智能企业", word) == {}


def test_a_name_is_one_word_and_a_quote_is_nobody_s_copy() -> None:
    word = copied.word_of(["Bureau of Ships and Boats"])
    text = "One two three four five six seven eight the Bureau of Ships and Boats said"
    assert len(copied.runs(text, word)) == 2
    quoting = 'He said "one two three four five six" and then seven eight nine'
    assert list(copied.runs_outside_quotes(quoting, word)) == []


def texts_of_lighthouses(project: Path) -> Path:
    """Texts that hold every quote of the small site, each in a paragraph of its own with its date and speaker."""
    folder = project / "texts"
    folder.mkdir()
    sheet = load(project / "facts.yaml", project).sheet
    said: dict[str, dict[str, None]] = {name: {source.title: None} for name, source in sheet.sources.items()}
    for entity, _, fact in sheet.facts():
        for citation in fact.citations:
            speaker = fact.attributed_to.name if fact.attributed_to else None
            name = sheet.entities[entity].name
            parts = [name, citation.prefix, citation.quote, citation.suffix, citation.dated, speaker]
            said[citation.source][f"Of {' '.join(filter(None, parts))} they wrote."] = None
    for name, lines in said.items():
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def texts(project: Path) -> Path:
    """Texts of the small site, whose hashes are not in the facts."""
    facts = project / "facts.yaml"
    lines = facts.read_text(encoding="utf-8").splitlines(keepends=True)
    facts.write_text("".join(line for line in lines if "text_sha256" not in line), encoding="utf-8")
    return texts_of_lighthouses(project)


@pytest.mark.slow
def test_a_contributor_without_texts_adds_a_fact_and_a_maintainer_locks_it(project: Path, texts: Path) -> None:
    assert run("build.py", "lock", "--sources", texts, cwd=project).returncode == 0
    facts = project / "facts.yaml"
    head, tail = facts.read_text(encoding="utf-8").split("      - id: height-1999\n", 1)
    fact = """      - id: paint
        statement: The tower is painted.
        citations: [{source: coast-herald-1999, quote: a coat of white paint}]
"""
    facts.write_text(f"{head}{fact}      - id: height-1999\n{tail}", encoding="utf-8")
    done = run("build.py", "check", cwd=project)
    assert done.returncode == 0
    assert "[evidence-lock] warning: evidence.lock does not have these words" in done.stdout
    assert run("build.py", "check", "--locked", cwd=project).returncode == 1  # as the workflow that publishes
    herald = texts / "coast-herald-1999.txt"
    herald.write_text(f"{herald.read_text(encoding='utf-8')}North Cape got a coat of white paint.\n", encoding="utf-8")
    before = (project / "evidence.lock").read_text(encoding="utf-8").splitlines()
    done = run("build.py", "lock", "--source", "coast-herald-1999", herald, cwd=project)
    assert "1 of them new; kept as they were: harbour-letter" in done.stdout
    assert run("build.py", "check", "--locked", cwd=project).returncode == 0
    after = (project / "evidence.lock").read_text(encoding="utf-8").splitlines()
    assert len(set(after) - set(before)) == 2  # its line, and the hash of the text


@pytest.mark.slow
def test_a_changed_citation_is_a_warning_without_the_texts_and_refused_with_them(project: Path, texts: Path) -> None:
    facts = project / "facts.yaml"
    done = run("build.py", "lock", "--sources", texts, cwd=project)
    assert (done.returncode, done.stdout[:14]) == (0, "evidence.lock:"), done.stdout + done.stderr
    assert run("build.py", "check", "--locked", cwd=project).stdout.count("known from evidence.lock alone") == 1

    changed = facts.read_text(encoding="utf-8").replace("dated: in 1999", "dated: by 1999", 1)
    facts.write_text(changed, encoding="utf-8")  # somebody without the texts
    done = run("build.py", "check", cwd=project)
    assert done.returncode == 0
    assert "[evidence-lock] warning: evidence.lock has these words with `dated: in 1999`" in done.stdout
    done = run("build.py", "check", "--locked", cwd=project)
    assert done.returncode == 1
    assert "[evidence-lock] evidence.lock has these words with `dated: in 1999`" in done.stdout

    before = (project / "evidence.lock").read_bytes()
    done = run("build.py", "lock", "--source", "coast-herald-1999", texts / "coast-herald-1999.txt", cwd=project)
    assert done.returncode == 1
    assert "[dated-near]" in done.stdout
    assert done.stdout.endswith("evidence.lock stays as it was\n")
    assert (project / "evidence.lock").read_bytes() == before

    herald = texts / "coast-herald-1999.txt"
    herald.write_text(herald.read_text(encoding="utf-8").replace("in 1999", "by 1999", 1), encoding="utf-8")
    done = run("build.py", "lock", "--source", "coast-herald-1999", herald, cwd=project)
    assert done.returncode == 0, done.stdout
    assert "kept as they were: harbour-letter" in done.stdout
    assert run("build.py", "check", "--locked", cwd=project).returncode == 0


@pytest.mark.slow
def test_locked_wants_a_lock(project: Path) -> None:
    done = run("build.py", "check", "--locked", cwd=project)
    assert done.returncode == 1
    assert "evidence.lock:1:1: [evidence-lock] there is no such file" in done.stdout


@pytest.mark.slow
def test_the_page_shows_the_paragraph_and_opens_the_text_s_own_words(project: Path, texts: Path) -> None:
    herald = texts / "coast-herald-1999.txt"
    herald.write_text(herald.read_text(encoding="utf-8").replace("41.5 metres", "41.5\u00a0metres"), encoding="utf-8")
    assert run("build.py", "lock", "--sources", texts, cwd=project).returncode == 0
    assert run("build.py", cwd=project).returncode == 0
    page = (project / "site" / "sources" / "coast-herald-1999" / "index.html").read_text(encoding="utf-8")
    assert 'paragraph <span data-count="paragraph@north-cape.height-1999:1">1</span>' in page
    assert "%C2%A0metres" in page

    title, _, rest = herald.read_text(encoding="utf-8").partition("\n")  # the source has a paragraph more
    herald.write_text(f"{title}\nThis stands before all others.\n{rest}", encoding="utf-8")
    assert run("build.py", "lock", "--sources", texts, cwd=project).returncode == 0
    assert run("build.py", cwd=project).returncode == 0
    again = (project / "site" / "sources" / "coast-herald-1999" / "index.html").read_text(encoding="utf-8")
    assert 'paragraph <span data-count="paragraph@north-cape.height-1999:1">2</span>' in again
