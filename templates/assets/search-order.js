// One ranking of names, facts and sections: what is shown for a query, from the top.
import { compared } from "./search-ask.js";
import { match } from "./search-names.js";

const NAMES = 6, MENTIONED = 4, EXACT = 20;

/**
 * The rows for a query, best first: {rows, nearest, more}. Each row is {sort, ...}: `compare` of names, `name`, `answer` (the
 * fact that answers), `fact` or `section`. `nearest`: nothing holds all that was asked for; `more`: there are more rows.
 */
export const inOneRanking = (query, names, { exact, found, mentioned, slips }, { hits, asked, limits, unknown, more }) => {
  const sides = compared(query, names);
  const [defining, rest] = parted(hits, ({ defines }) => defines);
  const [whole, short] = parted(rest, ({ lacks, slips: guessed }) => !lacks.length && !guessed);
  const partly = found.slice(0, NAMES);
  const [entities, others] = slips && whole.length ? [[], partly] : parted(partly, ({ sort }) => sort === "entity");
  const [measures, called] = parted(exact.slice(0, EXACT), ({ sort }) => sort === "property");
  const comparing = sides.length && names.some(({ sort }) => sort === "property") ? [{ sort: "compare", names: sides }] : [];
  const top = [...comparing, ...called.map(named), ...defining.map(told), ...entities.map(named)];
  const pages = whole.filter(({ fact }) => !fact).map(told);
  const facts = whole.filter(({ fact }) => fact).map(told);
  const loose = facts.length ? short.filter(({ lacks }) => !lacks.some((term) => limits.has(term))) : short;
  // a property with one figure has no page but its fact
  const shown = new Set((facts.length ? facts : loose).map(({ url }) => url));
  const meant = meantBy(asked.filter((term) => !limits.has(term) && !unknown.includes(term)), asked, names);
  const below = [...facts.length ? meant : [], ...measures, ...others].filter(({ url }) => !shown.has(url)).map(named);
  const isList = asked.every((term) => limits.has(term)); // a status or a year alone asks for no single fact
  if (!top.length && !isList && answers(facts[0], measures)) top.push({ ...facts.shift(), sort: "answer" });
  const known = new Set([...exact, ...partly].map(({ url }) => url));
  const also = [...meant, ...mentioned].filter(({ url }) => !known.has(url) && !shown.has(url)).slice(0, MENTIONED).map(named);
  const nearest = asked.length > 0 && ![...top, ...below, ...facts, ...pages].length;
  const near = sides.length || called.length ? [] : loose.map(told);
  const tail = facts.length || isNear(near[0], also) ? [...facts, ...pages, ...near, ...also] : [...pages, ...also, ...near];
  return { rows: once([...top, ...below, ...tail]), nearest, more: more && !sides.length };
};

/** The names that the other terms call for, where some ask for a status or a year, or stand on no page. */
const meantBy = (terms, asked, names) => {
  if (!terms.length || terms.length === asked.length) return [];
  const { exact, found, slips } = match(terms.join(" "), names);
  return slips ? [] : (exact.length ? exact : found.filter(({ sort }) => sort === "entity")).slice(0, MENTIONED);
};

/** Whether a fact holds two terms besides those that name a page which the query mentions. */
const isNear = (hit, mentioned) => {
  const naming = new Set(mentioned.flatMap(({ forms }) => forms.flatMap(({ parts }) => parts)));
  return [...(hit?.held?.keys() ?? [])].filter((term) => !naming.has(term)).length > 1;
};

const named = (name) => ({ ...name, sort: "name" });

/** A fact, a section, or a page by its name with what it lacks. */
const told = (hit) => {
  if (!hit.fact && hit.name) return { ...hit.name, lacks: hit.lacks, sort: "name" };
  return { ...hit, sort: hit.fact ? "fact" : "section" };
};

/** Whether a fact is the answer: it measures the property that was named, if one was. */
const answers = (hit, measures) => Boolean(hit?.fact) && (!measures.length ||
  measures.some(({ url }) => url === hit.url || url === `properties/${hit.fact.figure?.property}/`));

const parted = (list, fits) => [list.filter((one) => fits(one)), list.filter((one) => !fits(one))];

/** Rows without those that lead where one above leads. */
const once = (rows) => {
  const seen = new Set();
  return rows.filter(({ url }) => !url || (!seen.has(url) && seen.add(url)));
};
