// The search dialog: names at once, facts from the full text after them, as one list of options under a combobox.
import { ours } from "./address.js";
import { make } from "./make.js";
import { inOrder } from "./order.js";
import { fold, loadNames, match, prepare } from "./search-names.js";
import { inOneRanking } from "./search-order.js";
import { options } from "./search-rows.js";
import { explaining, startingWith } from "./search-start.js";
import { find, load } from "./search-text.js";
import { yearNumber } from "./years.js";

const PAGES = 8, PAUSE = 120;
const NO_NAMES = { exact: [], found: [], mentioned: [], slips: false };
const NO_TEXT = { hits: [], asked: [], limits: new Map(), unknown: [], more: false };
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
  ours().append(dialog);

  const parts = { root, dialog, input, filters, selects, list, more, note, count };
  const state = {
    file: null, names: [], explaining: [], text: null, found: NO_TEXT,
    turn: 0, active: -1, pages: PAGES, pending: 0, go: false,
  };
  const update = () => { state.pages = PAGES; return run(parts, state); };
  listen(parts, state, close, update);
  start(parts, state).then(update);
  return { dialog, input, update, styled };
};

/** Load the names, then the full text; each is used as soon as it is there. */
const start = async (parts, state) => {
  const { root, filters, selects } = parts;
  const text = load(root);
  const { file, rest } = await loadNames(root);
  if (!file) return say(parts, "The names could not be loaded. Try again when you are online.");
  know(state, file, file.names);
  run(parts, state);
  const more = await rest;
  if (!more) say(parts, "Most names could not be loaded. Try again when you are online.");
  else if (more.length) {
    know(state, file, [...more, ...file.names]);
    run(parts, state);
  }
  state.text = await text;
  state.ready = true;
  if (!state.text) {
    filters.remove();
    return say(parts, "Only names are searched here: this copy of the site has no index of its full text.");
  }
  const order = { kind: (a, b) => file.kinds.indexOf(a) - file.kinds.indexOf(b), year: (a, b) => yearNumber(b) - yearNumber(a) };
  for (const select of selects) {
    const values = Object.keys(state.text.filters[select.name] ?? {}).sort(order[select.name] ?? inOrder);
    select.append(...values.map((value) => make("option", { value }, value)));
  }
  filters.hidden = false;
  explaining(state.text, state.called).then((pages) => {
    state.explaining = pages;
    if (!isAsking(parts)) showNames(parts, state);
  }).catch(() => {}); // the list then goes without them
};

/** Search in these names from now on. */
const know = (state, file, rows) => {
  const names = prepare(file, rows);
  Object.assign(state, { file, names, called: new Map(names.map((name) => [name.url, name])) });
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
  filters.addEventListener("change", () => { state.found = NO_TEXT; update(); });
  more.addEventListener("click", () => { state.pages += PAGES; run(parts, state); input.focus(); });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("a");
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!askedAgain(parts, state, option)) return dialog.close();
    event.preventDefault();
  });
};

const onKey = (event, parts, state) => {
  const { list, dialog } = parts;
  const rows = [...list.querySelectorAll("[role=option]")];
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
  if (step && rows.length) {
    event.preventDefault();
    const from = state.active < 0 && step < 0 ? rows.length : state.active;
    const end = Math.abs(step) > 1 ? Math.min(Math.max(from + step, 0), rows.length - 1) : from + step;
    activate(parts, state, rows, (end + rows.length) % rows.length);
  } else if (event.key === "Escape") {
    event.preventDefault(); // a search field would only clear itself
    dialog.close();
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (state.active < 0 && (state.pending || !state.ready)) state.go = true; // the list is still on its way
    else if (state.active >= 0 || isAsking(parts)) {
      const option = rows[Math.max(state.active, 0)], inNewTab = event.ctrlKey || event.metaKey;
      if (inNewTab || !askedAgain(parts, state, option)) follow(option, dialog, inNewTab);
    }
  }
};

/** Ask what an option proposes; false if it leads to a page. */
const askedAgain = (parts, state, option) => {
  const query = option?.dataset.ask;
  if (!query) return false;
  parts.input.value = query;
  parts.input.focus();
  state.pages = PAGES;
  run(parts, state);
  return true;
};

const follow = (option, dialog, inNewTab) => {
  if (!option) return;
  if (inNewTab) return void window.open(option.href);
  dialog.close();
  location.assign(option.href);
};

const activate = ({ input }, state, rows, at) => {
  rows[state.active]?.setAttribute("aria-selected", "false");
  state.active = at;
  const row = rows[at];
  if (!row) return input.removeAttribute("aria-activedescendant");
  row.setAttribute("aria-selected", "true");
  input.setAttribute("aria-activedescendant", row.id);
  row.scrollIntoView({ block: "nearest" });
};

const chosen = ({ selects }) => Object.fromEntries(selects.map(({ name, value }) => [name, value]));

/** The names that answer, unless a filter asks for facts. */
const namesFor = (parts, state) => {
  const { kind, source, year, nature } = chosen(parts);
  if (source || year || nature) return NO_NAMES;
  const { input: { value } } = parts, { names, matched } = state;
  if (matched?.value === value && matched.kind === kind && matched.names === names) return matched;
  const within = kind ? names.filter(({ group }) => group === kind) : names;
  state.matched = { value, kind, names, ...match(value, within) };
  return state.matched;
};

/** The names at once, with what was found for the words before until the new answer is there. */
const showNames = (parts, state) => {
  return show(parts, state, isAsking(parts) ? { ...state.found, asked: [] } : NO_TEXT);
};

/** Whether words or a filter ask for anything. */
const isAsking = (parts) => Boolean(parts.input.value.trim()) || Object.values(chosen(parts)).some(Boolean);

/** Show the names, then the facts as soon as they are found; an answer to an older question is dropped. */
const run = async (parts, state) => {
  const turn = ++state.turn;
  const { input, more } = parts;
  showNames(parts, state);
  const query = input.value;
  const asks = isAsking(parts);
  const site = { filters: chosen(parts), names: state.called };
  const found = state.text && asks ? await find(state.text, query, site, state.pages).catch(() => NO_TEXT) : NO_TEXT;
  if (turn !== state.turn) return;
  state.pending = 0;
  state.found = found;
  const shown = show(parts, state, found);
  more.hidden = !shown.more;
  announce(parts, Boolean(state.text), asks && state.ready, shown, found.unknown);
  if (state.ready) parts.list.dataset.query = query; // what the list answers
  if (state.go && state.ready) {
    state.go = false;
    follow(parts.list.querySelector("[role=option]"), parts.dialog, false);
  }
};

/** Show the rows; return what `inOneRanking` tells of them. The row that was active stays so. */
const show = (parts, state, found) => {
  const { root, list, input } = parts;
  const kept = list.querySelectorAll("[role=option]")[state.active]?.href;
  const ranking = inOneRanking(input.value, state.names, namesFor(parts, state), found);
  list.replaceChildren(...isAsking(parts) || !state.file ? options(root, ranking.rows, found.asked)
    : startingWith(root, state.file, state.explaining));
  const shown = [...list.querySelectorAll("[role=option]")];
  state.active = -1;
  activate(parts, state, shown, kept ? shown.findIndex(({ href }) => href === kept) : -1);
  input.setAttribute("aria-expanded", String(shown.length > 0));
  return ranking;
};

/**
 * Say how many results there are; where no fact holds all that was asked for, say that they are the nearest, and which words
 * stand on no page.
 */
const announce = ({ count, input }, knowsFacts, asked, { rows: { length: number }, more, nearest }, unknown) => {
  const results = (number === 1 ? "1 result" : `${number} results`) + (more ? ", and more" : "");
  const query = input.value.trim();
  const none = query && knowsFacts ? `No ${number ? "" : "page or "}fact on “${query}”` : "Nothing found";
  const missing = unknown.map((term) => `“${asTyped(query, term)}”`).join(" or ");
  const left = number && missing ? `. No page or fact has ${missing}.` : "";
  count.textContent = !asked ? "" : !number ? none : nearest ? `${none}; nearest: ${results}${left}` : results;
};

/** A term as the query has it, with its capitals. */
const asTyped = (query, term) => query.split(/\s+/).map((token) => token.replace(/^\P{L}+|[^\p{L}\p{N}]+$/gu, ""))
  .find((token) => fold(token) === term) ?? term;
