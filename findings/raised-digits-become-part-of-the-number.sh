#!/usr/bin/env bash
# Seven libraries that take the text out of a web page (trafilatura 2.3.1, readability-lxml 0.9 with lxml's text_content,
# inscriptis 2.7.6, html2text 2025.4.15, jusText 3.0.2, Resiliparse 2.0.1, Beautiful Soup 4.15's get_text), used as they
# come, print what stands in <sup> with nothing before it: "2,400" with its note 3 is 2,4003, ten to the third is 103,
# square metres are m2. Two can be told to keep the tag (html2text with include_sup_sub, trafilatura in formats with
# marks); in plain text none marks it, though HTML says what it is.
# Hurts: a figure copied from such a text is ten times too large, and one that is looked up in it (2,400) is not found.
# Instead: write a raised digit as one (2,400³, 10³, m²) before the text of a page is taken.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
for package in trafilatura==2.3.1 readability-lxml==0.9 inscriptis==2.7.6 html2text==2025.4.15 jusText==3.0.2 \
  Resiliparse==2.0.1 beautifulsoup4==4.15.0; do
  "$tmp/venv/bin/pip" install -qq --disable-pip-version-check "$package"
done

cat > "$tmp/ask.py" <<'PY'
import html2text, inscriptis, justext, lxml.html, trafilatura
from bs4 import BeautifulSoup
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

SENTENCE = "Last year the town was home to 2,400<sup><a href='#n3'>3</a></sup> firms, on 10<sup>3</sup> m<sup>2</sup> of land."
PAGE = f"<!doctype html><html lang='en'><title>Towns grow</title><body><article><h1>Towns grow</h1><p>{SENTENCE}</p>" \
       "<p>They came from the hills, from the coast and from abroad, and most of them stayed on.</p></article></body></html>"

readers = {
    "trafilatura": lambda: trafilatura.extract(PAGE),
    "readability-lxml": lambda: lxml.html.fromstring(Document(PAGE).summary()).text_content(),
    "inscriptis": lambda: inscriptis.get_text(PAGE),
    "html2text": lambda: html2text.html2text(PAGE),
    "jusText": lambda: "\n".join(one.text for one in justext.justext(PAGE.encode(), justext.get_stoplist("English"))),
    "Resiliparse": lambda: extract_plain_text(PAGE),
    "Beautiful Soup": lambda: BeautifulSoup(PAGE, "html.parser").get_text(),
}
for name, read in readers.items():
    text = " ".join(read().split())
    print(f"{name}: {text[text.index('home to') + 8:text.index(' of land')]}")
PY
"$tmp/venv/bin/python" "$tmp/ask.py" 2>/dev/null > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
trafilatura: 2,4003 firms, on 103 m2
readability-lxml: 2,4003 firms, on 103 m2
inscriptis: 2,4003 firms, on 103 m2
html2text: 2,4003 firms, on 103 m2
jusText: 2,4003 firms, on 103 m2
Resiliparse: 2,4003 firms, on 103 m2
Beautiful Soup: 2,4003 firms, on 103 m2
TXT
diff "$tmp/expected" "$tmp/seen" && cat "$tmp/seen"
