// The results as rows: options of one list, each with what tells it from the others.
import { at } from "./address.js";
import { inWords, labelOf } from "./labels.js";
import { make } from "./make.js";
import { marked } from "./search-facts.js";

/** The rows as options of a listbox. `asked` are the terms of the query. */
export const options = (root, rows, asked) => rows.map((row, number) => make("a", {
  role: "option", id: `search-option-${number}`, href: at(address(row), root), tabindex: "-1", "aria-selected": "false",
  class: `search-${row.sort}`,
  ...(row.query ? { "data-ask": row.query } : {}),
}, ...LINES[row.sort](row, asked)));

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

const about = (row) => {
  const { when, as_of: date, citations, sources } = row.fact, nature = labelOf(row.fact);
  const source = row.dated && !date && sources.get(citations[0]?.source);
  const parts = [row.name?.kind, when, source && `published ${source.when}`, nature === "reported" ? "" : nature].filter(Boolean);
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
  section: (row, asked) => [name(row.title), ...(row.of ? [" ", side(row.of)] : []),
    make("span", { class: "search-excerpt" }, ...runs(row.text, asked)), ...(row.lacks.length ? [side(...without(row))] : [])],
  fact: (row, asked) => [statement(row, asked), about(row)],
  answer: (row, asked) => [
    ...(row.fact.figure ? [make("span", { class: "search-figure" }, inWords(row.fact.figure))] : []),
    statement(row, asked), ...quoted(row.fact), about(row)],
};

/** The words of each source of a fact, with who published them and when. */
const quoted = ({ citations, sources }) => [...new Set(citations.map(({ source }) => source))].map((id) => {
  const { publisher, when, language: lang } = sources.get(id);
  const quotes = citations.filter(({ source }) => source === id).map(({ quote }) => make("q", { lang }, quote));
  return make("span", { class: "search-words" }, ...quotes.flatMap((quote, place) => [place ? " … " : "", quote]), " ",
    make("bdi", {}, publisher), `, ${when}`);
});
