"""Links made by `evidence.fragment` open at the right words, and at no others, in Chromium and in Firefox.

A page is written for each shape: in its HTML `[` and `]` stand around the right words, which must be coloured.
"""

from __future__ import annotations

import io
import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import Browser

from factsheet.core.fact import Citation
from factsheet.core.urls import at_words
from factsheet.evidence.fragment import fragment
from factsheet.evidence.passage import CapturedText
from factsheet.evidence.quote_places import passages
from tests.support.firefox import FIREFOX, launched
from tests.support.project import left_out

pytestmark = pytest.mark.slow

WIDTH, HEIGHT = 800, 600
COLOUR = (255, 0, 255)
PAGE = """<!doctype html><meta charset="utf-8"><title>A page</title><style>
body {font: 20px/1.6 sans-serif; width: 700px; margin: 20px}
::target-text {background: #f0f; color: #f0f}
.far {height: 900px}
</style><p class="far">The top.</p>"""
RECTS = """(() => {
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT), range = document.createRange();
  for (let one; (one = comments.nextNode()); ) one.data === "[" ? range.setStartAfter(one) : range.setEndBefore(one);
  return JSON.stringify([...range.getClientRects()].map((rect) => [rect.left, rect.top, rect.right, rect.bottom]));
})()"""

See = Callable[[str, int], tuple[bytes, str]]
"""An address and how many ms to wait -> a picture of the page, and where the right words are on it."""
SOON, LATE = 40, 250
"""Ms after which the words of a page are looked at first, and again where they are not right by then."""


class Shape(NamedTuple):
    """A page as its HTML, the line of its text that is captured, and words of it to quote."""

    name: str
    html: str
    quote: str
    text: str = ""  # where it is not what stands in the HTML
    suffix: str | None = None


SHAPES = [
    Shape("plain", "<p>It was home to [over 2,400 AI companies] in all.</p>", "over 2,400 AI companies"),
    Shape("hyphen and comma", "<p>Here, [well-known firms, and a few] more.</p>", "well-known firms, and a few"),
    Shape("ampersand and hash", "<p>The [R&amp;D in C# of] it.</p>", "R&D in C# of", "The R&D in C# of it."),
    Shape("en dash", "<p>The [2019–2023 plan] cost.</p>", "2019–2023 plan"),
    Shape("minus", "<p>A change of [−4 per cent] here.</p>", "−4 per cent"),
    Shape("curly quotes", "<p>The [“digital silk road” of China] is.</p>", '"digital silk road" of China'),
    Shape("no-break space", "<p>It has [41.5&nbsp;metres] of it.</p>", "41.5 metres", "It has 41.5\u00a0metres of it."),
    Shape("thin space", "<p>It has [12\u202f500 metres] of it.</p>", "12 500 metres"),
    Shape("a number in a larger one", "<p>Of 45,000 boats [45] stayed.</p>", "45", suffix="stayed"),
    Shape("the same words twice", "<p>45 boats came, [45 boats] stayed.</p>", "45 boats", suffix="stayed"),
    Shape("capitals before", "<p>OVER 2,400 FIRMS. Now [over 2,400 firms] are.</p>", "over 2,400 firms"),
    Shape("no accent before", "<p>A resume here, and a [résumé here] too.</p>", "résumé here"),
    Shape("another dash before", "<p>A 2019-2023 plan, and the [2019–2023 plan] too.</p>", "2019–2023 plan"),
    Shape("sharp s", "<p>STRASSE hier, die [Straße hier] ist da.</p>", "Straße hier"),
    Shape("possessive", "<p>The [mayor of Ogdenville]’s town.</p>", "mayor of Ogdenville"),
    Shape("elision", "<p>In l’[Espagne] all is well.</p>", "Espagne"),
    Shape("in a link and bold", "<p>With <b>[over 2,400</b> <a href='/x'>AI</a> firms].</p>", "over 2,400 AI firms"),
    Shape("white space", "<p>[Over\n   2,400\n firms] now.</p>", "Over 2,400 firms", "Over 2,400 firms now."),
    Shape("soft hyphen", "<p>[All com&shy;panies] now.</p>", "All companies", "All companies now."),
    Shape("hidden before", "<p hidden>of 2,400</p><p>With [of 2,400] now.</p>", "of 2,400", "With of 2,400 now."),
    Shape("table cell", "<table><tr><th>A<th>B<tr><td>X<td>[45 boats]</table>", "45 boats", "A: X | B: 45 boats"),
    Shape("list", "<ul><li>One<li>[over 2,400 firms] here</ul>", "over 2,400 firms", "over 2,400 firms here"),
    Shape("heading", "<h2>[Over 2,400 firms]</h2><p>More.</p>", "Over 2,400 firms", "Over 2,400 firms"),
    Shape("closed details", "<details><summary>A</summary><p>[2,400] now.</p></details>", "2,400", "2,400 now."),
    Shape("per cent and money", "<p>It is [50% of $41.39 billion] now.</p>", "50% of $41.39 billion"),
    Shape("note mark behind", "<p>With [over 2,400<sup>3</sup>] firms.</p>", "over 2,400³", "With over 2,400³ firms."),
    Shape("note mark of its own", "<p>With [over 2,400³] firms.</p>", "over 2,400³"),
    Shape("note mark inside", "<p>With [2,400<sup>3</sup> firms].</p>", "2,400³ firms", "With 2,400³ firms."),
    Shape("linked note", "<p>With [2,400<sup><a href='#n'>a</a></sup>], all.</p>", "2,400ᵃ", "With 2,400ᵃ, all."),
    Shape("power", "<p>It has [10<sup>−6</sup> tonnes of] it.</p>", "10⁻⁶ tonnes of", "It has 10⁻⁶ tonnes of it."),
    Shape("lowered", "<p>Of [CO<sub>2</sub> 45 tonnes] now.</p>", "CO₂ 45 tonnes", "Of CO₂ 45 tonnes now."),
    Shape("ellipsis", "<p>It says [firms … grew] here.</p>", "firms … grew"),
    Shape("Chinese clause", "<p>到2024年底，[北京有2400家企业]。</p>", "北京有2400家企业"),
    Shape("Chinese from a digit", "<p>到2024年底，北京有[2400家企业]。</p>", "2400家企业"),
    Shape("Chinese inside a clause", "<p>到[2024年]底，北京有2400家企业。</p>", "2024年"),
    Shape("Japanese", "<p>東京には「[2,400社の企業]」がある。</p>", "2,400社の企業"),
    Shape("Korean particle", "<p>지난해 [기업 2,400개]가 늘었다.</p>", "기업 2,400개"),
    Shape("Arabic", "<p dir='rtl'>كان هناك [٢٬٤٠٠ شركة] في المدينة.</p>", "٢٬٤٠٠ شركة"),
]  # fmt: skip
WITHOUT_LINK = {"Chinese inside a clause"}


def directive_of(shape: Shape) -> str:
    """The text fragment of a shape's quote."""
    text = shape.text or re.sub(r"<[^>]*>|\[|\]", "", shape.html)
    found = passages(Citation(source="page", quote=shape.quote, suffix=shape.suffix), CapturedText(text))
    assert len(found) == 1, (text, shape.quote)
    return fragment(found[0]).directive


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    """A server of all shapes, by their number; any hash and query of an address are the browser's."""
    marked = {
        f"/{number}": shape.html.replace("[", "<!--[-->").replace("]", "<!--]-->")
        for number, shape in enumerate(SHAPES)
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"{PAGE}{marked.get(self.path, '')}<p class='far'>The end.</p>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[See]:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})

    def see(address: str, wait: int) -> tuple[bytes, str]:
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_timeout(wait)  # the words are looked for after the page is there
        return page.screenshot(), page.evaluate(RECTS)

    yield see
    page.close()


@pytest.fixture(scope="module")
def firefox() -> Iterator[See]:
    if not FIREFOX:
        left_out("there is no firefox on this machine (Debian: apt-get install firefox-esr)")
    with launched(WIDTH, HEIGHT) as tab:

        def see(address: str, wait: int) -> tuple[bytes, str]:
            tab.goto("about:blank")
            tab.goto(address)
            tab.evaluate(f"new Promise((done) => setTimeout(() => done(''), {wait}))")
            return tab.screenshot(), tab.evaluate(RECTS)

        yield see


def judged(see: See, address: str) -> str:
    """The words that are coloured on a page; if it is not right at once, a while later."""
    soon = coloured(*see(address, SOON))
    return soon if soon == "right" else coloured(*see(address, LATE))


def coloured(picture: bytes, rects: str) -> str:
    """What is coloured on a page: `nothing`, `elsewhere`, `more` than the right words, `part` of them, or `right`."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    pixels: Any = image.load()
    found = [(x, y) for y in range(0, image.height, 2) for x in range(0, image.width, 2) if pixels[x, y] == COLOUR]
    boxes = [box for box in json.loads(rects) if box[2] - box[0] > 1]
    inside = [pixel for pixel in found if any(_is_in(pixel, box, 2, 8) for box in boxes)]
    if not inside:
        return "elsewhere" if found else "nothing"
    if len(inside) < 0.97 * len(found):
        return "more"
    shares = [sum(_is_in(pixel, box) for pixel in inside) * 4 / (box[2] - box[0]) / (box[3] - box[1]) for box in boxes]
    return "right" if min(shares) > 0.5 else "part"


def _is_in(pixel: tuple[int, int], box: list[float], beside: int = 0, above: int = 0) -> bool:
    """Whether a pixel is in a box, or that near to it."""
    left, top, right, bottom = box
    return left - beside <= pixel[0] <= right + beside and top - above <= pixel[1] <= bottom + above


@pytest.mark.parametrize("name", ["chromium", pytest.param("firefox", marks=pytest.mark.exhaustive)])
def test_every_link_highlights_the_right_words(name: str, request: pytest.FixtureRequest, pages: str) -> None:
    see: See = request.getfixturevalue(name)
    shown = {}
    for number, shape in enumerate(SHAPES):
        if directive := directive_of(shape):
            shown[shape.name] = judged(see, at_words(f"{pages}/{number}", directive))
    assert {shape: what for shape, what in shown.items() if what != "right"} == {}
    assert {shape.name for shape in SHAPES} - shown.keys() == WITHOUT_LINK


@pytest.mark.parametrize("name", ["chromium", pytest.param("firefox", marks=pytest.mark.exhaustive)])
def test_a_page_s_own_hash_stays_before_the_words(name: str, request: pytest.FixtureRequest, pages: str) -> None:
    see: See = request.getfixturevalue(name)
    address = at_words(f"{pages}/0#/reports/7", directive_of(SHAPES[0]))
    assert address.partition("#")[2].startswith("/reports/7:~:text=")
    assert judged(see, address) == "right"


def test_a_wrong_link_is_seen_to_be_wrong(chromium: See, pages: str) -> None:
    """The judge itself: words that are not there, other words, too many and too few."""
    said = {
        "no such words": "nothing",
        "home to": "elsewhere",
        "home to over 2,400 AI companies": "more",
        "over": "part",
    }
    seen = {
        words: coloured(*chromium(at_words(f"{pages}/0", words.replace(",", "%2C").replace(" ", "%20")), LATE))
        for words in said
    }
    assert seen == said
