"""A page, a PDF, a table or a text, as published -> the text as sources are kept: a line for each paragraph.

page         HTML -> lines, as a reader sees them
hidden       what of a page is not shown
elements     what a browser does with elements where no style says anything
styles       what the styles of a page say of each element
sheets       style sheets -> their rules
media        whether the conditions of rules hold
shifted      what of a page is raised or lowered
formulas     MathML -> a line
grid         the rows and columns of a table
tables       these -> a line for each row, each cell behind its heading
pdf          PDF -> the lines on its pages
furniture    which of them are heads and feet of pages
columns      those that stand in columns -> rows of a table
layout       the others -> paragraphs
plain_text   a plain text -> lines
delimited    CSV and TSV -> a line for each row, each cell behind its heading
line_ends    words that are parted at the end of a line
raised       note marks, powers and indices, apart from numbers
signs        characters that mean nothing, or would part a line
encodings    bytes -> characters
entry        what a page or a PDF declares of itself -> the entry of its source
linked_data  what it declares in JSON-LD
addresses    the addresses that it declares
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from lxml import html
from lxml.etree import ParserError

from factsheet.core.problems import BuildError, Place, Problem
from factsheet.evidence.capture.delimited import SUFFIXES, read_delimited
from factsheet.evidence.capture.encodings import by_byte_order_mark, decoded, named_in
from factsheet.evidence.capture.entry import Declared, declared, declared_by_pdf
from factsheet.evidence.capture.layout import paragraphs
from factsheet.evidence.capture.page import read_page
from factsheet.evidence.capture.pdf import Document, read_pdf
from factsheet.evidence.capture.plain_text import read_plain_text
from factsheet.evidence.capture.signs import whole, without_controls
from factsheet.evidence.capture.styles import TooManyRulesError

RULE = "capture"
_IS_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|base|style|script|div"
    r"|main|article|section|header|nav|table|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGES = (".html", ".htm", ".xhtml")
_OTHER = re.compile(
    rb"\{\\rtf|PK\x03\x04|(?=[\w-]+:)(?=.*?^(?:MIME-Version:|Content-Type:\s*multipart/|From: <Saved by))",
    re.MULTILINE | re.DOTALL,
)
"""Documents of office programs, and pages in one file with headers."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_START = 4096  # bytes that tell what a file is
_END_TAGS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


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
    content = file.read_bytes()
    if content[:1024].lstrip().startswith(b"%PDF-"):
        captured = _pdf(file, content)
    elif _is_page(file, content):
        captured = _page(file, content)
    elif _OTHER.match(content[:_START]) or (b"\0" in content and by_byte_order_mark(content) is None):
        raise _refused(file, "this is no page, no PDF and no text", "save it as one of these; a page as `.html`")
    elif file.suffix.lower() in SUFFIXES:
        captured = _table(file, _decoded(file, content, "utf-8", "save it as UTF-8"))
    else:
        lines, guessed = read_plain_text(_decoded(file, content, "utf-8", "save it as UTF-8"))
        captured = Captured(tuple(lines), Declared(type="document"), tuple(_guesses(guessed)))
    captured = captured._replace(lines=tuple(whole(captured.lines)))
    if not captured.lines:
        raise _refused(file, "there is no text in this file", "save the page or the PDF with its text")
    return captured


def _table(file: Path, text: str) -> Captured:
    try:
        table = read_delimited(text)
    except csv.Error as error:
        raise _refused(file, f"this table cannot be read: {error}", "save it anew as CSV") from error
    remarks = [f"the first row is taken for headings: {', '.join(table.headings)}"]
    if table.uneven:
        remarks.append(f"not as many cells as headings in row {', '.join(map(str, table.uneven[:5]))}")
    return Captured(tuple(table.lines), Declared(type="dataset"), tuple(remarks))


def _is_page(file: Path, content: bytes) -> bool:
    """Tell whether a file holds a page, by its name or by how it begins."""
    if _OTHER.match(content[:_START]):
        return False
    start = content[:_START].decode(by_byte_order_mark(content) or "latin-1", "ignore")
    return file.suffix.lower() in _PAGES or bool(_IS_PAGE.match(start))


def _page(file: Path, content: bytes) -> Captured:
    hint = "save it as UTF-8, and write `<meta charset=utf-8>` into it in place of any other"
    text = _decoded(file, content, named_in(content), hint)
    try:
        page = read_page(_parsed(text), file)
    except ParserError as error:
        raise _refused(file, "this page cannot be read", "save it anew from a browser") from error
    except (RecursionError, TooManyRulesError) as error:
        is_deep = isinstance(error, RecursionError)
        why = (
            "its elements lie too deep, one in the other" if is_deep else "it has too many elements and rules of style"
        )
        hint = "print it to a PDF from a browser, and capture that"
        raise _refused(file, f"this page cannot be read: {why}", hint) from error
    return Captured(page.lines, declared(_parsed(text), page.lines), page.remarks)


def _parsed(text: str) -> html.HtmlElement:
    """Parse a page, without the declaration of XML, which lxml takes for one of bytes.

    Browsers read on behind the end tags of a page, where lxml stops; so they are left out.
    """
    text = _END_TAGS.sub("", re.sub(r"\A\s*<\?xml[^>]*>", "", text))
    root = html.document_fromstring(text.replace("\0", ""), html.HTMLParser(huge_tree=True))
    _drop_controls(root)
    return root


def _drop_controls(root: html.HtmlElement) -> None:
    """Take control characters out of a page: lxml reads them, but refuses to write them where text is moved."""
    for element in root.iter():
        for name in ("text", "tail"):
            characters = getattr(element, name)
            if characters and (cleaned := without_controls(characters)) != characters:
                setattr(element, name, cleaned)


def _pdf(file: Path, content: bytes) -> Captured:
    try:
        document = read_pdf(content)
    except pypdfium2.PdfiumError as error:
        raise _refused(file, f"this PDF cannot be read: {error}", "save it anew, without a password") from error
    laid = paragraphs(document.lines)
    about = declared_by_pdf(document.title, document.author, document.language)
    return Captured(
        tuple(laid.lines), about, (*_of_pdf(document), *_guesses(laid.guessed), *_furniture(laid.furniture))
    )


def _of_pdf(document: Document) -> Iterator[str]:
    if document.empty:
        yield f"{document.empty} of {document.pages} pages hold no text: they may be pictures"
    if document.unreadable:
        yield f"{document.unreadable} characters have no meaning in this PDF, and are written as �"
    if any(_RIGHT_TO_LEFT.search(line.text) for line in document.lines):
        yield "letters that run to the left, as Hebrew and Arabic do, may stand in the wrong order"
    if document.is_read_by_machine:
        yield "a program read this text from pictures: hold it against them"


def _guesses(words: list[str]) -> Iterator[str]:
    if words:
        yield f"a hyphen at the end of a line was left out: {', '.join(words)}"


def _furniture(lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"left out, as most pages have it: {'; '.join(lines)}"


def _decoded(file: Path, content: bytes, named: str, hint: str) -> str:
    """Return the characters of a file, in the encoding that it is marked by or names."""
    try:
        return decoded(content, named)
    except (UnicodeDecodeError, LookupError) as error:
        at = f"byte {error.start + 1} is no {named.upper()}" if isinstance(error, UnicodeDecodeError) else str(error)
        raise _refused(file, at, hint) from error


def _refused(file: Path, message: str, hint: str) -> BuildError:
    return BuildError([Problem(Place(str(file)), RULE, message, hint)])
