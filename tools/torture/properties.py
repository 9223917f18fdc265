"""Hypothesis on the loader and the reader of words: it looks for the smallest input that breaks one."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import HealthCheck, given, seed as with_seed, settings, strategies as st

from tools.torture import targets
from tools.torture.mutate import variant
from tools.torture.report import Outcome, Tally
from tools.torture.vocabulary import TEXTS

PIECES = st.sampled_from(
    (
        *TEXTS[:70],
        "2,400",
        "41.5 m",
        "3 to 5",
        "half",
        "million",
        "nearly",
        "per cent",
        "2024-05",
        "May 2024",
        "the first",
        "not exceeding",
        "a dozen",
        "twenty-one",
        "vingt",
        "tausend",
        "万",
        "億",
        "лет",
        "в 2024 году",
        "%",
        "–",
        "/",
        "(",
        ")",
        ",",
        ".",
        "+",
        "$",
    )
)
WORDINGS = st.lists(st.one_of(PIECES, st.text(max_size=6), st.integers().map(str)), max_size=8).flatmap(
    lambda pieces: st.sampled_from(("", " ", ", ")).map(lambda glue: glue.join(pieces))
)
"""Texts of words that mean numbers and dates, glued together, with any others between them."""

VARIANTS = st.integers(0, 1 << 64).map(lambda number: variant(Random(number)))  # noqa: S311 - a sample, no secret


def run(seed: int, count: int) -> Tally:
    """Try each target with so many inputs; a failure counts as one case that broke, with its smallest input."""
    tally = Tally("properties", seed)
    for number, (name, property_) in enumerate((("loader", loader), ("reader of words", reader))):
        tally.add([Outcome(number, name, failure(property_, seed, count // 2))])
        tally.sorts[name] += count // 2 - 1
    return tally


def failure(property_: Callable[[int, int], None], seed: int, count: int) -> str:
    """Return what broke a property; empty if nothing did."""
    try:
        property_(seed, count)
    except Exception as error:  # whatever it is, it is what was looked for
        notes = " ".join(getattr(error, "__notes__", ()))
        return f"{type(error).__name__}: {error} {notes}".strip()
    return ""


def _settings(count: int) -> settings:
    return settings(
        max_examples=count,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def loader(seed: int, count: int) -> None:
    """Read any bytes, any text, and variants of real sheets."""

    @with_seed(seed)
    @_settings(count)
    @given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode), VARIANTS))
    def check(raw: bytes) -> None:
        targets.load(raw)

    check()


def reader(seed: int, count: int) -> None:
    """Read any text as any language."""

    @with_seed(seed)
    @_settings(count)
    @given(st.one_of(WORDINGS, st.text(max_size=60)), st.sampled_from(targets.TAGS))
    def check(text: str, tag: str | None) -> None:
        targets.read_words(text, tag)

    check()
