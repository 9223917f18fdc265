"""Words in a row that a text of ours shares with a captured one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

RUN = 10
"""As many words in a row from a source, outside a quote, are a copy."""

Run = tuple[str, ...]
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def word_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return what a word is: a run of letters or digits, or one of these names, whole."""
    longest_first = sorted({name for name in names if " " in name}, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), r"[^\W_]+(?:['’][^\W_]+)*"]), re.IGNORECASE)


def runs(text: str, word: re.Pattern[str]) -> dict[Run, str]:
    """Return every run of ten words of a text, in small letters, with how it is written."""
    found = [(match[0].replace("’", "'").casefold(), match.span()) for match in word.finditer(text)]
    some = (found[at : at + RUN] for at in range(len(found) - RUN + 1))
    return {tuple(word for word, _ in run): text[run[0][1][0] : run[-1][1][1]] for run in some}


def runs_outside_quotes(text: str, word: re.Pattern[str]) -> Iterator[tuple[Run, str]]:
    """Yield every run of ten words of a text, and how it is written; none goes into a quote or over one."""
    for part in _QUOTED.split(text):
        yield from runs(part, word).items()
