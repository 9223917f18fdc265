"""A PDF -> the lines on its pages, with where they stand and how large they are.

PDF knows characters and places, no lines and no words. PDFium tells of each character what it means, where it stands
and how large it is; in the order of the file, which is the order of reading where a program wrote it.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from factsheet.evidence.capture.line_ends import WIDE
from factsheet.evidence.capture.raised import lowered, raised

_LINE_END_HYPHEN = "\x02"  # what PDFium gives for it
_FIRST_LIGATURE, _LAST_LIGATURE = "\ufb00", "\ufb06"  # ﬀ to ﬆ
_SPACES_BESIDE = re.compile(r" +(?=\s)|(?<=[^\S ]) +")  # those that PDFium finds beside no-break and thin spaces
_SOFT_HYPHENS_WITHIN = re.compile(r"\u00ad(?!\s*\Z)")
_NEVER_FIRST = "，。、；：）》」』！？％%"
_SPACE = 0.2  # times its size: no gap within a word is as wide
_APART = 1.5  # times its size: as much room parts two cells


class Char(NamedTuple):
    """A character, and its box on the page in points: what it stands on, and its right, upper and lower end."""

    text: str
    left: float
    right: float
    base: float
    bottom: float
    top: float
    is_unseen: bool

    @property
    def size(self) -> float:
        """The height of its box."""
        return self.top - self.bottom


class Cell(NamedTuple):
    """A run of characters without a large gap."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """A line of a page, or a row of a table with several cells."""

    page: int
    cells: tuple[Cell, ...]
    base: float
    size: float
    first_word: float
    """The width of its first word, which would have to find room in the line before."""

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        """Its left end."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Its right end."""
        return self.cells[-1].right


class Document(NamedTuple):
    """The lines of a PDF, what it declares, and how many of its pages hold no text."""

    lines: tuple[Line, ...]
    title: str
    author: str
    language: str
    pages: int
    empty: int
    unreadable: int
    is_read_by_machine: bool


def read_pdf(content: bytes) -> Document:
    """Read a PDF. Raises pypdfium2.PdfiumError where it is damaged or locked."""
    with pypdfium2.PdfDocument(content) as document:
        pages = [list(_chars(page.get_textpage())) for page in document]
        seen = [[char for char in chars if not char.is_unseen] for chars in pages]
        is_read_by_machine = any(pages) and not any(seen)  # a scan with the text that a program saw in it
        pages = pages if is_read_by_machine else seen
        lines = [line for number, chars in enumerate(pages, 1) for line in _lines(number, chars)]
        about = document.get_metadata_dict()
        language = _language(document)
    unreadable = sum(char.text == "\ufffd" for chars in pages for char in chars)
    empty = sum(not chars for chars in pages)
    title, author = about.get("Title", ""), about.get("Author", "")
    return Document(tuple(lines), title, author, language, len(pages), empty, unreadable, is_read_by_machine)


def _language(document: pypdfium2.PdfDocument) -> str:
    """Return the language that a document declares."""
    size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFCatalog_GetLanguage(document, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _chars(page: pypdfium2.PdfTextPage) -> Iterator[Char]:
    """Yield the characters of a page; line ends and hyphens that PDFium made up are left out."""
    x, base, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    half = 0
    for at in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, at)
        if 0xD800 <= code < 0xDC00:
            half = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((half & 0x3FF) << 10) + (code & 0x3FF)
        text = "\ufffd" if pdfium.FPDFText_HasUnicodeMapError(page, at) == 1 else _character(code)
        if text in ("\r", "\n", "\0", ""):
            continue
        pdfium.FPDFText_GetCharOrigin(page, at, x, base)
        pdfium.FPDFText_GetLooseCharBox(page, at, box)
        text_object = pdfium.FPDFText_GetTextObject(page, at)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object) if text_object else pdfium.FPDF_TEXTRENDERMODE_FILL
        is_unseen = mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
        yield Char(text, box.left, box.right, base.value, box.bottom, box.top, is_unseen)


def _character(code: int) -> str:
    """Return a character; ligatures are how a font draws letters, and not what the source says."""
    text = chr(code)
    if text == _LINE_END_HYPHEN:
        return "-"
    return unicodedata.normalize("NFKC", text) if _FIRST_LIGATURE <= text <= _LAST_LIGATURE else text


def _lines(page: int, chars: Iterable[Char]) -> Iterator[Line]:
    """Yield the lines of a page: characters that overlap in height and go on to the right."""
    run: list[Char] = []
    for char in chars:
        if run and not char.text.isspace() and not _goes_on(run, char):
            yield from _line(page, run)
            run = []
        run.append(char)
    yield from _line(page, run)


def _goes_on(run: list[Char], char: Char) -> bool:
    """Tell whether a character belongs to the line that ends in others."""
    last = next((other for other in reversed(run) if not other.text.isspace()), run[-1])
    overlap = min(last.top, char.top) - max(last.bottom, char.bottom)
    return overlap > 0.4 * min(last.size, char.size) and char.left > last.left - 0.1 * last.size  # f and i in one glyph


def _line(page: int, run: list[Char]) -> Iterator[Line]:
    """Yield the line that characters make, unless they are all spaces."""
    seen = [char for char in run if not char.text.isspace()]
    if not seen:
        return
    size = Counter(round(char.size, 1) for char in seen).most_common(1)[0][0]
    base = Counter(round(char.base, 1) for char in seen if round(char.size, 1) == size).most_common(1)[0][0]
    cells = _parted(run, size)
    yield Line(page, tuple(_cell(chars, base, size) for chars in cells), base, size, _first_word(cells[0]))


def _parted(run: Sequence[Char], size: float) -> list[list[Char]]:
    """Return the characters of each cell; PDFium does not find a space in every gap between words."""
    word_gap = _SPACE * size + max(0, median([*_gaps(run), 0]))  # letters may be set apart themselves
    cells: list[list[Char]] = []
    last: Char | None = None
    for char in run:
        if char.text.isspace():
            if cells:
                cells[-1].append(char)
            continue
        if last is None or char.left - last.right > _APART * size:
            cells.append([])
        elif cells[-1][-1] is last and char.left - last.right > word_gap and not _is_wide(last, char):
            cells[-1].append(last._replace(text=" ", left=last.right))
        cells[-1].append(char)
        last = char
    return cells


def _gaps(run: Sequence[Char]) -> Iterator[float]:
    """Yield the gaps between characters that no space parts."""
    for char, following in pairwise(run):
        if not (char.text.isspace() or following.text.isspace()):
            yield following.left - char.right


def _is_wide(*chars: Char) -> bool:
    return any(WIDE.match(char.text) for char in chars)


def _first_word(chars: list[Char]) -> float:
    """Return how wide the first word is; a Chinese character is one, with the signs that may not begin a line."""
    first, *rest = chars
    is_wide = _is_wide(first)
    word = takewhile(lambda char: char.text in _NEVER_FIRST if is_wide else not char.text.isspace(), rest)
    return max((char.right for char in word), default=first.right) - first.left


def _cell(chars: list[Char], base: float, size: float) -> Cell:
    """Return the text of characters, with those that are raised or lowered as such."""

    def shift(char: Char) -> int:
        if char.text.isspace() or char.size > 0.9 * size:
            return 0
        return (char.base > base + 0.1 * size) - (char.base < base - 0.03 * size)

    text = ""
    for how, run in groupby(chars, shift):
        part = "".join(char.text for char in run)
        text += raised(part, text) if how > 0 else lowered(part) if how < 0 else part
    text = _SPACES_BESIDE.sub("", _SOFT_HYPHENS_WITHIN.sub("", text)).strip()
    return Cell(text, chars[0].left, max(char.right for char in chars))
