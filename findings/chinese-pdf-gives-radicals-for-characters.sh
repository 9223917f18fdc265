#!/usr/bin/env bash
# A page in Chinese, printed by Chromium with Noto CJK (Debian 12: chromium 156.0.8078.108, fonts-noto-cjk 20220127), is a
# PDF whose characters of one part (人 工 田 长) are said to be radicals (⼈ U+2F08, ⼯, ⽥, ⻓ U+2ED3): the font draws both
# with one glyph, and the PDF names only one of them. pypdf 7.1.0 and pdfminer.six 20260107 give the radicals, as
# pdfplumber does, which reads with pdfminer; pypdfium2 5.15.2 and PyMuPDF 2.0 give the characters that the page had.
# Hurts: 人工智能 (AI) is not found in such a text, and neither is 长 by who folds it with NFKC, which leaves ⻓ as it is.
# Instead: read PDFs with PDFium.
# Wants Debian's chromium, fonts-noto-cjk and python3-venv.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
for package in pypdf==7.1.0 pdfminer.six==20260107 pypdfium2==5.15.2 pymupdf==2.0; do
  "$tmp/venv/bin/pip" install -qq --disable-pip-version-check "$package"
done
cat > "$tmp/page.html" <<'HTML'
<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>body {font-family: "Noto Sans CJK SC"}</style>
<p>春田市的人工智能产业增长</p></html>
HTML
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer "--print-to-pdf=$tmp/page.pdf" \
  "file://$tmp/page.html" > /dev/null 2>&1

cat > "$tmp/ask.py" <<'PY'
import sys
import unicodedata

import pymupdf
import pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader

file = sys.argv[1]
texts = {
    "pypdf": PdfReader(file).pages[0].extract_text(),
    "pdfminer.six": extract_text(file),
    "pypdfium2": pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range(),
    "PyMuPDF": pymupdf.open(file)[0].get_text(),
}
for name, text in texts.items():
    text = "".join(text.split())
    print(f"{name}: {text}, with NFKC {unicodedata.normalize('NFKC', text)}")
PY
"$tmp/venv/bin/python" "$tmp/ask.py" "$tmp/page.pdf" 2>/dev/null > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
pypdf: 春⽥市的⼈⼯智能产业增⻓, with NFKC 春田市的人工智能产业增⻓
pdfminer.six: 春⽥市的⼈⼯智能产业增⻓, with NFKC 春田市的人工智能产业增⻓
pypdfium2: 春田市的人工智能产业增长, with NFKC 春田市的人工智能产业增长
PyMuPDF: 春田市的人工智能产业增长, with NFKC 春田市的人工智能产业增长
TXT
diff "$tmp/expected" "$tmp/seen" && cat "$tmp/seen"
