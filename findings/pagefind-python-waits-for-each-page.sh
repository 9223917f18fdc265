#!/usr/bin/env bash
# The Python API of Pagefind 1.5.2 sleeps for a tenth of a second before it reads each answer of its service, one answer
# a time. Pages that are given to it together wait as long as pages given one by one: a thousand pages take a hundred
# seconds at the least, of which the service itself works less than one. Not found in the tracker.
# Hurts: whoever indexes texts that are no files, or wants an order of his own: `pagefind --site` has no such wait.
# Instead: talk to `pagefind --service` directly, a message and an answer in turn.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check pagefind==1.5.2 pagefind-bin==1.5.2

cat > "$tmp/seen.py" <<'PY'
import asyncio

from pagefind.index import PagefindIndex

PAGES = 20
waited = []
sleep = asyncio.sleep

async def noted(seconds, *rest):
    waited.append(seconds)
    await sleep(0, *rest)

asyncio.sleep = noted

async def index(together):
    waited.clear()
    async with PagefindIndex(config={"output_path": "out"}) as index:
        pages = (index.add_html_file(content=f"<h1>{n}", source_path=f"{n}.html") for n in range(PAGES))
        if together:
            await asyncio.gather(*pages)
        else:
            for page in pages:
                await page
    print("waits of 0.1 seconds, at least one for each page:", sum(seconds == 0.1 for seconds in waited) >= PAGES)

asyncio.run(index(together=False))
asyncio.run(index(together=True))
PY
(cd "$tmp" && venv/bin/python seen.py) > "$tmp/seen"

diff "$tmp/seen" - <<'TXT'
waits of 0.1 seconds, at least one for each page: True
waits of 0.1 seconds, at least one for each page: True
TXT
echo "seen as stated: the API waits a tenth of a second for each page, also for pages that are given together"
