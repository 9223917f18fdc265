#!/usr/bin/env bash
# A link that opens a page at "2,400 firms" ends in #:~:text=2%2C400%20firms: the comma is coded, as a bare one parts the
# first words from the last. Four libraries that handle addresses write it bare (yarl 1.25.1, which aiohttp uses; Django
# 5.2.19's urlize; boltons 26.2.0; ural 1.6.2). The link then runs from a 2 to a 400: Chromium 156 opens it at "Page 2 of 9".
# furl 2.1.4 and url-normalize 3.1.0 code the colons, so that it is no text fragment any more and opens at the top. httpx
# 0.28.1, hyperlink 21.0.0 and w3lib 2.5.0 keep it. RFC 3986 (2.2) says that a reserved character and its code are not
# equivalent.
# Known in other uses: https://github.com/django/django/pull/14275 (closed), https://github.com/aio-libs/yarl/pull/228
# (closed).
# Hurts: the evidence for a figure opens at other words, or nowhere; the address is valid and the page answers.
# Instead: pass an address with a text fragment on as text; yarl takes it with URL(address, encoded=True).
# Wants Debian's chromium and python3-venv.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check yarl==1.25.1 Django==5.2.19 boltons==26.2.0 ural==1.6.2 \
  furl==2.1.4 url-normalize==3.1.0 httpx==0.28.1 hyperlink==21.0.0 w3lib==2.5.0 playwright==1.65.2
mkdir "$tmp/site"
cat > "$tmp/site/index.html" <<'HTML'
<!doctype html><html lang="en"><meta charset="utf-8"><title>Firms</title><style>p {margin: 0 0 1500px}</style>
<p>The town</p><p>Page 2 of 9</p><p>In 2024 it was home to 2,400 firms.</p><p>In 2014 it was home to 400 firms.</p></html>
HTML

cat > "$tmp/ask.py" <<'PY'
import functools
import html
import http.server
import re
import shutil
import sys
import threading

import boltons.urlutils
import furl
import httpx
import hyperlink
import ural
import url_normalize
import w3lib.url
import yarl
from django.conf import settings
from django.utils.html import urlize
from playwright.sync_api import sync_playwright

settings.configure()
libraries = {
    "as it was": lambda address: address,
    "yarl": lambda address: str(yarl.URL(address)),
    "yarl, encoded": lambda address: str(yarl.URL(address, encoded=True)),
    "Django": lambda address: html.unescape(re.search('href="([^"]*)"', urlize(address))[1]),
    "boltons": lambda address: boltons.urlutils.URL(address).to_text(),
    "ural": lambda address: ural.canonicalize_url(address),
    "furl": lambda address: furl.furl(address).url,
    "url-normalize": url_normalize.url_normalize,
    "httpx": lambda address: str(httpx.URL(address)),
    "hyperlink": lambda address: hyperlink.parse(address).normalize().to_text(),
    "w3lib": w3lib.url.safe_url_string,
}
IN_VIEW = """[...document.querySelectorAll('p')].find((line) => line.getBoundingClientRect().top >= 0).textContent"""

handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
handler.func.log_message = lambda *_: None
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
with sync_playwright() as started:
    browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    for name, write in libraries.items():
        hash_ = write("https://news.example/index.html#:~:text=2%2C400%20firms").partition("#")[2]
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html#{hash_}")
        page.wait_for_timeout(600)
        print(f"{name}: #{hash_} opens at: {page.evaluate(IN_VIEW)}")
        page.close()
    browser.close()
PY
"$tmp/venv/bin/python" -W ignore "$tmp/ask.py" "$tmp/site" > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
as it was: #:~:text=2%2C400%20firms opens at: In 2024 it was home to 2,400 firms.
yarl: #:~:text=2,400%20firms opens at: Page 2 of 9
yarl, encoded: #:~:text=2%2C400%20firms opens at: In 2024 it was home to 2,400 firms.
Django: #:~:text=2,400%20firms opens at: Page 2 of 9
boltons: #:~:text=2,400 firms opens at: Page 2 of 9
ural: #:~:text=2,400%20firms opens at: Page 2 of 9
furl: #%3A~%3Atext=2%2C400+firms opens at: The town
url-normalize: #%3A~%3Atext=2%2C400%20firms opens at: The town
httpx: #:~:text=2%2C400%20firms opens at: In 2024 it was home to 2,400 firms.
hyperlink: #:~:text=2%2C400%20firms opens at: In 2024 it was home to 2,400 firms.
w3lib: #:~:text=2%2C400%20firms opens at: In 2024 it was home to 2,400 firms.
TXT
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: a library or the browser treats the link otherwise now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: a link to 2,400 firms is written as one from 2 to 400 firms, or as none, by six libraries"
