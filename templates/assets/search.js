// The search dialog: names at once, facts from the full text after them, as one list of options under a combobox.
import { match, prepare } from "./search-names.js";
import { groups, make, rows } from "./search-rows.js";
import { find, load } from "./search-text.js";

const NAMES = 8, MENTIONED = 4, PAGES = 8, PAUSE = 120;
const FILTERS = { kind: "Any kind", source: "Any source", year: "Any year", nature: "Any nature" };

/** Build the dialog, once; it is ready when its style is there. `root` is the address of the site. */
export const ready = (root) => (view ??= build(root)).styled;

/** Open the search with a query. */
export const open = (query = "") => {
  if (!view.dialog.open) view.dialog.showModal();
  view.input.focus();
  if (query) view.input.value = query;
  else view.input.select();
  view.update();
};

let view;

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
  const styled = new Promise((done) => ["load", "error"].forEach((name) => style.addEventListener(name, done)));
  document.head.append(style);
  document.body.append(dialog);

  const parts = { root, dialog, input, filters, selects, list, more, note, count };
  const state = { names: [], sources: {}, text: null, turn: 0, active: -1, pages: PAGES, pending: 0, go: false, rest: [] };
  const update = () => { state.pages = PAGES; return run(parts, state); };
  listen(parts, state, close, update);
  start(parts, state).then(update);
  return { dialog, input, update, styled };
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
  state.ready = true;
  if (!state.text) return say(parts, "Only names are searched here: this copy of the site has no index of its full text.");
  const order = { kind: (a, b) => file.kinds.indexOf(a) - file.kinds.indexOf(b), year: (a, b) => yearNumber(b) - yearNumber(a) };
  for (const select of selects) {
    const values = Object.keys(state.text.filters[select.name] ?? {}).sort(order[select.name]);
    select.append(...values.map((value) => make("option", { value }, value)));
  }
  filters.hidden = false;
};

/** 1990 of `1990`, -753 of `753 BC`: to sort by. */
const yearNumber = (words) => parseInt(words, 10) * (words.endsWith("BC") ? -1 : 1);

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
  filters.addEventListener("change", () => { state.rest = []; update(); });
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
    if (state.active < 0 && (state.pending || !state.ready)) state.go = true; // the list is still on its way
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
  const { input: { value } } = parts, { names, matched } = state;
  if (matched?.value === value && matched.kind === kind && matched.names === names) return matched;
  const within = kind ? names.filter(({ group }) => group === kind) : names;
  state.matched = { value, kind, names, ...match(value, within) };
  return state.matched;
};

/** Names at once; what was found for the words before stands under them until the new answer is there. */
const showNames = (parts, state) => {
  const names = namesFor(parts, state);
  const found = names.found.slice(0, NAMES);
  const rest = state.text ? state.rest : groups(names.mentioned.slice(0, MENTIONED));
  show(parts, state, [...groups(found), ...(parts.input.value.trim() ? rest : [])]);
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
  const none = { hits: [], more: false };
  const result = state.text && asks
    ? await find(state.text, query, filters, state.sources, state.pages).catch(() => none) : none;
  if (turn !== state.turn) return;
  state.pending = 0;
  if (state.text) show(parts, state, all(names, result.hits, state));
  more.hidden = !result.more;
  announce(parts, asks && state.ready, result.more);
  parts.list.dataset.query = query; // what the list answers
  if (state.go && state.ready) {
    state.go = false;
    follow(parts.list.querySelector("[role=option]"), parts.dialog, false);
  }
};

/** Names, facts, names that the words mention: in groups, and no page twice. */
const all = ({ found, mentioned }, hits, state) => {
  const names = found.slice(0, NAMES);
  const shown = new Set(names.map(({ url }) => url));
  const facts = hits.filter(({ fact, url }) => fact || !shown.has(url))
    .map((hit) => ({ ...hit, name: state.names.find(({ url }) => url === hit.page)?.name }));
  for (const { url } of facts) shown.add(url);
  const also = mentioned.filter(({ url }) => !shown.has(url)).slice(0, MENTIONED);
  state.rest = [...groups(facts), ...groups(also)];
  return [...groups(names), ...state.rest];
};

const show = (parts, state, grouped) => {
  const { root, list, input } = parts;
  const kept = list.querySelectorAll("[role=option]")[state.active]?.href;
  list.replaceChildren(...rows(root, grouped));
  const options = [...list.querySelectorAll("[role=option]")];
  state.active = -1;
  activate(parts, state, options, kept ? options.findIndex(({ href }) => href === kept) : -1);
  input.setAttribute("aria-expanded", String(options.length > 0));
};

const announce = ({ count, list }, asked, more) => {
  const number = list.querySelectorAll("[role=option]").length;
  const results = number === 1 ? "1 result" : `${number} results`;
  count.textContent = !asked ? "" : number ? results + (more ? ", and more" : "") : "Nothing found";
};
