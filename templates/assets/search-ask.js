// What a query asks for: a comparison, a word of the glossary, or facts that hold its words.
import { match, terms, words } from "./search-names.js";

const IDLE = new Set(("a about an and are as at by did do does for from had has have how i in is it its many me much of on or say " +
  "says show tell that the their there these this to versus vs was were what when where which who why will with").split(" "));
const MEANING = /^\s*(?:define|definition of|meaning of|what (?:does|do|is meant by))\s+|\s+means?\s*\??\s*$/gi;
const PARTING = /\s+(?:vs\.?|versus|and|with|to|or|against|compared (?:to|with))\s+|\s*[,、]\s*(?:and\s+)?|\s*[和与]\s*/giu;
const COMPARE = /^\s*(?:please\s+)?(?:compare|comparison (?:of|between)|differences? between|比较)\s*/iu;
const COMPARING = /^\s*how (?:do|does|did)\s+(.+)\s(?:compare|differ)\s*\??\s*$/iu;
const VERSUS = /\s(?:vs\.?|versus|compared (?:to|with))\s/iu;

/** The terms of a query without those that any sentence has, unless there are no others; each once. */
export const keywords = (query) => telling(terms(query));

/** The same without signs. */
export const plainKeywords = (query) => telling(words(query));

const telling = (asked) => {
  const all = [...new Set(asked)];
  const kept = all.filter((term) => !IDLE.has(term));
  return kept.length ? kept : all;
};

/** What a query wants in a fact: {figure, date}, each true or false. */
export const wants = (query) => ({
  figure: /\bhow (?:many|much|long|often|far|big|fast)\b/i.test(query),
  date: /\b(?:when|since when|(?:which|what) (?:years?|months?|days?|dates?))\b/i.test(query),
});

/** A query without the words of a question that tell nothing of what is asked for. */
export const core = (query) => {
  const rest = bare(query).replace(MEANING, " ").replace(/\bhow (?:many|much|long|often|far|big|fast)\b/gi, " ");
  return words(rest).length ? rest : query;
};

/** The entities that a query wants side by side, two or more, else none: `compare A and B`, `A vs B`, `how do A and B differ`. */
export const compared = (query, names) => {
  const text = bare(query);
  if (text === query && !VERSUS.test(query)) return [];
  const entities = names.filter(({ sort }) => sort === "entity");
  const found = sides(text, entities) ?? [];
  return [...new Set(found)].length > 1 ? [...new Set(found)] : [];
};

/** A query without the words that ask for a comparison. */
const bare = (query) => query.replace(COMPARE, "").replace(COMPARING, "$1");

/** The entities in a text that names one after another; null if a part names none. `and` may be a part of a name. */
const sides = (text, entities) => {
  const whole = entity(text, entities);
  if (whole) return [whole];
  for (const { 0: sign, index } of text.matchAll(PARTING)) {
    const first = entity(text.slice(0, index), entities);
    const rest = first && sides(text.slice(index + sign.length), entities);
    if (rest) return [first, ...rest];
  }
  return null;
};

const entity = (text, entities) => {
  const { exact, found } = match(text, entities);
  return exact[0] ?? (text.search(PARTING) < 0 ? found[0] : undefined);
};
