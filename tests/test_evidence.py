"""Captured texts: what stands in them, and evidence.lock, which keeps where words stand and what opens them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from factsheet.core.fact import Citation
from factsheet.core.problems import BuildError
from factsheet.edit.lock import Relocked
from factsheet.evidence import cells, copied, lock
from factsheet.evidence.lock import CitationKey, Entry, Lock, LockedSource
from factsheet.evidence.passage import CapturedText
from factsheet.evidence.quote_places import passages
from factsheet.evidence.texts import read_texts
from factsheet.load.sheet import load
from factsheet.words.normalize import fold, origins
from tests.support.project import in_process

HASH = b"0" * 64
GAZETTE = (Path(__file__).parent / "cases" / "texts" / "gazette.txt").read_text(encoding="utf-8")


def test_paragraphs_are_counted_behind_the_title_and_end_sentences() -> None:
    text = CapturedText(GAZETTE, "The harbour of Ogdenville")
    assert [text.lines[line].split()[0] for line in text.paragraphs] == ["Ogdenville’s", "The"]
    assert list(text.paragraphs.values()) == [1, 2]


def test_a_row_of_a_table_is_no_paragraph_however_long_it_is() -> None:
    row = " | ".join(f"Column {number}: {number},000" for number in range(1, 20))
    text = CapturedText(f"Towns\n{row}\nThe harbour was closed.\n", "Towns")
    assert dict(text.paragraphs) == {2: 1}


@pytest.mark.parametrize(
    ("quote", "heading", "places"),
    [("4.5", "Rate: men", 1), ("4.5", "Rate", 1), ("5.1", "Rate: men", 0), ("5.1", "Rat", 0), ("2", "Rate: men", 0)],
)
def test_the_heading_of_a_column_may_hold_a_colon(quote: str, heading: str, places: int) -> None:
    text = CapturedText("Rate: men: 4.5 | Rate: women: 5.1\nRate: men, 2 of 3\n")
    assert len(passages(Citation(source="census", quote=quote, heading=heading), text)) == places


def test_lock_counts_the_cells_whose_links_open_a_page_alone_and_names_other_words() -> None:
    """A table has hundreds of numbers that stand in it twice."""
    cells = {CitationKey(quote, row="Feb 2010"): Entry(unlinked="they stand elsewhere") for quote in ("4", "5", "12")}
    words = {CitationKey("two halls"): Entry(unlinked="they stand elsewhere")}
    after = Lock(sources={"census": LockedSource("0" * 64, {**cells, **words})})
    assert str(Relocked(Lock(), after, frozenset(["census"]))).splitlines() == [
        "census: the link to `two halls` opens the page only: they stand elsewhere",
        "census: links to cells of tables that open the page only: 3; they stand elsewhere",
        "evidence.lock: 4 citations from 1 text, 4 of them new",
    ]


@given(st.text(alphabet="aB “”–\u00a0\u200e\t\n7,.’"))
def test_each_folded_character_stands_for_one_of_the_text(text: str) -> None:
    own = origins(text)
    assert len(own) == len(fold(text))
    assert own == sorted(set(own))
    for folded, at in zip(fold(text), own, strict=True):
        assert fold(text[at]) == folded or (folded == " " and text[at].isspace())


words = st.text(alphabet="abcñ€é北 ,.-\"'\\", min_size=1, max_size=12)
keys = st.builds(CitationKey, words, st.just("") | words, st.just("") | words, st.just("") | words, st.just("") | words)
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
    assert written(text) == [text[:50], text[4:-1]]
    assert written("one two three four five six seven eight nine") == []
    chinese = "截至2024年底，春田市有2400多家人工智能企业，核心产业"
    assert written(chinese)[0] == "截至2024年底，春田市有2400多家人工智能企业"
    assert written("春田市有2400多家人工智能企业") == []


def written(text: str) -> list[str]:
    return [words for _, words in copied.runs(text, copied.Names.of([]))]


def test_a_name_is_one_word_and_a_quote_is_nobody_s_copy() -> None:
    names = copied.Names.of(["Bureau of Ships and Boats"])
    text = "One two three four five six seven eight the Bureau of Ships and Boats said"
    assert len(list(copied.runs(text, names))) == 2
    assert len(list(copied.runs(text.replace("Boats", "Boats’s"), names))) == 2
    quoting = 'He said "one two three four five six" and then seven eight nine'
    assert list(copied.runs_outside_quotes(quoting, names)) == []


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
            quoted = " ".join(filter(None, [citation.prefix, citation.quote, citation.suffix]))
            parts = [name, quoted, citation.dated, speaker]
            said[citation.source][f"Of {'; '.join(filter(None, parts))} they wrote."] = None
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
    assert in_process("lock", "--sources", texts, cwd=project).returncode == 0
    facts = project / "facts.yaml"
    head, tail = facts.read_text(encoding="utf-8").split("      - id: height-1999\n", 1)
    fact = """      - id: paint
        statement: The tower is painted.
        citations: [{source: coast-herald-1999, quote: a coat of white paint}]
"""
    facts.write_text(f"{head}{fact}      - id: height-1999\n{tail}", encoding="utf-8")
    done = in_process("check", cwd=project)
    assert done.returncode == 0
    assert "[evidence-lock] warning: evidence.lock does not have these words" in done.stdout
    assert in_process("check", "--locked", cwd=project).returncode == 1  # as the workflow that publishes
    herald = texts / "coast-herald-1999.txt"
    herald.write_text(f"{herald.read_text(encoding='utf-8')}North Cape got a coat of white paint.\n", encoding="utf-8")
    before = (project / "evidence.lock").read_text(encoding="utf-8").splitlines()
    done = in_process("lock", "--source", "coast-herald-1999", herald, cwd=project)
    assert "1 of them new; kept as they were: harbour-letter" in done.stdout
    assert in_process("check", "--locked", cwd=project).returncode == 0
    after = (project / "evidence.lock").read_text(encoding="utf-8").splitlines()
    assert len(set(after) - set(before)) == 2  # its line, and the hash of the text


@pytest.mark.slow
def test_a_changed_citation_is_a_warning_without_the_texts_and_refused_with_them(project: Path, texts: Path) -> None:
    facts = project / "facts.yaml"
    done = in_process("lock", "--sources", texts, cwd=project)
    assert (done.returncode, done.stdout[:14]) == (0, "evidence.lock:"), done.stdout + done.stderr
    assert in_process("check", "--locked", cwd=project).stdout.count("known from evidence.lock alone") == 1

    changed = facts.read_text(encoding="utf-8").replace("dated: in 1999", "dated: by 1999", 1)
    facts.write_text(changed, encoding="utf-8")  # somebody without the texts
    done = in_process("check", cwd=project)
    assert done.returncode == 0
    assert "[evidence-lock] warning: evidence.lock has these words with `dated: in 1999`" in done.stdout
    done = in_process("check", "--locked", cwd=project)
    assert done.returncode == 1
    assert "[evidence-lock] evidence.lock has these words with `dated: in 1999`" in done.stdout

    before = (project / "evidence.lock").read_bytes()
    done = in_process("lock", "--source", "coast-herald-1999", texts / "coast-herald-1999.txt", cwd=project)
    assert done.returncode == 1
    assert "[dated-near]" in done.stdout
    assert done.stdout.endswith("evidence.lock stays as it was\n")
    assert (project / "evidence.lock").read_bytes() == before

    herald = texts / "coast-herald-1999.txt"
    herald.write_text(herald.read_text(encoding="utf-8").replace("in 1999", "by 1999", 1), encoding="utf-8")
    done = in_process("lock", "--source", "coast-herald-1999", herald, cwd=project)
    assert done.returncode == 0, done.stdout
    assert "kept as they were: harbour-letter" in done.stdout
    assert in_process("check", "--locked", cwd=project).returncode == 0


@pytest.mark.slow
def test_locked_wants_a_lock(project: Path) -> None:
    done = in_process("check", "--locked", cwd=project)
    assert done.returncode == 1
    assert "evidence.lock:1:1: [evidence-lock] there is no such file" in done.stdout


@pytest.mark.slow
def test_the_page_shows_the_paragraph_and_opens_the_text_s_own_words(project: Path, texts: Path) -> None:
    herald = texts / "coast-herald-1999.txt"
    herald.write_text(herald.read_text(encoding="utf-8").replace("41.5 metres", "41.5\u00a0metres"), encoding="utf-8")
    assert in_process("lock", "--sources", texts, cwd=project).returncode == 0
    assert in_process(cwd=project).returncode == 0
    page = (project / "site" / "sources" / "coast-herald-1999" / "index.html").read_text(encoding="utf-8")
    assert 'paragraph <span data-count="paragraph@north-cape.height-1999:1">1</span>' in page
    assert "%C2%A0metres" in page

    title, _, rest = herald.read_text(encoding="utf-8").partition("\n")  # the source has a paragraph more
    herald.write_text(f"{title}\nThis stands before all others.\n{rest}", encoding="utf-8")
    assert in_process("lock", "--sources", texts, cwd=project).returncode == 0
    assert in_process(cwd=project).returncode == 0
    again = (project / "site" / "sources" / "coast-herald-1999" / "index.html").read_text(encoding="utf-8")
    assert 'paragraph <span data-count="paragraph@north-cape.height-1999:1">2</span>' in again


def test_a_label_that_a_long_table_lacks_is_compared_with_a_part_of_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def close(_: str, others: Iterable[str], n: int) -> list[str]:
        compared.append(len(list(others)))
        return ["Town 5"][:n]

    monkeypatch.setattr(cells, "get_close_matches", close)
    tables = CapturedText("\n".join(f"Town: Town {number} | 2000: {number}" for number in range(5000))).tables
    assert [tables.near("2000", "Twn 5") for _ in range(40)] == [["Town 5"]] * 40
    assert compared == [1000]
