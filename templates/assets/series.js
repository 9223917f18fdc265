// A series as lists show it: by its points, each like a fact with a figure.

/** The points of a series, in the order of time. */
export const pointsOf = ({ series, ...fact }) => series.points.map((point) => ({
  ...fact, ...point, text: withWords(fact.text, point.words),
  figure: { ...point, property: series.property, label: series.label },
}));

/** A series as one fact, with its newest figure and the words of that. Any other fact stays as it is. */
export const asFact = (fact) => {
  if (!fact.series) return fact;
  const { words, when, citations } = lead(pointsOf(fact));
  return { ...fact, text: withWords(fact.text, `${words} (${when})`), citations: [...fact.citations, ...citations] };
};

const withWords = (text, words) => text.replace(/[.。]*$/, (end) => `: ${words}${end}`);

/** The newest point that is no plan, else the first. */
export const lead = (points) => points.findLast(({ nature }) => ["reported", "estimate"].includes(nature)) ?? points[0];
