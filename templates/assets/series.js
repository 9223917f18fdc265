// A series as lists show it: by its points, each like a fact with a figure.

import { inWords } from "./labels.js";

/** The points of a series, in the order of time. */
export const pointsOf = ({ series, ...fact }) => series.points.map((point) => ({
  ...fact, ...point, text: withWords(fact.text, inWords(point)),
  figure: { ...point, property: series.property, label: series.label },
}));

/** A series as its newest figure, with the date, the nature and the words of that. Any other fact stays as it is. */
export const asFact = (fact) => {
  if (!fact.series) return fact;
  const { text, as_of, when, nature, citations } = lead(pointsOf(fact));
  return { ...fact, text, as_of, when, nature, citations: [...fact.citations, ...citations] };
};

const withWords = (text, words) => text.replace(/[.。]*$/, (end) => `: ${words}${end}`);

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/** Whether a point is of the month that the first term of this kind names. */
export const isIn = (terms) => {
  const month = terms.map((term) => (term.length > 2 ? MONTHS.findIndex((name) => name.startsWith(term)) : -1)).find((at) => at >= 0);
  return ({ as_of: date }) => month !== undefined && new RegExp(`-${String(month + 1).padStart(2, "0")}(?!\\d)`).test(date);
};

/** The newest point that is no plan, else the first. */
export const lead = (points) => points.findLast(({ nature }) => ["reported", "estimate"].includes(nature)) ?? points[0];
