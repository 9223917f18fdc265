"""A visit to a page: what it asked for, what it complained of, how far it moved."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

# Sums up layout shifts from the first paint on, and says which elements moved.
WATCH = """
window.shift = {sum: 0, moved: []};
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    window.shift.sum += entry.value;
    for (const {node} of entry.sources) {
      const element = node?.nodeType === 1 ? node : node?.parentElement;
      if (element) window.shift.moved.push(`${element.localName}.${element.className}`);
    }
  }
}).observe({type: "layout-shift", buffered: true});
"""

# To the end, a screen at a time; two frames let the observer report what moved.
SCROLL = """
async () => {
  const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  await document.fonts.ready;
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await frame();
  }
}
"""

PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Visit:
    """What happened while a page loaded and was scrolled to its end."""

    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)  # console errors and warnings, uncaught exceptions
    failures: list[str] = field(default_factory=list)
    shift: float = 0
    moved: list[str] = field(default_factory=list)

    def on_request(self, request: Request) -> None:
        self.requests.append(request)

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")

    def watch(self, page: Page) -> None:
        """Listen to everything that a page says."""
        page.on("request", self.on_request)
        page.on("requestfailed", lambda request: self.failures.append(f"{request.failure} {request.url}"))
        page.on("response", self.on_response)
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))


def visit(context: BrowserContext, urls: dict[str, str]) -> dict[str, Visit]:
    """Open each page in a new tab, in front, and scroll it to its end. Then wait until each has all that it asked for.

    (Scrolled at once they are slower: tabs behind paint seldom.)
    """
    pages = {}
    for name, url in urls.items():
        page, seen = context.new_page(), Visit()
        seen.watch(page)
        page.add_init_script(WATCH)
        page.goto(url)
        page.evaluate(SCROLL)
        pages[name] = page, seen
    for page, seen in pages.values():
        page.bring_to_front()  # what a script has done since has to be painted, to count
        page.wait_for_load_state("networkidle")
        page.evaluate(PAINTED)
        shift = page.evaluate("window.shift")
        seen.shift, seen.moved = shift["sum"], shift["moved"]
        page.close()
    return {name: seen for name, (_, seen) in pages.items()}
