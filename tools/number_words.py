"""Number words of CLDR -> `factsheet/words/vocabulary/numbers/*.yaml`: `python -m tools.number_words` writes them anew.

unicode-rbnf spells numbers by the rules of CLDR. It is asked here, once, so that a build needs neither it nor its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from unicode_rbnf import FormatPurpose, RbnfEngine
from unicode_rbnf.engine import RbnfError

from factsheet.words.language.vocabulary import lists_in
from factsheet.words.lexer import WORD, Lexer, plain
from factsheet.words.normalize import fold

FOLDER = Path(__file__).parents[1] / "factsheet" / "words" / "vocabulary" / "numbers"
LANGUAGES = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ms", "nb", "nl",
    "pl", "pt", "ro", "ru", "sk", "sv", "tr", "uk", "vi",
)  # fmt: skip
"""Languages with lists of ours, but English, which has them all, and those that write numbers in signs."""

_IN_CLDR = {"nb": "no"}
_MEAN_MORE = {
    "vi": {"năm", "không", "tư", "mốt", "lẻ"},  # year, not, private, fashion, odd
    "hu": {"hét"},  # week
    "ro": {"nouă"},  # new
    "ca": {"nou", "deu", "set"},  # new, owes, thirst
}
"""Language -> number words that mean other things as often: known, never read alone."""

_GLUED = (2, 3)
_GLUED_POWERS = {
    **dict.fromkeys(("da", "de", "it", "nl", "sk", "sv"), _GLUED),
    "fi": (1, *_GLUED),
    "hu": (*_GLUED, 6, 9),
}
"""Language -> the powers of ten whose words are glued to their count: dreihundert, kaksikymmentä."""

_ROMANCE = ("ca", "es", "fr", "it", "pt", "ro")
_BEGIN_AS_NUMBERS = ("de", "fi", "hu", "it")  # their long ordinals
_PAIRS = "-plural"  # in the names of rulesets of Finnish for things in pairs
_CEDILLAS = str.maketrans("şţ", "șț")  # of CLDR and of old texts
_UNSEEN = str.maketrans({"\u00ad": None})
_SMALL = range(100)
_HUNDREDS = range(100, 1000, 100)
_POWERS = (2, 3, 6, 9, 12)
_COUNTS = (1, 2, 3, 5, 10, 21)  # that take other forms of a scale behind them
_LEXER = Lexer()


@cache
def _engine(code: str) -> RbnfEngine:
    return RbnfEngine.for_language(_IN_CLDR.get(code, code))


@cache
def spellings(code: str, number: int, purpose: FormatPurpose = FormatPurpose.CARDINAL) -> dict[str, str]:
    """Return how a language spells a number, by the name of the ruleset: gender, case, use."""
    try:
        found = _engine(code).format_number(number, purpose).text_by_ruleset
    except (ValueError, RbnfError):  # no ordinals, or none so high
        return {}
    texts = {name: text.translate(_UNSEEN) for name, text in found.items() if not (code == "fi" and _PAIRS in name)}
    if code == "ro":
        texts |= {f"{name}-comma": text.translate(_CEDILLAS) for name, text in texts.items()}
    return {name: plain(fold(text)) for name, text in texts.items() if text and not any(map(str.isdecimal, text))}


def _lexemes(text: str) -> tuple[str, ...]:
    """Return the words of a spelling, without the hyphens between them."""
    texts, sorts, _ = _LEXER.read(text)
    return tuple(text for text, sort in zip(texts, sorts, strict=True) if sort == WORD or text == "'")


def _numbers(code: str) -> dict[str, int]:
    """Return the spellings of 0 to 99 and of the hundreds that are more than a ten and a one side by side."""
    values: dict[str, int] = {}
    left_out = set(_MEAN_MORE.get(code, ()))
    for number in (*_SMALL, *_HUNDREDS):
        for name, text in spellings(code, number).items():
            if not _is_sum(code, number, name, text) and values.setdefault(text, number) != number:
                left_out.add(text)
    return {text: value for text, value in values.items() if text not in left_out}


def _is_sum(code: str, number: int, name: str, text: str) -> bool:
    """Tell whether a spelling is that of its ten and that of its one, one behind the other."""
    one = number % 10
    if code == "fi" and number >= 20:
        return True  # of its words in one, with forms of ten and hundred
    tens, ones = spellings(code, number - one).get(name), spellings(code, one).get(name)
    if not 20 < number < 100 or not one or not tens or not ones or ones in _MEAN_MORE.get(code, ()):
        return False
    return _lexemes(text) == (*_lexemes(tens), *_lexemes(ones))


def _with_scales(code: str) -> dict[str, int]:
    """Return the words that mean other things as often together with a scale, which makes them numbers: năm triệu."""
    ones = {text: one for one in range(1, 11) for text in spellings(code, one).values()}
    words = sorted(_MEAN_MORE.get(code, set()) & ones.keys())
    return {f"{word} {form}": ones[word] * size for word in words for form, size in _scales(code).items()}


@cache
def _scales(code: str) -> dict[str, int]:
    """Return the forms of hundred, thousand, million and their like behind a number that stands apart from them."""
    found: dict[str, int] = {}
    for power in _POWERS:
        for count in _COUNTS:
            for form in _behind_count(code, count, 10**power):
                if found.setdefault(form, 10**power) != 10**power:
                    found.pop(form)
    return found


def _behind_count(code: str, count: int, factor: int) -> Iterator[str]:
    counts = list(dict.fromkeys(spellings(code, count).values()))
    for text in spellings(code, count * factor).values():
        yield from (text[len(one) + 1 :] for one in counts if text.startswith(f"{one} "))


def _powers(code: str) -> dict[str, int]:
    return {text: 10**power for power in _POWERS if (text := spellings(code, 10**power).get("spellout-numbering"))}


def _whole(code: str) -> dict[str, int]:
    """Return words for a thousand or a million that are no scale behind a count: seribu, хиляда, אלפיים."""
    found = {text: value for text, value in _powers(code).items() if len(_lexemes(text)) == 1}
    for count in range(2, 11):
        ones = tuple(f"{one} " for one in spellings(code, count).values())
        texts = spellings(code, count * 1000).values()
        found |= {text: count * 1000 for text in texts if not text.startswith(ones)}
    return {text: value for text, value in found.items() if text not in {**_scales(code), **_in_one_word(code)}}


def _in_one_word(code: str) -> dict[str, int]:
    """Return the forms of hundred, thousand and their like that are glued to their count, and those without one."""
    forms: dict[str, int] = {}
    for power in _GLUED_POWERS.get(code, ()):
        for count in (3, 5):
            for name, text in spellings(code, count * 10**power).items():
                one = spellings(code, count).get(name, "")
                if one and text.startswith(one) and text.removeprefix(one).isalpha():
                    forms[text.removeprefix(one)] = 10**power
    if not forms:
        return {}
    alone = ((power, text) for power in _GLUED for text in spellings(code, 10**power).values())
    return forms | {text: 10**power for power, text in alone if text.isalpha() and not text.endswith(tuple(forms))}


def _words_of(code: str, sample: Iterable[int], purpose: FormatPurpose) -> set[str]:
    """Return the words that the numbers of a sample are spelled with."""
    texts = (text for number in sample for text in spellings(code, number, purpose).values())
    return {word for text in texts for word in _lexemes(text) if len(word) > 1}


def _sample() -> tuple[int, ...]:
    return (*range(21), *range(30, 100, 10), 21, 25, 32, 43, *_HUNDREDS, *(n * 10**p for p in _POWERS for n in _COUNTS))


def _read(code: str) -> set[str]:
    """Return the words that are read as numbers and scales, and those that join them."""
    ours = lists_in(code)
    own = {*ours.get("numbers", {}), *ours.get("scales", {}), *ours.get("joins", ())}
    return {*_numbers(code), *_scales(code), *_whole(code), *map(str, own)}


def _parts(code: str) -> set[str]:
    """Return every other word that numbers are spelled with: next to one no number is read alone."""
    return _words_of(code, _sample(), FormatPurpose.CARDINAL) - _read(code) - _MEAN_MORE.get(code, set())


def _loose_parts(code: str) -> set[str]:
    """Return the words of ordinals from the third on, and number words that mean other things as often."""
    every = () if code in _BEGIN_AS_NUMBERS else range(3, 110)
    ordinals = _words_of(code, (*every, *_sample()[3:]), FormatPurpose.ORDINAL) - _first_ordinals(code)
    return (ordinals | _MEAN_MORE.get(code, set())) - _parts(code) - _read(code)


def _first_ordinals(code: str) -> set[str]:
    """Return the words for first and second, which stand before a number without being part of it: the first ten."""
    return _words_of(code, (1, 2), FormatPurpose.ORDINAL) - _parts(code) - _read(code)


def _behind_numbers(code: str) -> set[str]:
    """Return the words for first that stand behind a number without making it an ordinal: les cent premiers jours."""
    texts = spellings(code, 1, FormatPurpose.ORDINAL) if code in _ROMANCE else {}
    return {text for name, text in texts.items() if "plural" in name}


def written(code: str) -> str:
    """Return the file of a language."""
    meanings = {
        "numbers": {**_numbers(code), **_whole(code), **_with_scales(code)},
        "scales": _scales(code),
        "scales in words": _in_one_word(code),
    }
    words = {
        "plain": {text for number in (0, 1) for text in spellings(code, number).values()},
        "bare scales": _powers(code).keys() & _scales(code).keys(),
        "number parts": _parts(code),
        "loose number parts": _loose_parts(code),
        "first ordinals": _first_ordinals(code) - _behind_numbers(code),
    }
    lines = [f"# Number words of CLDR ({code}), written by tools/number_words.py."]
    for name, values in meanings.items():
        lines += [f"{name}:", *(f'  "{word}": {value}' for word, value in values.items())] if values else []
    for name, listed in words.items():
        lines += [f"{name}:", *(f'  - "{word}"' for word in sorted(listed))] if listed else []
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for language in LANGUAGES:
        (FOLDER / f"{language}.yaml").write_text(written(language), encoding="utf-8")
