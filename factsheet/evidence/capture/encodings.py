"""The bytes of a file -> its characters, as browsers know encodings."""

from __future__ import annotations

import codecs
import re

import webencodings

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WIDER = {"gbk": "gb18030", "shift_jis": "cp932", "big5": "big5hkscs", "euc-kr": "cp949", "iso-8859-8-i": "iso-8859-8"}
"""Names of encodings -> the encoding that browsers read, where Python knows less by that name."""
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_FIRST_BYTES = 4096  # where a page says its encoding; HTML allows 1,024
_OF_BYTES = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}


def by_byte_order_mark(content: bytes) -> str | None:
    """Return the encoding that the first bytes of a file are the mark of."""
    return next((name for mark, name in _MARKS if content.startswith(mark)), None)


def named_in(page: bytes) -> str:
    """Return the encoding that a page names; UTF-8 where it names none that can be meant."""
    named = _CHARSET.search(page[:_FIRST_BYTES])
    encoding = webencodings.lookup(named[1].decode("ascii", "replace")) if named else None
    return encoding.name if encoding and not encoding.name.startswith("utf-16") else "utf-8"


def decoded(content: bytes, named: str = "utf-8") -> str:
    """Return the characters of a file. Raises UnicodeDecodeError, LookupError.

    Its own mark says more than what it names; and a file saved as UTF-8 often names what it was in before.
    """
    if mark := by_byte_order_mark(content):
        return content.decode(mark)
    if not content.isascii() and named != "utf-8":
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if named.startswith("windows-"):  # some bytes are no letter there, and browsers keep them
        return content.decode(named, "surrogateescape").translate(_OF_BYTES)
    return content.decode(_WIDER.get(named, named))
