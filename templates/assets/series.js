// A series as lists show it: by its points, each like a fact with a figure.

/** The points of a series, in the order of time. */
export const pointsOf = ({ series, ...fact }) => series.points.map((point) => ({
  ...fact, ...point, text: fact.text.replace(/[.。]*$/, `: ${point.words}$&`),
  figure: { ...point, property: series.property, label: series.label },
}));

/** The newest point that is no plan, else the first. */
export const lead = (points) => points.findLast(({ nature }) => ["reported", "estimate"].includes(nature)) ?? points[0];
