"""The sizes of files, put into the page that lists them. They are known only when all else of the site is written.

Templates leave an element `<span data-size="data/facts.csv">` for each, and the digit gate measures the file again.
"""

from __future__ import annotations

import re
from pathlib import Path

from factsheet.core import output, sizes
from factsheet.view.pages.data_files import URL

PAGE = f"{URL}index.html"
"""The page that lists the files."""

_SIZE = re.compile(r"""(<[a-z]+\b[^<>]*\sdata-size=(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))[^<>]*>)[^<]*""")
"""The tag of such an element, however it is written, with the text behind it."""


def put_in(site: Path) -> None:
    """Put the sizes of the files of a site into its page that lists them, if it has that."""
    if (site / PAGE).is_file():
        put_into(site / PAGE, site)


def put_into(page: Path, site: Path) -> None:
    """Put the sizes of the files of a site into a page. It is written anew, as it may be a link to another folder's."""
    html = _SIZE.sub(lambda tag: tag[1] + sizes.in_words(sizes.measured(site, _named(tag))), page.read_text("utf-8"))
    output.write(page.parent, page.name, [html.encode()])


def _named(tag: re.Match[str]) -> str:
    return next(filter(None, tag.groups()[1:]), "")
