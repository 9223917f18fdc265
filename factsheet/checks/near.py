"""The unit that stands near a number: behind it in its clause, else before it, as in labels and sentences on change."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factsheet.checks.asides import counts_noun_in_cjk, is_behind_preposition, is_taken
from factsheet.checks.known_units import KnownUnits
from factsheet.words.tokens import Number, Reading

_CLAUSE_ENDS = re.compile(r"[;:!?()。；！？]|\.\s|, (?=and |but |while |with |up |down )")
_PART_ENDS = re.compile(rf"{_CLAUSE_ENDS.pattern}|[、，,]")  # 学生1.2万人、教师800人
_MODIFIED = re.compile(  # square miles are no miles
    r"^\W*(?:square|cubic|light|nautical|sq|cu|квадратн\w*|кубическ\w*|кубичн\w*|čtverečn\w*|krychlov\w*)\b"
)
_BRACKETED = re.compile(r"\s?\(((?:[^\W\d_]|[°²³/ ]){1,12})\)")
_LABELLED = re.compile(r";\s[^\W\d_]+(?: [^\W\d_]+)?:?\s$")  # births 594,677; deaths 581,363
_AND = re.compile(r"(?:,|\band|,? while|,? but) $")
_AND_THEN = re.compile(r"(?:,|\b(?:and|while|but|from|compared (?:with|to)|versus|vs\.?|against)|\() *$")
_AGED = re.compile(r"\bage[ds]?(?: (?:of|from|under|over|above|below|between|at least|up to))? *$")  # pupils aged 5
_OLD = re.compile(r"\bfrom $")  # deaths fell from 300: they are no longer 300
_UNDER = re.compile(r" (?:under|over|above|below|to) $")  # children under 5, but: deaths fell to 5
_OLDEST = 120
_NEXT = 2  # characters from a number to a date right behind it
_LABEL_BRACKET = re.compile(r"\(([^()]*)\)([^()\d;!?]{0,40})$")
_BY = re.compile(r"\b(?:by|um|met|med|на|o)\s+$")
_FROM, _TO = re.compile(r",?\s*\bfrom\s+$"), re.compile(r"\s+to\s+")
_IN_PLACES = re.compile(
    r"\b(?:across|throughout|among|amongst|in|at|within|spanning|with|having|employing|earning|owning"
    r"|dans|auf|an|en|em|på|över|i|w|v|в|из|з|із|z|ze|aus|uit|från|fra)\s$"
)
_NOUN = re.compile(
    r"\s(?!(?:in|on|at|by|from|for|this|last|over|under|after|before|during|since|with|and|but)\b)[^\W\d_]{4,}"
)
_LONGEST_PLACE = 12  # characters of a preposition
_NO_NOUN = (
    r"(?!(?:in|on|at|by|from|for|of|to|this|last|over|under|after|before|during|since|with|and|or|but|was|is|has|its|his"
    r"|as|across|versus|plus|minus|less|besides|towards|afterwards|onwards|thus|always|us|yes|than|that|when|while|which"
    r"|dans|sans|sous|mais|puis|depuis|alors|moins|ans|sinds|tijdens|reeds|slechts|bereits|jeweils|damals|als|allerdings"
    r"|antes|menos|tras|pues|después|após|times|fois|veces|vezes)\b)"
)
_PLURAL = re.compile(
    rf"\s{_NO_NOUN}(?:[^\W\d_]+\s{_NO_NOUN})?(?:people|men|women|children|staff|police|cattle|[^\W\d_]{{2,}}[^\W\d_s]s)\b"
)
_POINTING, _LONGEST_LABEL = (":", "=", "(", "|"), 60
_OF_A_WHOLE = re.compile(  # 12 of the 15 firms
    r"\s(?:(?:out )?of|von|aus|der|des?|del|della|delle|dei|degli|d[oa]s|van|av|af|z|ze|из|із|от)"
    r"(?:(?:\s(?:the|its|their|our|his|her|all|den|las|los|les|de|der|het|insgesamt|bundesweit|in totaal|i alt|alle"
    r"|alla|všech|celkem|wszystkich|всех|усіх|всіх|всички)){0,2}"
    r"|\s(?:the )?[^\W\d_]{2,}(?:'s|s')|(?<=\s[af][vf])\s[^\W\d_]{3,}s)\s"
)
_NUMBERED = re.compile(  # week 7 is no count of weeks, nor of what was made in it
    r"(?<!per )\b(?:second|minute|hour|day|week|month|year|stunde|tag|woche|kw|monat|jour|semaine|día|semana|mes|año"
    r"|giorno|settimana|mese|anno|dia|mês|ano|uge|uke|veke|vecka|viikko|viikolla|tydzień|tygodniu|týden|týdnu|týždeň|týždni"
    r"|неделя|неделе|тиждень|тижні|седмица)\s$|#$"
)
_RANK = (
    "rank(?:s|ed|ing)?|position|platz|rang|classée?s?|posto|puesto|posición|posizione|posição|lugar|plaats|plats|miejsc[eu]"
    "|место|месте|місце|المرتبة|المركز"
)
_OF_RANK = re.compile(rf"\b(?:{_RANK})\W*$")
_RANKED = re.compile(rf"\b(?:{_RANK}|place[ds]?|came|comes|finish(?:ed|es)|number|no|nr)\W*$")
_IN_ORDER = re.compile(
    r"\s*(?:$|[.,;:)]|(?:among(?:st)?|of|out|in|worldwide|globally|overall|entre|del?|en|unter|von|auf|parmi|dans|tra|fra|su"
    r"|di|nel|среди|из|в|między|spośród|w|na|z|van|onder|av|bland|بين|من|في)\b)"
)
"""Words before and behind a place in an order, which counts nothing: ranked 71 among countries."""

_WORD_BEFORE = re.compile(r"(?!the\s|all\s|and\s|for\s|with\s)\b([^\W\d_]{3,})\s$")
_STEM = 2  # letters that a word may lose or change in its plural: giornata, giornate
_REACHING = re.compile(  # rose 12% to about 450
    r",?\s+(?:to|at|auf|naar|tot|till|til|до|do|na)\s+(?:[^\W\d_]+\s+){0,2}"
)


def stands_near(number: Number, unit: str, quote: Reading, units: KnownUnits) -> bool:
    """Tell whether a unit is the first one named behind the number, in its clause, else the last one before it."""
    text = quote.text.lower()
    if not number.mark and _IN_ORDER.match(text, number.end) and _OF_RANK.search(text, 0, number.start):
        return False
    apposed = [other for other in quote.numbers if _is_apposed(other, text)]
    text = _without_others(text, [other for other in apposed if other is not number], quote)
    places = [
        *((other.start, other.end) for other in quote.numbers if other not in apposed),
        *((piece.start, piece.end) for piece in quote.unreadable),
    ]
    end = _next_start(text, number, sorted(places))
    measure = number.measure
    begin = number.end + (measure.gap + len(measure.word) if measure else 0)
    behind = (_PART_ENDS if measure else _CLAUSE_ENDS).split(text[begin:end])[0]
    if behind.lstrip().startswith("]"):
        behind = ""  # [note 3] claimants
    if bracketed := _BRACKETED.match(text, begin):
        behind = bracketed[1]  # 20 (kg)
    nearest = units.named(behind, without_measures=measure is not None)[:1]
    is_one_of = number.plain_word and behind.startswith(" of ")  # one of the largest firms
    if nearest and (is_one_of or _is_aside(text[: number.start], behind, units)):
        nearest = []  # 30 visits to firms
    if not nearest:
        starts = [(start, stop) for start, stop in places if stop <= number.start]
        is_of_other = (
            counts_noun_in_cjk(text[: number.start], behind)
            if measure and measure.word
            else _counts_other(text, number, units)
        )
        nearest = _before(number, text, starts, quote, units) if not is_of_other else []
    elif _is_modified(behind, units):
        return False
    return bool(nearest) and unit in nearest[0]


def _without_others(text: str, apposed: Iterable[Number], quote: Reading) -> str:
    """Return the text with blanks for what counts a unit of its own: three 500-MW units, 1,200 last year."""
    for other in apposed:
        own = other.reach or len(other.unit) + 1
        end = other.end + (own if text[other.end : other.end + 1] == "-" else 0)
        text = text[: other.start] + " " * (end - other.start) + text[end:]
    for date in quote.dates:
        if date.relative:
            text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def _is_apposed(number: Number, text: str) -> bool:
    """Tell whether the unit of a number is glued or tied to it, so that both are said of a noun: 500-MW, 15km."""
    is_apart = number.is_measure and text[number.end : number.end + 1] != "-"
    return bool(number.unit) and not is_apart


def _next_start(text: str, number: Number, places: list[tuple[int, int]]) -> int:
    """Return where the next number starts, or the one after it where that is a whole of which this is a part."""
    starts = [start for start, _ in places if start >= number.end]
    is_count = number.value > 1 and not number.ordinal and not _is_numbered(text, number)
    if starts and is_count and _OF_A_WHOLE.fullmatch(text, number.end, starts[0]):
        del starts[0]  # one of 30 victims: she is no count
    return starts[0] if starts else len(text)


def _is_numbered(text: str, number: Number) -> bool:
    """Tell whether a number says which one is meant, as a rank and what has a number do: round 3 of 5 rounds."""
    before = text[: number.start]
    if _NUMBERED.search(before) or _RANKED.search(before):
        return True
    word = _WORD_BEFORE.search(before)
    stem = word[1][: max(3, len(word[1]) - _STEM)] if word else ""
    return bool(stem) and re.search(rf"\b{stem}", text[number.end :]) is not None


def _counts_other(text: str, number: Number, units: KnownUnits) -> bool:
    """Tell whether a number counts the word behind it: residents across 12 districts, employees and 12 offices."""
    if number.mark:
        return False
    if is_taken(text[: number.start]):
        return True  # firms employ 300
    begin = max(0, number.start - _LONGEST_PLACE)
    if _IN_PLACES.search(text, begin, number.start) and _NOUN.match(text, number.end):
        return True
    if not _PLURAL.match(text, number.end):
        return False
    before = text[max(0, number.start - _LONGEST_LABEL) : number.start].rstrip()
    is_label = before.endswith(_POINTING) or any(match.end() == len(before) for match in units.pattern.finditer(before))
    return not is_label  # Employees 300 Offices 12


def _is_aside(before: str, behind: str, units: KnownUnits) -> bool:
    """Tell whether a preposition stands before the first unit behind a number: 30 visits to firms, 30 at firms."""
    unit, is_told = units.pattern.search(behind), before.endswith((" of ", " at "))
    return unit is not None and is_behind_preposition(behind[: unit.start()], is_told=is_told)


def _is_modified(behind: str, units: KnownUnits) -> bool:
    """Tell whether the unit behind a number is part of another one: `miles` in `square miles`, unless both are one."""
    modifier, unit = _MODIFIED.search(behind), units.pattern.search(behind)
    return bool(modifier and unit and unit.start() >= modifier.end())


def _before(
    number: Number, text: str, places: list[tuple[int, int]], quote: Reading, units: KnownUnits
) -> list[frozenset[str]]:
    """Return the last unit before a number; `places` are those of other numbers before it.

    A unit between two numbers counts for the first. It counts for the second too only if that ends the text, behind
    `and` or a comma.
    """
    if not places:
        return _last_named(number, text[: number.start], units)
    begin, start = max(places)
    between = text[start : number.start]
    if between.rstrip().endswith(":"):
        return _of_label(text[: min(places)[0]], units)
    change = _FROM.search(text[:begin]) if _TO.fullmatch(between) else None
    stop = change.start() if change else begin
    earlier = [other for other in quote.numbers if other.start < (stop if change else start)]
    is_by = len(places) == 1 and _BY.search(text[:begin])  # sites rose by 300 to 1,300
    if (change or _REACHING.fullmatch(between)) and (is_by or all(n.mark for n in earlier)) and not quote.unreadable:
        return _last_named(number, text[:stop], units) if change or not units.named(between) else []
    if _LABELLED.search(between):
        return units.named(between[between.rindex(";") :])[:1]
    if _AND_THEN.search(between) and _is_dated(number.end, quote):
        return _of_list(number, text, places, quote, units)
    is_last = not text[number.end :].strip(" .\"')")
    return units.named(between)[:1] if is_last and _AND.search(between) else []


def _is_dated(end: int, quote: Reading) -> bool:
    """Tell whether a date stands right behind a number."""
    return any(0 <= date.start - end <= _NEXT for date in quote.dates)


def _of_list(
    number: Number, text: str, places: list[tuple[int, int]], quote: Reading, units: KnownUnits
) -> list[frozenset[str]]:
    """Return the unit of the first of some numbers with their dates: 300 firms in 2023, 280 in 2022 and 250 in 2021."""
    end = number.start
    for start, stop in sorted(places, reverse=True):
        if named := units.named(text[stop:end]):
            return named[:1]
        if not _is_dated(stop, quote):
            return []
        end = start
    return []


def _of_label(label: str, units: KnownUnits) -> list[frozenset[str]]:
    """Return the unit that a label with a number of its own begins with: adults aged 65 and over: 11 million."""
    return units.named(_CLAUSE_ENDS.split(label)[-1])[:1]


def _last_named(number: Number, text: str, units: KnownUnits) -> list[frozenset[str]]:
    """Return the last unit of the clause before a number, unless the number is an age: children under 5."""
    if bracket := _LABEL_BRACKET.search(text):
        text = f"{text[: bracket.start()]} {bracket[1]}{bracket[2]}"
    clause = _CLAUSE_ENDS.split(text.replace(":", " "))[-1]
    if _OLD.search(clause) or _NUMBERED.search(clause):
        return []
    if number.value <= _OLDEST and (_AGED.search(clause) or _is_age(clause, units)):
        return []
    return units.named(clause)[-1:]


def _is_age(clause: str, units: KnownUnits) -> bool:
    """Tell whether a word such as `under` stands right behind a unit, so that an age follows."""
    under = _UNDER.search(clause)
    return bool(under and any(match.end() == under.start() for match in units.pattern.finditer(clause)))
