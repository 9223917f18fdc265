"""The small words of a language, right behind a number or a year, leave them what they are.

A list of English, or of what is written alike, may not reach into another language: `ist` is no Indian Standard Time,
`est` no Eastern one, and `ha` says in Spanish what has happened.
"""

from __future__ import annotations

import pytest

from factsheet.words.reader import read

SMALL_WORDS = {
    "fr": (
        "est sont a ont sera seront était étaient et ou de des du à au aux en dans sur pour par avec sans sous "
        "mais car donc que qui dont où y il elle ils elles on nous se ne pas plus moins très bien déjà encore "
        "alors ainsi comme si contre entre depuis pendant avant après vers chez selon lors afin puis soit fut "
        "doit peut être avoir fait"
    ),
    "it": (
        "è sono ha hanno era erano sarà saranno e o di del della in nel su per con senza sotto ma che chi cui "
        "dove non più meno molto già ancora allora così come se contro tra fra da dal prima dopo verso secondo "
        "poi anche solo stato stati"
    ),
    "es": (
        "es son ha han era eran será serán fue fueron y o de del en para por con sin bajo pero que quien donde "
        "no más menos muy ya aún entonces así como si contra entre desde durante antes después hacia según "
        "luego también solo está están"
    ),
    "pt": (
        "é são foi foram tem têm era eram será serão e ou de do da em no na para por com sem sob mas que quem "
        "onde não mais menos muito já ainda então assim como se contra entre desde durante antes depois "
        "segundo também só está estão ao à"
    ),
    "de": (
        "ist sind hat haben war waren wird werden und oder von vom zu zum in im an am auf für mit ohne unter "
        "aber dass wer wo nicht mehr weniger sehr schon noch dann so wie wenn gegen zwischen seit während vor "
        "nach laut auch nur sei sich bei aus durch um bis"
    ),
    "nl": (
        "is zijn heeft hebben was waren wordt worden en of van te in aan op voor met zonder onder maar dat wie "
        "waar niet meer minder zeer al nog dan zo als tegen tussen sinds tijdens na volgens ook alleen bij uit "
        "door om tot over"
    ),
    "sv": (
        "är har hade var blir blev och eller av i på för med utan under men att som där inte mer mindre mycket "
        "redan än då så om mot mellan sedan efter före enligt också bara vid ur genom till från"
    ),
    "pl": (
        "jest są był było były będzie będą i lub z w na do od dla bez pod ale że kto gdzie nie więcej mniej "
        "bardzo już jeszcze wtedy tak jak jeśli przeciw między podczas przed po według też tylko się o u przez "
        "oraz ma mają"
    ),
    "ru": (
        "это был была было были будет будут и или из в на до от для без под но что кто где не больше меньше "
        "очень уже ещё тогда так как если против между во время перед после по также только с у через же при"
    ),
    "cs": (
        "je jsou byl bylo byly bude budou a nebo z v na do od pro bez pod ale že kdo kde ne více méně velmi "
        "již ještě pak tak jak jestli proti mezi během před po podle také jen se o u přes má mají"
    ),
    "tr": (
        "ve veya ile için ise da de ki mi olan oldu olarak var yok gibi kadar sonra önce göre daha çok az en "
        "bu şu o ama"
    ),
    "id": (
        "dan atau dari di ke pada untuk dengan tanpa tetapi yang tidak lebih sangat sudah masih jika antara "
        "sejak sebelum setelah menurut juga hanya adalah ini itu"
    ),
    "vi": ("và hoặc của ở tại trong cho với không nhưng mà đã đang sẽ là được bị này đó cũng chỉ theo từ đến khi nếu"),
    "en": (
        "is are was were has have had will would and or of to in on at for with by from as than but that which "
        "who not more less very already still then so if against between since during before after per "
        "according also only it they we he she this these his her its their can could may might shall must do "
        "did"
    ),
}
"""Words that stand behind numbers on any page of a newspaper."""

HEDGES = {"fr plus", "tr kadar", "id lebih"}
"""Those of them that hedge a number before them."""

YEARS_WANT_WORDS = {"ru"}
"""Languages in which a bare number of four digits may count any word behind it: 2019 больных."""

LEADS = {"fr": "en", "it": "nel", "es": "en", "pt": "em", "de": "im Jahr", "nl": "in", "sv": "under", "pl": "w",
         "cs": "v roce", "tr": "", "id": "pada", "vi": "năm", "en": "in"}  # fmt: skip


@pytest.mark.parametrize("tag", SMALL_WORDS)
def test_a_small_word_behind_a_number_leaves_it_exact(tag: str) -> None:
    for word in SMALL_WORDS[tag].split():
        if f"{tag} {word}" not in HEDGES:
            number, *_ = read(f"xxxx 347 {word} yyyyy", tag).numbers
            assert (int(number.value), number.bounds, number.mark) == (347, ("exactly",), ""), word


@pytest.mark.parametrize("tag", sorted(SMALL_WORDS.keys() - YEARS_WANT_WORDS))
def test_a_small_word_behind_a_year_leaves_it_a_year(tag: str) -> None:
    for word in SMALL_WORDS[tag].split():
        (date,) = read(f"{LEADS[tag]} 2019 {word} yyyyy".strip(), tag).dates
        assert (date.first, date.last) == ((2019, None, None), None), word


ADVERBS_IN_CHINESE = "已 将 共 就 均 都 更 累计 现已 均已 首次 再次 总数 一举 仍 有望 预计 全年"
HEDGES_IN_CHINESE = "超过 超 突破 不足 不到 接近 近 约 至少 逾 不少于 不超过 跨越"


@pytest.mark.parametrize("hedge", HEDGES_IN_CHINESE.split())
def test_a_hedge_in_chinese_is_one_behind_any_adverb(hedge: str) -> None:
    """Chinese parts no words: 已超过 was once taken for 已超, and what is more than 300 for just 300."""
    alone = read(f"企业{hedge}300家", "zh").numbers[0].bounds
    assert alone != ("exactly",)
    for adverb in ADVERBS_IN_CHINESE.split():
        assert [number.bounds for number in read(f"企业{adverb}{hedge}300家", "zh").numbers] == [alone], adverb


VERBS = {
    "en": ("exceeds", "already now currently"),
    "fr": ("dépasse", "déjà désormais largement"),
    "es": ("supera", "ya ahora ampliamente"),
    "it": ("supera", "già ormai"),
    "pt": ("ultrapassa", "já agora"),
    "de": ("übersteigt", "bereits inzwischen deutlich"),
    "nl": ("overstijgt", "al inmiddels"),
    "ru": ("превышает", "уже теперь"),
    "uk": ("перевищує", "вже тепер"),
    "pl": ("przekracza", "już obecnie"),
    "cs": ("překračuje", "již nyní"),
    "sk": ("prekračuje", "už teraz"),
    "sv": ("överstiger", "redan nu"),
    "da": ("overstiger", "allerede nu"),
    "nb": ("overstiger", "allerede nå"),
    "ro": ("depășește", "deja acum"),
    "fi": ("ylittää", "jo nyt"),
    "el": ("ξεπερνά", "ήδη πλέον"),
}
"""A verb that says `more than`, and adverbs that may stand between it and its number."""


@pytest.mark.parametrize("tag", VERBS)
def test_an_adverb_parts_no_hedge_from_its_number(tag: str) -> None:
    verb, adverbs = VERBS[tag]
    for between in ("", *(f"{adverb} " for adverb in adverbs.split())):
        assert [number.bounds for number in read(f"x {verb} {between}300", tag).numbers] == [("more than",)], between
