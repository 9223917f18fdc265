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

// Search: `/` or the link in the bar opens it; its code loads then, and what is typed meanwhile is not lost.
let typed; // text while the code loads, else undefined
async function search(query = "") {
  if (typed !== undefined) return;
  typed = query;
  try {
    const { ready, open } = await import("./search.js");
    await ready(root);
    open(typed);
  } finally {
    typed = undefined;
  }
}
for (const link of document.querySelectorAll("[data-search]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    search();
  });
}
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typed !== undefined && event.key.length === 1) typed += event.key;
  else if (event.key === "/") search();
  else return;
  event.preventDefault();
});
if (document.querySelector("[data-names]")) search(new URLSearchParams(location.search).get("q") ?? "");

// Citations: pointing at a marker, or reaching it by keyboard, shows the words it stands for. A click goes to the list.
let preview, marker;
const close = () => { preview?.remove(); preview = undefined; };

function evidence(cite) {
  const id = decodeURIComponent(cite.hash.slice("#source:".length));
  const fact = cite.closest("[data-fact]");
  const row = fact?.querySelector(".proof") ? fact : document.querySelector(`.fact[data-fact="${fact?.dataset.fact}"]`);
  const proofs = [...(row?.querySelectorAll(".proof > li") ?? [])].filter((li) => li.querySelector(`[data-source="${id}"]`));
  return proofs.length ? proofs : [document.getElementById(`source:${id}`)].filter(Boolean);
}

function show(cite) {
  if (preview && marker === cite) return;
  close();
  const found = evidence(cite);
  if (!found.length) return;
  marker = cite;
  preview = document.createElement("span");
  preview.className = "preview";
  for (const li of found) {
    const part = document.createElement("span");
    part.className = "part";
    part.append(...[...li.childNodes].map((node) => node.cloneNode(true)));
    preview.append(part);
  }
  cite.after(preview);
  const at = cite.getBoundingClientRect(), page = document.documentElement.clientWidth;
  const left = Math.max(16, Math.min(at.left, page - preview.offsetWidth - 16));
  const below = at.bottom + preview.offsetHeight < innerHeight || at.top < preview.offsetHeight;
  preview.style.left = `${left + scrollX}px`;
  preview.style.top = `${scrollY + (below ? at.bottom : at.top - preview.offsetHeight)}px`;
}

const cited = (event) => event.target.closest?.("a.cite");
const inside = (node) => node && (preview?.contains(node) || node === marker);
document.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse" && cited(event)) show(cited(event)); });
document.addEventListener("pointerout", (event) => {
  if (preview && inside(event.target) && !inside(event.relatedTarget) && !inside(document.activeElement)) close();
});
document.addEventListener("focusin", (event) => (cited(event) ? show(cited(event)) : inside(event.target) || close()));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !preview) return;
  marker.focus(); // from inside the card back to its marker, which would open it again
  close();
});

// Filters: rows are kept or hidden by what they say of themselves; the choice stands in the address.
for (const form of document.querySelectorAll("[data-filter]")) {
  const scope = form.closest("section, main");
  const lists = [...scope.querySelectorAll("[data-filtered]")];
  const rows = lists.flatMap((list) => [...list.children]);
  const marks = [...scope.querySelectorAll(".mark")];
  const fields = [...form.elements];
  const words = new Map(rows.map((row) => [row, `${row.textContent} ${row.dataset.words ?? ""}`.toLowerCase()]));
  const keeps = (row) => fields.every(({ name, value }) => {
    if (!value || name === "sort") return true;
    if (name === "q") return value.toLowerCase().split(/\s+/).every((word) => (words.get(row) ?? "").includes(word));
    return row.dataset[name] === value;
  });
  const places = new Map(rows.map((row, place) => [row, place])); // the page comes in the order of names
  const orders = {
    name: (a, b) => places.get(a) - places.get(b),
    facts: (a, b) => b.dataset.facts - a.dataset.facts || orders.name(a, b),
    newest: (a, b) => b.dataset.newest - a.dataset.newest || orders.name(a, b),
  };
  const apply = () => {
    for (const row of [...rows, ...marks]) row.hidden = !keeps(row);
    for (const list of lists) {
      const order = orders[form.elements.sort?.value];
      if (order) list.append(...[...list.children].sort(order));
      const section = list.closest("section.year");
      if (section) section.hidden = ![...list.children].some((row) => !row.hidden);
    }
    form.querySelector("[data-shown]").textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} shown`;
  };
  const asked = new URLSearchParams(location.search);
  for (const field of fields) if (asked.get(field.name)) field.value = asked.get(field.name);
  form.hidden = false;
  apply();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    apply();
    const kept = new URLSearchParams(fields.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    if (kept.get("sort") === "name") kept.delete("sort");
    history.replaceState(null, "", `${location.pathname}${kept.size ? `?${kept}` : ""}${location.hash}`);
  });
}

const compare = document.querySelector("[data-compare]");
if (compare) import("./compare.js").then(({ start }) => start(root, compare));
