"""Scripts that measure a page, or give it other styles."""

from __future__ import annotations

# Styles that a page's policy lets scripts add: no element and no attribute holds them.
WITH_STYLES = """
css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
"""

# Elements that stick out to the right, unless something around them scrolls or cuts.
STICKING_OUT = """
() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const cut = element => element && element !== document.body
    && (getComputedStyle(element).overflowX !== "visible" || cut(element.parentElement));
  const out = [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > root.clientWidth + 0.5 && !cut(element))
    .map(element => `${element.localName}.${element.className}`);
  return [`${root.scrollWidth} px wide`, ...new Set(out)].slice(0, 6);
}
"""
