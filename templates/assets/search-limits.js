// Words of a query that ask for a status, a year or any figure, and what the filters let through.
import { labelOf } from "./labels.js";
import { yearNumber, yearsOf } from "./years.js";

const PLANNED = ["target", "intention"];
const STATUS = new Map(Object.entries({
  reported: ["reported"], intention: ["intention"], target: PLANNED, goal: PLANNED, aim: PLANNED, plan: PLANNED, planned: PLANNED,
  forecast: ["forecast"], projection: ["forecast"], prediction: ["forecast"], estimate: ["estimate"], estimated: ["estimate"],
  claim: ["claim"], opinion: ["claim"],
}));

const FIGURE = /^(?:figure|number|statistic)s?$/;

/** How much it counts for a year that the source of a fact without a date appeared in it. */
const PUBLISHED = 0.7;

/** The terms that may ask for a status, for one of the years, or for any figure: Map(term -> {natures}, {year} or {figure}). */
export const limitsOf = (terms, years) => new Map(terms.flatMap((term) => {
  const natures = STATUS.get(term) ?? STATUS.get(term.replace(/s$/, ""));
  if (natures || FIGURE.test(term)) return [[term, natures ? { natures } : { figure: true }]];
  return /^\d{4}$/.test(term) && years.includes(term) ? [[term, { year: term }]] : [];
}));

/** How well a fact has what is asked for: 1, less for a year in which only its source appeared, 0. */
export const meets = (fact, { natures, year, figure }) => {
  if (natures || figure) return (natures ? natures.includes(labelOf(fact)) : fact.figure) ? 1 : 0;
  return !isOf(fact, year) ? 0 : fact.as_of ? 1 : PUBLISHED;
};

/** Whether the filters ask for facts. */
export const isNarrow = ({ source, year, nature }) => Boolean(source || year || nature);

/** Whether the filters let a fact through. */
export const passes = (fact, { source, year, nature }) =>
  (!nature || labelOf(fact) === nature) && (!year || isOf(fact, year)) &&
  (!source || fact.citations.some((citation) => fact.sources.get(citation.source).publisher === source));

/** Whether a fact's date names a year or spans it; without a date, whether one of its sources appeared in it. */
const isOf = (fact, year) => {
  const dates = fact.as_of ? [fact.as_of] : fact.citations.map((citation) => fact.sources.get(citation.source).issued);
  return dates.some((date) => {
    const years = yearsOf(date);
    return years.length && Math.min(...years) <= yearNumber(year) && yearNumber(year) <= Math.max(...years);
  });
};
