// The results as rows: options of one list, each with what tells it from the others.
import { at } from "./address.js";
import { labelOf } from "./labels.js";
import { marked } from "./search-facts.js";

const MONTHS = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

/** An element with attributes and children; texts are set as text, never as markup. */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** The rows as options of a listbox. `site` is {root, sources}, `asked` are the terms of the query. */
export const options = (site, rows, asked) => rows.map((row, number) => make("a", {
  role: "option", id: `search-option-${number}`, href: at(address(row), site.root), tabindex: "-1", "aria-selected": "false",
  class: `search-${row.sort}`,
  ...(row.query ? { "data-ask": row.query } : {}),
}, ...LINES[row.sort](row, site, asked)));

const address = ({ sort, names, url, query }) => {
  if (sort === "sample") return `search/?q=${encodeURIComponent(query)}`;
  return sort === "compare" ? `compare/?ids=${names.map(idOf).join(",")}` : url;
};

const idOf = ({ url }) => url.replace(/\/$/, "").split("/").pop();

const name = (text) => make("bdi", { class: "search-title" }, text);

const side = (...parts) => make("span", { class: "search-side" }, ...parts.flatMap((part, place) => [place ? " · " : "", part]));

const runs = (text, asked) => marked(text, asked).map(([run, held]) => (held ? make("mark", {}, run) : run));

/** The terms that a row does not hold, said where there are some. */
const without = ({ lacks = [] }) => (lacks.length ? [`without: ${lacks.join(", ")}`] : []);

const statement = ({ text }, asked) => make("span", { class: "search-told" }, ...runs(text, asked));

const about = (row, { sources }) => {
  const { when, as_of: date, citations } = row.fact, nature = labelOf(row.fact);
  const [, issued] = sources[citations[0]?.source] ?? [];
  const published = row.dated && !date && issued ? `published ${dateWords(issued)}` : "";
  const parts = [row.name?.kind, when, published, nature === "reported" ? "" : nature].filter(Boolean);
  return side(make("bdi", {}, row.title), ...parts, ...without(row));
};

const LINES = {
  sample: ({ query }) => [query],
  start: (row) => [name(row.name), " ", side(row.tells)],
  compare: ({ names }) => ["Compare ", ...names.flatMap((one, place) =>
    [place ? (place === names.length - 1 ? " and " : ", ") : "", name(one.name)]), " ", side("side by side")],
  name: (row) => {
    const others = row.others.map(([lang, other]) => make("bdi", lang ? { lang } : {}, other));
    return [name(row.name), " ", side(...others, row.kind, ...without(row))];
  },
  section: (row, site, asked) => [name(row.title), ...(row.of ? [" ", side(row.of)] : []),
    make("span", { class: "search-excerpt" }, ...runs(row.text, asked)), ...(row.lacks.length ? [side(...without(row))] : [])],
  fact: (row, site, asked) => [statement(row, asked), about(row, site)],
  answer: (row, site, asked) => [
    ...(row.fact.figure ? [make("span", { class: "search-figure" }, row.fact.figure.words)] : []),
    statement(row, asked), ...quoted(row.fact, site.sources), about(row, site)],
};

/** The words of each source of a fact, with who published them and when. */
const quoted = ({ citations }, sources) => [...new Set(citations.map(({ source }) => source))].map((id) => {
  const [publisher, issued, lang] = sources[id] ?? [id, ""];
  const quotes = citations.filter(({ source }) => source === id).map(({ quote }) => make("q", lang ? { lang } : {}, quote));
  return make("span", { class: "search-words" }, ...quotes.flatMap((quote, place) => [place ? " … " : "", quote]), " ",
    make("bdi", {}, publisher), issued ? `, ${dateWords(issued)}` : "");
});

/** `around Aug 2024` of `2024-08~`: a date of a source in words; of other forms the year. */
const dateWords = (issued) => {
  const [, year, month, day, about] = issued.match(/^(-?\d{4})(?:-(0\d|1[0-2]))?(?:-(\d\d))?(~)?$/) ?? [];
  if (!year) return issued.match(/\d{3}[\dX]/)?.[0] ?? "";
  const words = [day && Number(day), month && MONTHS.format(Date.UTC(2000, Number(month) - 1)), year];
  return `${about ? "around " : ""}${words.filter(Boolean).join(" ")}`;
};
