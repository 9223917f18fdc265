"""A page, a PDF or a text as its publisher gives it -> the text as sources are kept: a line for each paragraph.

page       HTML -> lines, as a reader sees them
styles     which elements of a page are hidden, blocks or raised
elements   what a browser does with them where no style says anything
tables     a table -> a line for each row, each cell behind its heading
pdf        PDF -> the lines on its pages
layout     these -> paragraphs
plain      a plain text -> lines
line_ends  words that are parted at the end of a line
raised     note marks, powers and indices, apart from numbers
entry      what a page or a PDF declares of itself -> the entry of its source
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import webencodings
from lxml import html
from lxml.etree import ParserError

from factsheet.core.problems import BuildError, Place, Problem
from factsheet.evidence.capture.entry import Declared, declared
from factsheet.evidence.capture.layout import paragraphs
from factsheet.evidence.capture.page import read_page
from factsheet.evidence.capture.pdf import Document, read_pdf
from factsheet.evidence.capture.plain import read_plain

RULE = "capture"
_IS_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_ARCHIVE = (b"MIME-Version:", b"From: <Saved by")  # a page in one file, as browsers save it too
_FIRST_BYTES = 4096  # where a page says its encoding; HTML allows 1,024


class Captured(NamedTuple):
    """The lines of a work, what it declares of itself, and what a person should look at."""

    lines: tuple[str, ...]
    declared: Declared
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text as it is kept."""
        return "".join(f"{line}\n" for line in self.lines)


def capture(file: Path) -> Captured:
    """Read a file. Raises BuildError where it holds no text that can be read."""
    data = file.read_bytes()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        captured = _pdf(file, data)
    elif _IS_PAGE.match(data.removeprefix(b"\xef\xbb\xbf")) or file.suffix.lower() in (".html", ".htm", ".xhtml"):
        captured = _page(file, data)
    else:
        if b"\0" in data or data.startswith(_ARCHIVE):
            raise _refused(file, "this is no page, no PDF and no text", "save it as one of these; a page as `.html`")
        lines, guessed = read_plain(_decoded(file, data, ()))
        captured = Captured(tuple(lines), Declared(type="document"), tuple(_guesses(guessed)))
    if not captured.lines:
        raise _refused(file, "there is no text in this file", "save the page or the PDF with its text")
    return captured


def _page(file: Path, data: bytes) -> Captured:
    named = _CHARSET.search(data[:_FIRST_BYTES])
    text = _decoded(file, data, [named[1].decode("ascii")] if named else [])
    try:
        page = read_page(_parsed(text), file.parent)
    except (ParserError, RecursionError) as error:
        raise _refused(file, "this page cannot be read", "save it anew from a browser") from error
    return Captured(page.lines, declared(_parsed(text), page.lines), page.remarks)


def _parsed(text: str) -> html.HtmlElement:
    """Parse a page, without the declaration of XML, which lxml takes for one of bytes."""
    return html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*>", "", text))


def _pdf(file: Path, data: bytes) -> Captured:
    try:
        document = read_pdf(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(file, f"this PDF cannot be read: {error}", "save it anew, without a password") from error
    laid = paragraphs(document.lines)
    about = Declared(type="report", title=document.title, author=document.author, language=document.language)
    return Captured(
        tuple(laid.lines), about, (*_of_pdf(document), *_guesses(laid.guessed), *_furniture(laid.furniture))
    )


def _of_pdf(document: Document) -> Iterator[str]:
    if document.empty:
        yield f"{document.empty} of {document.pages} pages hold no text: they may be pictures"
    if document.unreadable:
        yield f"{document.unreadable} characters have no meaning in this PDF, and are written as �"
    if document.is_read_by_machine:
        yield "a program read this text from pictures: hold it against them"


def _guesses(words: list[str]) -> Iterator[str]:
    if words:
        yield f"a hyphen at the end of a line was left out: {', '.join(words)}"


def _furniture(lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"left out, as most pages have it: {'; '.join(lines)}"


def _decoded(file: Path, data: bytes, named: list[str] | tuple[()]) -> str:
    """Return the characters of a file, in UTF-8 or in the encoding that it names, as browsers know encodings."""
    encoding = webencodings.lookup(named[0]) if named else None
    name = encoding.name if encoding else "utf-8"
    for bom, of_bom in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        name = of_bom if data.startswith(bom) else name
    try:
        return data.decode("gb18030" if name == "gbk" else name)
    except (UnicodeDecodeError, LookupError) as error:
        at = f"byte {error.start + 1} is no {name.upper()}" if isinstance(error, UnicodeDecodeError) else str(error)
        raise _refused(file, at, "save it as UTF-8") from error


def _refused(file: Path, message: str, hint: str) -> BuildError:
    return BuildError([Problem(Place(str(file)), RULE, message, hint)])
