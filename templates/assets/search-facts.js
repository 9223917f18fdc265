// Which facts and sections of a page hold the terms of a query, and how well.
import { holds, isHan, isSigned, near, words } from "./search-names.js";

/** How much it counts that a word is another form of a term. */
export const FORM = 0.95;
const EXACT = 1, BEGINNING = 0.9, SLIP = 0.7, OF_NUMBER = 0.5;
const MONTH = /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/;

/** A page of the full text in its parts: the lead, then a part from each anchor on: {id, title, text, list, words}. */
export const partsOf = ({ content, anchors }) => {
  const all = content.split(/\s+/);
  const starts = anchors.filter(({ element }) => ["li", "h2", "h3"].includes(element));
  return [{ location: 0 }, ...starts].map(({ id = "", text = "", element, location }, place, list) => {
    const told = joined(all.slice(location, list[place + 1]?.location).join(" "));
    return { id, title: joined(text), text: told, isFact: element === "li", words: new Set(words(told)) };
  });
};

/** Chinese characters, which stand apart in the index, put together again. */
const joined = (text) => text.replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, "$1");

/** How well a part holds each term: Map(term -> weight). Slips count for the terms in `unsure`. */
export const heldIn = (part, asked, unsure) => {
  const held = new Map();
  for (const term of asked) {
    let best = 0;
    if (isSigned(term)) best = holds(part.text, term) ? EXACT : 0;
    else if (part.words.has(term)) best = EXACT;
    else for (const word of part.words) best = Math.max(best, likeness(word, term, unsure.has(term)));
    if (best) held.set(term, best);
  }
  return held;
};

/** How near a word is to a term: the same, another form of it, its beginning, a slip; 0 if it is none of these. */
export const likeness = (word, term, slips = false) => {
  if (word === term) return EXACT;
  if (isHan(term)) return word.includes(term) ? EXACT : 0;
  if (/\d/.test(term)) return word.startsWith(term) ? OF_NUMBER : 0;
  if (isForm(word, term)) return FORM;
  if (term.length > 2 && word.startsWith(term)) return BEGINNING;
  return slips && near(word, term) ? SLIP : 0;
};

/** Whether two words are forms of one: `register` and `registering`, `centres` and `centre`. */
const isForm = (word, term) => {
  let common = 0;
  while (common < word.length && word[common] === term[common]) common += 1;
  const [one, other] = [word.slice(common), term.slice(common)];
  const ends = (rest) => /^(?:|e?s|e?d|ing|ings|e|y|ies|ied|ion|ions|al|ly|er|ers|re|res)$/.test(rest);
  return common >= 3 && ends(one) && ends(other);
};

/** A little more for a fact whose own statement has the terms, has them side by side, and gives what is wanted. */
export const saying = (fact, asked, wanted) => {
  const said = words(fact.text);
  const places = asked.map((term) => (isSigned(term) ? (holds(fact.text, term) ? Infinity : -1)
    : said.findIndex((word) => likeness(word, term))));
  const pairs = places.filter((place, at) => at && place >= 0 && place === places[at - 1] + 1);
  const exact = fact.figure && asked.includes(fact.figure.value) ? 0.3 : 0;
  const dated = fact.as_of && said.some((word) => (/^\d{4}$/.test(word) || MONTH.test(word)) && !asked.includes(word));
  const called = words(fact.id.split(".")[1]).filter((word) => asked.some((term) => likeness(word, term))).length / 20;
  const given = (wanted.figure && fact.figure ? 0.3 : 0) + (wanted.date && dated ? 0.3 : 0);
  const stated = (places.filter((place) => place >= 0).length + pairs.length) / 20 - Math.min(said.length, 99) / 2000;
  return stated + exact + called + given;
};

/** A text in runs, [run, whether it is a word that was asked for]. */
export const marked = (text, asked) =>
  text.split(/([\p{L}\p{N}](?:[\p{L}\p{N}.,'’]*[\p{L}\p{N}])?)/u).map((run) =>
    [run, words(run).some((word) => asked.some((term) => !isSigned(term) && likeness(word, term, true)))]);
