// The search dialog: names at once, facts from the full text after them, as one list of options under a combobox.
import { match, prepare } from "./search-names.js";
import { find, load, marked, yearsOf } from "./search-text.js";

const NAMES = 8, MENTIONED = 4, PAGES = 8, PAUSE = 120;
const FILTERS = { kind: "Any kind", source: "Any source", year: "Any year", nature: "Any nature" };

/** Open the search with a query; `root` is the address of the site. */
export const open = async (root, query = "") => {
  view ??= build(root);
  if (!view.dialog.open) view.dialog.showModal();
  view.input.focus();
  if (query) view.input.value = query;
  else view.input.select();
  view.update();
};

let view;

/** An element with attributes and children; texts are set as text, never as markup. */
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const build = (root) => {
  const style = make("link", { rel: "stylesheet", href: new URL("assets/search.css", root) });
  const input = make("input", {
    type: "search", id: "search-input", role: "combobox", "aria-expanded": "false", "aria-controls": "search-list",
    "aria-autocomplete": "list", "aria-label": "Search", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    enterkeyhint: "go", placeholder: "A name, a figure, a few words",
  });
  const close = make("button", { type: "button" }, "Close");
  const selects = Object.entries(FILTERS).map(([name, any]) =>
    make("select", { name, "aria-label": name[0].toUpperCase() + name.slice(1) }, make("option", { value: "" }, any)));
  const filters = make("div", { class: "search-filters", hidden: "" }, ...selects);
  const list = make("div", { id: "search-list", role: "listbox", "aria-label": "Results" });
  const more = make("button", { type: "button", class: "search-more", hidden: "" }, "More results");
  const count = make("p", { class: "search-count", role: "status" });
  const note = make("p", { class: "search-note", hidden: "" });
  const dialog = make("dialog", { class: "search", "aria-label": "Search this site" },
    make("div", { class: "search-box" }, input, close), filters, count,
    make("div", { class: "search-results" }, list, more, note));
  dialog.hidden = true; // until its style is there
  style.addEventListener("load", () => (dialog.hidden = false, input.focus()), { once: true });
  style.addEventListener("error", () => (dialog.hidden = false), { once: true });
  document.head.append(style);
  document.body.append(dialog);

  const parts = { root, dialog, input, filters, selects, list, more, note, count };
  const state = { names: [], sources: {}, text: null, turn: 0, active: -1, pages: PAGES, pending: 0, go: false };
  const update = () => { state.pages = PAGES; return run(parts, state); };
  listen(parts, state, close, update);
  start(parts, state).then(update);
  return { dialog, input, update };
};

/** Load the names, then the full text; each is used as soon as it is there. */
const start = async (parts, state) => {
  const { root, filters, selects } = parts;
  const text = load(root);
  const file = await fetch(new URL("search/names.json", root)).then((answer) => answer.json()).catch(() => null);
  if (!file) return say(parts, "The names could not be loaded. Try again when you are online.");
  Object.assign(state, { names: prepare(file), sources: file.sources });
  run(parts, state);
  state.text = await text;
  if (!state.text) return say(parts, "Only names are searched here: this copy of the site has no index of its full text.");
  const kinds = file.kinds.map(([, plural]) => plural);
  const order = { kind: (a, b) => kinds.indexOf(a) - kinds.indexOf(b), year: (a, b) => b.localeCompare(a) };
  for (const select of selects) {
    const values = Object.keys(state.text.filters[select.name] ?? {}).sort(order[select.name]);
    select.append(...values.map((value) => make("option", { value }, value)));
  }
  filters.hidden = false;
};

const say = ({ note }, text) => {
  note.textContent = text;
  note.hidden = false;
};

const listen = (parts, state, close, update) => {
  const { dialog, input, filters, list, more } = parts;
  let timer;
  input.addEventListener("input", () => {
    state.go = false;
    showNames(parts, state);
    clearTimeout(timer);
    state.pending += 1;
    timer = setTimeout(update, PAUSE);
  });
  input.addEventListener("keydown", (event) => onKey(event, parts, state));
  filters.addEventListener("change", update);
  more.addEventListener("click", () => { state.pages += PAGES; run(parts, state); input.focus(); });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
};

const onKey = (event, parts, state) => {
  const { list, dialog } = parts;
  const options = [...list.querySelectorAll("[role=option]")];
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
  if (step && options.length) {
    event.preventDefault();
    const from = state.active < 0 && step < 0 ? options.length : state.active;
    const end = Math.abs(step) > 1 ? Math.min(Math.max(from + step, 0), options.length - 1) : from + step;
    activate(parts, state, options, (end + options.length) % options.length);
  } else if (event.key === "Escape") {
    event.preventDefault(); // a search field would only clear itself
    dialog.close();
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (state.active < 0 && state.pending) state.go = true; // the list is still on its way
    else follow(options[Math.max(state.active, 0)], dialog, event.ctrlKey || event.metaKey);
  }
};

const follow = (option, dialog, inNewTab) => {
  if (!option) return;
  if (inNewTab) return void window.open(option.href);
  dialog.close();
  location.assign(option.href);
};

const activate = ({ input }, state, options, at) => {
  options[state.active]?.setAttribute("aria-selected", "false");
  state.active = at;
  const option = options[at];
  if (!option) return input.removeAttribute("aria-activedescendant");
  option.setAttribute("aria-selected", "true");
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
};

const chosen = ({ selects }) => Object.fromEntries(selects.map(({ name, value }) => [name, value]));

/** The names that answer, unless a filter asks for facts. */
const namesFor = (parts, state) => {
  const { kind, source, year, nature } = chosen(parts);
  if (source || year || nature) return { found: [], mentioned: [] };
  return match(parts.input.value, kind ? state.names.filter(({ group }) => group === kind) : state.names);
};

const showNames = (parts, state) => {
  const names = namesFor(parts, state);
  const found = names.found.slice(0, NAMES);
  show(parts, state, state.text ? groups(found) : groups([...found, ...names.mentioned.slice(0, MENTIONED)]));
  return names;
};

/** Show the names, then the facts as soon as they are found; an answer to an older question is dropped. */
const run = async (parts, state) => {
  const turn = ++state.turn;
  const { input, more } = parts;
  const names = showNames(parts, state);
  const filters = chosen(parts);
  const query = input.value;
  const asks = query.trim() || Object.values(filters).some(Boolean);
  const result = state.text && asks
    ? await find(state.text, query, filters, state.sources, state.pages) : { hits: [], more: false };
  if (turn !== state.turn) return;
  state.pending = 0;
  if (state.text) show(parts, state, all(names, result.hits, state));
  more.hidden = !result.more;
  announce(parts, state, asks, result.more);
  parts.list.dataset.query = query; // what the list answers
  if (state.go) follow(parts.list.querySelector("[role=option]"), parts.dialog, false);
};

/** Names, facts, names that the words mention: in groups, and no page twice. */
const all = ({ found, mentioned }, hits, state) => {
  const names = found.slice(0, NAMES);
  const shown = new Set(names.map(({ url }) => url));
  const facts = hits.filter(({ fact, url }) => fact || !shown.has(url))
    .map((hit) => ({ ...hit, sources: state.sources, name: state.names.find(({ url }) => url === hit.page)?.name }));
  for (const { url } of facts) shown.add(url);
  const also = mentioned.filter(({ url }) => !shown.has(url)).slice(0, MENTIONED);
  return [...groups(names), ...groups(facts), ...groups(also)];
};

/** Hits by their group, in the order of the first of each: [[heading, hits], ...]. */
const groups = (hits) => {
  const found = new Map();
  for (const hit of hits) {
    const heading = hit.fact ? `Facts: ${hit.group}` : hit.group;
    found.set(heading, [...(found.get(heading) ?? []), hit]);
  }
  return [...found];
};

const show = (parts, state, grouped) => {
  const { root, list, input } = parts;
  const kept = list.querySelectorAll("[role=option]")[state.active]?.href;
  let number = 0;
  list.replaceChildren(...grouped.map(([heading, hits], place) => {
    const id = `search-group-${place}`;
    return make("div", { role: "group", "aria-labelledby": id }, make("div", { id, role: "presentation", class: "search-head" }, heading),
      ...hits.map((hit) => option(root, hit, number++)));
  }));
  const options = [...list.querySelectorAll("[role=option]")];
  state.active = -1;
  activate(parts, state, options, kept ? options.findIndex(({ href }) => href === kept) : -1);
  input.setAttribute("aria-expanded", String(options.length > 0));
};

const option = (root, hit, number) => make("a", {
  role: "option", id: `search-option-${number}`, href: new URL(hit.url, root), tabindex: "-1", "aria-selected": "false",
}, ...(hit.forms ? nameLine(hit) : textLines(hit)));

const nameLine = ({ name, others, label }) => [
  make("span", { class: "search-name" }, name), " ",
  make("span", { class: "search-side" },
    ...others.flatMap(([lang, other]) => [make("span", lang ? { lang } : {}, other), " · "]), label),
];

const textLines = (hit) => {
  const text = marked(hit.text, hit.words).map(([run, held]) => (held ? make("mark", {}, run) : run));
  if (!hit.fact) return [make("span", { class: "search-name" }, hit.title), make("span", { class: "search-side search-excerpt" }, ...text)];
  const years = yearsOf(hit.fact, hit.sources).join("–");
  const side = [hit.name ?? hit.title, years, hit.fact.nature === "reported" ? "" : hit.fact.nature].filter(Boolean).join(" · ");
  return [make("span", { class: "search-fact" }, ...text), make("span", { class: "search-side" }, side)];
};

const announce = ({ count, list }, state, asks, more) => {
  const number = list.querySelectorAll("[role=option]").length;
  const results = number === 1 ? "1 result" : `${number} results`;
  count.textContent = !asks ? "" : number ? results + (more ? ", and more" : "") : state.names.length ? "Nothing found" : "";
};
