"""Words that part a unit from a number, so that this does not count in it: 30 visits to firms, firms employ 30."""

from __future__ import annotations

import re

_PREPOSITIONS = (
    "to|for|on|from|at|in|of|with|by|near|above|below|under|over|between|among|across|against|into|through|within|without"
    "|about|around|behind|via|towards?|during|after|before|inside|outside|throughout|upon|onto|beyond|per"
    "|für|bei|aus|auf|nach|zum|zur|à|aux|pour|dans|sur|chez|avec|vers|contre|sous|para|sobre|hacia|desde"
    "|aos|às|alla|alle|agli|nelle|nei|negli|dalle|voor|aan|bij|naar|för|hos|для|на|от|из|по|у|dla"
    "|mit|gegen|entre|parmi|con|com|tra|fra|per|z|ze|w|we|do|с|со|в|о|к|met|tussen|med|till|til|från|bland|blandt|mot|genom"
    "|przez|de|des|du|del|della|delle|dei|degli|di|do|dos|das|von|vom|van|af|av"
)
_VERBS = (  # that take an object; those in the first lines lose an e: hired, hiring
    "(?:hir|serv|produc|operat|us|receiv|creat|generat|hous|issu|manag|acquir|handl|involv|examin|provid)(?:es?|ed|ing)"
    "|(?:employ|cover|span|earn|invest|launch|plant|train|attract|host|treat|consume|emit|export|import|process|recruit"
    "|accommodate|weigh|own)(?:s|ed|ing)?"
    "|pa(?:ys?|id|ying)|s(?:ells?|old|elling)|buil(?:ds?|t|ding)|spen(?:ds?|t|ding)|b(?:uys?|ought|uying)"
    "|carr(?:y|ies|ied|ying)|suppl(?:y|ies|ied|ying)|spann(?:ed|ing)|emitt(?:ed|ing)|worth"
)
_HEDGES = (
    "about|around|some|over|under|more than|less than|fewer than|up to|at least|at most|nearly|almost|roughly"
    "|approximately|an estimated|only|just|as many as|another|an additional|a total of|a record|well over|a|the|its"
    "|their"
)
_TAKES = re.compile(
    rf"\b(?:{_VERBS}|with (?!(?:{_HEDGES})\b)[^\W\d_]+ (?:of|above|below))\s+(?:(?:{_HEDGES})\s+)*[$€£¥]?$"
)
_OF_THEM = re.compile(r"^\W*(?:(?:or|more|so|plus|odd|each|all|out|fewer|less|ratio)\W+)*of\s")
_PREPOSITION = re.compile(rf"\s(?:(?:{_PREPOSITIONS})\s|(?:d|dell|all|dall|nell)')")
_NOUN = re.compile(rf"\s(?!(?:{_PREPOSITIONS})\s)[^\W\d_][\w'-]*\s")
_PREPOSITION_IN_CJK = re.compile("给|給|面向|针对|針對|用于|用於|来自|來自")
_PLACE_IN_CJK = re.compile(r"(?:に|で|へ|への|向け|에|에서|에게|위한)\s?$")
_NO_NOUN_IN_CJK = (
    "の的在于於和与與及是为為了以左右上下多余餘占佔达達比较較同增减減而其均全都还還已来來でがをにはもとへかや"
)
_NOUN_IN_CJK = re.compile(rf"[の的]?(?![{_NO_NOUN_IN_CJK}])[\u3041-\u9fff]")


def is_behind_preposition(between: str, *, is_told: bool = False) -> bool:
    """Tell whether a preposition stands in the words between a number and a unit behind it.

    A noun has to stand before it, as in 300 at risk children there is none, unless one before the number is told by it.

    >>> is_behind_preposition(" visits to "), is_behind_preposition(" of the "), is_behind_preposition(" at risk ")
    (True, False, False)
    >>> is_behind_preposition(" at ", is_told=True)
    True
    """
    rest = _OF_THEM.sub(" ", between, count=1)
    noun = _NOUN.match(rest)
    start = 0 if is_told else noun.end() - 1 if noun else len(rest)
    return bool(_PREPOSITION.search(rest, start) or _PREPOSITION_IN_CJK.search(rest))


def is_taken(before: str) -> bool:
    """Tell whether a verb or preposition before a number makes it an object: firms employ, firms with sales of.

    >>> is_taken("firms that hired about "), is_taken("firms rose to ")
    (True, False)
    """
    return _TAKES.search(before) is not None


def counts_noun_in_cjk(before: str, behind: str) -> bool:
    """Tell whether a number with a measure counts the noun behind it, or stands in a place: 在城市建成30个基站.

    >>> counts_noun_in_cjk("在城市建成", "基站"), counts_noun_in_cjk("建成基站", "，")
    (True, False)
    """
    return bool(_NOUN_IN_CJK.match(behind) or _PLACE_IN_CJK.search(before))
