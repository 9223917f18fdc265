"""Words in a row that a text of ours shares with a captured one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

RUN = 10
"""As many words in a row from a source, outside a quote, are a copy. Two characters of Chinese are one."""

Run = tuple[str, ...]
_UNSPACED = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_INITIAL = r"[^\W\d_]\."  # of a name: no word
_SPACED = rf"(?!{_INITIAL})(?:(?!{_UNSPACED.pattern})[^\W_])+(?:['’](?:(?!{_UNSPACED.pattern})[^\W_])+)*"
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def word_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return what a word is: a run of letters or digits, or one of these names, whole."""
    longest_first = sorted({name for name in names if " " in name}, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), _UNSPACED.pattern, _SPACED]), re.IGNORECASE)


def runs(text: str, word: re.Pattern[str]) -> dict[Run, str]:
    """Return every run of ten words of a text, in small letters, with how it is written.

    >>> list(runs("One two three four five six seven eight nine ten.", word_of([])).values())
    ['One two three four five six seven eight nine ten']
    """
    matches = list(word.finditer(text))
    words = [match[0].replace("’", "'").casefold() for match in matches]
    ends = [0, *accumulate(1 if _UNSPACED.fullmatch(word) else 2 for word in words)]  # in characters of Chinese
    whole: dict[Run, str] = {}
    for begin, match in enumerate(matches):
        end = bisect_left(ends, ends[begin] + 2 * RUN)
        if end < len(ends):
            whole[tuple(words[begin:end])] = text[match.start() : matches[end - 1].end()]
    return whole


def runs_outside_quotes(text: str, word: re.Pattern[str]) -> Iterator[tuple[Run, str]]:
    """Yield every run of ten words of a text, and how it is written; none goes into a quote or over one."""
    for part in _QUOTED.split(text):
        yield from runs(part, word).items()
