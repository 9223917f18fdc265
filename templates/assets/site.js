// What a page can do beyond being read. Nothing here is needed to read it; searching and comparing load when asked for.
const root = new URL("..", import.meta.url);
const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

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
    if (!plain(event)) return;
    event.preventDefault();
    search();
  });
}
const isOurs = document.querySelector('[aria-keyshortcuts="/"]'); // another theme may have a search of its own
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typed !== undefined && event.key.length === 1) typed += event.key;
  else if (event.key === "/" && isOurs) search();
  else return;
  event.preventDefault();
});
if (document.querySelector("[data-names]")) search(new URLSearchParams(location.search).get("q") ?? "");

// A fact inside a list that is folded: it is unfolded where the address names one, and what it is folded into.
const unfold = () => {
  const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let fold = row?.closest("details:not([open])");
  if (!fold) return;
  for (; fold; fold = row.closest("details:not([open])")) fold.open = true;
  row.scrollIntoView(); // some browsers have done so
};
unfold();
addEventListener("hashchange", unfold);
addEventListener("beforeprint", () => { // every fact is on paper; of series the pictures are
  for (const fold of document.querySelectorAll("details.fold")) fold.open = true;
});

// More: what can be done with a fact, and Cite with a page. The links lead on where no script runs; the code loads when asked for.
const MORE = "a.more, a.cite";
for (const link of document.querySelectorAll(MORE)) {
  const statement = link.closest(".fact")?.querySelector(".statement");
  if (statement) link.setAttribute("aria-label", `More on: ${statement.textContent.trim()}`);
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
}
const more = async (event) => {
  const link = event.target.closest?.(MORE);
  if (!link || !plain(event)) return;
  event.preventDefault();
  (await import("./more.js")).toggle(root, link);
};
document.querySelector("[data-site]").addEventListener("click", more);
document.addEventListener("keydown", (event) => { if (event.key === " ") more(event); }); // as every button

// Coming from a fact to the page on how to contribute: the page names the fact.
const asked = new URLSearchParams(location.search);
const [fact, from] = [asked.get("fact"), asked.get("from")];
if (/^[a-z0-9.-]+$/.test(fact ?? "") && /^[a-z0-9/-]+#[a-z0-9-]+$/.test(from ?? "")) {
  const link = Object.assign(document.createElement("a"), { textContent: fact });
  import("./address.js").then(({ at }) => { link.href = at(from, root); });
  const line = Object.assign(document.createElement("p"), { className: "about", textContent: "About the fact " });
  line.append(link);
  document.querySelector("main h1")?.after(line);
  fetch(new URL(`api/v1/entities/${fact.split(".")[0]}.json`, root)).then((answer) => answer.json())
    .then(({ facts }) => { link.textContent = facts.find(({ id }) => id === fact)?.text ?? fact; }).catch(() => {});
}

// Filters: rows are kept or hidden by what they say of themselves; the choice stands in the address.
const many = (number) => number.toLocaleString("en");
for (const form of document.querySelectorAll("[data-filter]")) {
  const scope = form.closest("section, [data-site]");
  const lists = [...scope.querySelectorAll("[data-filtered]")];
  const rows = lists.flatMap((list) => [...list.children]);
  const fields = [...form.elements];
  const typed = (text) => text.toLowerCase().replaceAll("−", "-"); // a keyboard has no minus sign
  const words = new Map(rows.map((row) => [row, typed(`${row.textContent} ${row.dataset.words ?? ""}`)]));
  const keeps = (row) => fields.every(({ name, value }) => {
    if (!value || name === "sort") return true;
    if (name === "q") return typed(value).split(/\s+/).every((word) => (words.get(row) ?? "").includes(word));
    return row.dataset[name] === value;
  });
  const places = new Map(rows.map((row, place) => [row, place])); // the page comes in the order of names
  const orders = {
    name: (a, b) => places.get(a) - places.get(b),
    facts: (a, b) => b.dataset.facts - a.dataset.facts || orders.name(a, b),
    newest: (a, b) => b.dataset.newest - a.dataset.newest || orders.name(a, b),
  };
  const apply = () => {
    for (const row of rows) row.hidden = !keeps(row);
    for (const list of lists) {
      const order = orders[form.elements.sort?.value];
      if (order) list.append(...[...list.children].sort(order));
      const section = list.closest("section.year");
      if (section) section.hidden = ![...list.children].some((row) => !row.hidden);
    }
    form.querySelector("[data-shown]").textContent = `${many(rows.filter((row) => !row.hidden).length)} of ${many(rows.length)} shown`;
  };
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

const tables = document.querySelectorAll("[data-sortable]");
if (tables.length) import("./sort.js").then(({ sortable }) => tables.forEach(sortable));

const compare = document.querySelector("[data-compare]");
if (compare) import("./compare.js").then(({ start }) => start(root, compare));

if (document.querySelector("[data-examples]")) import("./examples.js").then(({ start }) => start(root));
