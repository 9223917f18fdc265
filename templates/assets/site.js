// What a page can do beyond being read. Nothing here is needed to read it; searching and comparing load when asked for.
const root = new URL("..", import.meta.url);

// Theme: the button names what it would switch to; the choice is kept. The head has already set it before the first paint.
const theme = document.querySelector("[data-theme-toggle]");
if (theme) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const current = () => document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");
  const name = () => (theme.textContent = current() === "dark" ? "Light" : "Dark");
  theme.hidden = false;
  name();
  dark.addEventListener("change", name);
  theme.addEventListener("click", () => {
    const next = current() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("theme", next); } catch { /* private mode: the choice lasts for the page */ }
    name();
  });
}

// Search: `/` or the link in the bar opens it; its code loads then.
const search = async (query = "") => (await import("./search.js")).open(root, query);
for (const link of document.querySelectorAll("[data-search]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    search();
  });
}
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  search();
});
if (document.querySelector("[data-names]")) search(new URLSearchParams(location.search).get("q") ?? "");
