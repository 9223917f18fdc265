"""A captured text may have megabytes in one line: what stands around quotes is read once, and not without end."""

from __future__ import annotations

import gc
import re
import tracemalloc
from pathlib import Path
from typing import Any

from factsheet.checks import limits, runner
from factsheet.checks.context import Context
from factsheet.core.fact import Citation
from factsheet.core.problems import Problem
from factsheet.evidence import copied
from factsheet.evidence.passage import CapturedText
from factsheet.evidence.quote_places import passages
from factsheet.load.sheet import Loaded, load
from tests.support.project import TODAY
from tests.support.sheets import Record, fact, figure, sheet, written


def test_a_text_that_is_all_numbers_is_refused_with_the_place_of_its_source(tmp_path: Path) -> None:
    quotes = [f"tower {k} has" for k in range(20)]
    (problem,) = checked(quotes, " ".join(f"The {quote} " + "1 " * 4_000 for quote in quotes), tmp_path)
    assert re.fullmatch(r"facts\.yaml:\d+:\d+", str(problem.place))
    assert source_line(problem, tmp_path) == '"paper": {'
    assert problem.message == (
        "the text around these quotes has 80,020 places where a number or date may stand; expected at most 35,000"
    )
    assert problem.hint == "cite less of it, or capture the part that is cited"


def test_a_long_text_with_a_number_in_each_sentence_is_read(tmp_path: Path) -> None:
    quotes = [f"tower number {k} is tall" for k in range(2_000)]
    text = " ".join(f"The {quote}, and people come to see it from all over the world." for quote in quotes)
    assert len(text) > 2 * limits.MOST_AROUND
    assert checked(quotes, text, tmp_path) == []


def test_numbers_that_stand_around_no_quote_count_nothing(tmp_path: Path) -> None:
    assert checked(["tower is tall"], "The tower is tall.\n" + "1 " * 100_000, tmp_path) == []


def test_quotes_whose_words_stand_everywhere_are_refused(tmp_path: Path) -> None:
    quotes = ["tower " * length + "is tall" for length in range(1, 11)]
    (problem,) = checked(quotes, "tower " * 200_000 + "is tall " * 200_000, tmp_path)
    assert problem.message.startswith("the quotes from this text may stand in 2,030,789 places")
    assert source_line(problem, tmp_path) == '"paper": {'


def test_a_quote_with_one_rare_word_is_found_among_many_that_are_not(tmp_path: Path) -> None:
    quotes = [f"tower {k} is tall" for k in range(300)]
    text = "tower is tall " * 30_000 + " ".join(f"The {quote} indeed." for quote in quotes)
    assert checked(quotes, text, tmp_path) == []


def test_words_that_date_a_quote_are_looked_at_where_they_stand_next_to_it(tmp_path: Path) -> None:
    dated = {"quote": "the tower was built", "dated": "in 1990"}
    text = "It fell in 1990-91. " * 50 + "In all, the tower was built in 1990. " + "It fell in 1990-91. " * 50
    assert checked([dated], text, tmp_path, as_of="1990") == []


def test_a_cell_of_a_row_of_many_is_the_piece_of_a_quote() -> None:
    text = CapturedText(" | ".join(f"Towers: {k} in all / {k} of stone" for k in range(100)))
    (passage,) = passages(cited("57 of stone"), text)
    assert passage.paragraph[passage.cell] == "57 of stone"
    (passage,) = passages(cited("57 in all", heading="Towers"), text)
    assert (passage.before, passage.after) == ("", "")
    assert passages(cited("57 in all", heading="Halls"), text) == []


def test_few_bytes_of_a_text_are_held_for_each_of_its_words() -> None:
    text = "ab cd ef gh ij kl mn op qr st uv " * 10_000
    tracemalloc.start()
    try:
        assert not any(run[0] == "xy" for run, _ in copied.runs(text, copied.Names.of(["New Town"])))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40 * 110_000


def test_a_name_is_one_word_however_many_there_are() -> None:
    names = copied.Names.of([*(f"Port {k}" for k in range(5_000)), "Port 7 of the North"])
    text = "One of port 7 of the north and Port 4999 and seven eight nine ten eleven"
    (first, *_), (second, *_) = (run for run, _ in copied.runs(text, names))
    assert [first, second] == ["one", "of"]
    whole = next(run for run, _ in copied.runs(text, names))
    assert whole[2:5] == ("port 7 of the north", "and", "port 4999")
    (last,) = (run for run, _ in copied.runs("one two three four five six seven eight nine port 7", names))
    assert last[-1] == "port 7"


def test_the_collector_does_not_look_through_all_facts_again_and_again(tmp_path: Path) -> None:
    seen: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            seen.append(about["generation"])

    loaded = loaded_from([fact(k, figure=figure(k), topics=["none"]) for k in range(2_000)], tmp_path)
    gc.callbacks.append(note)
    try:
        runner.check(loaded, Context(loaded.sheet, TODAY))
    finally:
        gc.callbacks.remove(note)
    assert 2 not in seen, seen
    assert gc.isenabled()


def cited(quote: str, **more: Any) -> Citation:
    return Citation(source="paper", quote=quote, **more)


def checked(quotes: list[Any], text: str, folder: Path, **more: Any) -> list[Problem]:
    """Check facts with these quotes, or citations, against a text; return what is no warning."""
    citations = [one if isinstance(one, dict) else {"quote": one} for one in quotes]
    facts = [fact(k, citations=[{"source": "paper", **one}], **more) for k, one in enumerate(citations)]
    loaded = loaded_from(facts, folder)
    problems = runner.check(loaded, Context(loaded.sheet, TODAY, {"paper": text}))
    return [problem for problem in problems if not problem.is_warning]


def source_line(problem: Problem, folder: Path) -> str:
    return (folder / "facts.yaml").read_text("utf-8").splitlines()[(problem.place.line or 0) - 1].strip()


def loaded_from(facts: list[Record], folder: Path) -> Loaded:
    file = folder / "facts.yaml"
    file.write_text(written(sheet(facts)), encoding="utf-8")
    return load(file, folder)
