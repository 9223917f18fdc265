// One ranking of names, facts and sections: what is shown for a query, from the top.
import { compared } from "./search-ask.js";
import { isSigned } from "./search-names.js";

const NAMES = 6, MENTIONED = 4;

/**
 * The rows for a query, best first: {rows, nearest, more}. Each row is {sort, ...}: `compare` of names, `name`, `answer` (the
 * fact that answers), `fact` or `section`. `nearest`: nothing holds all that was asked for; `more`: there are more rows.
 */
export const inOneRanking = (query, names, { exact, found, mentioned, slips }, { hits, asked, more }) => {
  const sides = compared(query, names);
  const [defining, rest] = parted(hits, ({ defines }) => defines);
  const [whole, loose] = parted(rest, ({ lacks, slips: guessed }) => !lacks.length && !guessed);
  const partly = found.slice(0, NAMES);
  const [entities, others] = slips && whole.length ? [[], partly] : parted(partly, ({ sort }) => sort === "entity");
  const [measures, called] = parted(exact, ({ sort }) => sort === "property");
  const comparing = sides.length ? [{ sort: "compare", names: sides }] : [];
  const top = [...comparing, ...called.map(named), ...defining.map(told), ...entities.map(named)];
  const pages = whole.filter(({ fact }) => !fact).map(told);
  const facts = whole.filter(({ fact }) => fact).map(told);
  const shown = new Set(facts.map(({ url }) => url)); // a property with one figure has no page but its fact
  const below = [...measures, ...others].filter(({ url }) => !shown.has(url)).map(named);
  if (!top.length && answers(facts[0], asked, measures)) top.push({ ...facts.shift(), sort: "answer" });
  const known = new Set([...exact, ...partly].map(({ url }) => url));
  const also = mentioned.filter(({ url }) => !known.has(url)).slice(0, MENTIONED).map(named);
  const nearest = asked.length > 0 && ![...top, ...below, ...facts, ...pages].length;
  const near = sides.length ? [] : loose.map(told);
  const tail = facts.length || isNear(near[0], also) ? [...facts, ...pages, ...near, ...also] : [...pages, ...also, ...near];
  return { rows: once([...top, ...below, ...tail]), nearest, more: more && !sides.length };
};

/** Whether a fact holds two terms besides those that name a page which the query mentions. */
const isNear = (hit, mentioned) => {
  const naming = new Set(mentioned.flatMap(({ forms }) => forms.flatMap(({ parts }) => parts)));
  return [...(hit?.held.keys() ?? [])].filter((term) => !naming.has(term)).length > 1;
};

const named = (name) => ({ ...name, sort: "name" });

/** A fact, a section, or a page by its name with what it lacks. */
const told = (hit) => {
  if (!hit.fact && hit.name) return { ...hit.name, lacks: hit.lacks, sort: "name" };
  return { ...hit, sort: hit.fact ? "fact" : "section" };
};

/** Whether a fact is the answer: it has the figure, two terms or one with signs, or measures the property that was named. */
const answers = (hit, asked, measures) => Boolean(hit?.fact) &&
  (measures.length ? measures.some(({ url }) => url === hit.url || url === `properties/${hit.fact.figure?.property}/`)
    : asked.length > 1 || isSigned(asked[0] ?? "") || hit.fact.figure?.value === asked[0]);

const parted = (list, fits) => [list.filter((one) => fits(one)), list.filter((one) => !fits(one))];

/** Rows without those that lead where one above leads. */
const once = (rows) => {
  const seen = new Set();
  return rows.filter(({ url }) => !url || (!seen.has(url) && seen.add(url)));
};
