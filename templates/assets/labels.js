// What pages call a fact and its figure.

/** The label of a fact’s record: its nature, or `intention` for a target with neither numbers nor a date. */
export const labelOf = (fact) =>
  (fact.nature === "target" && !fact.figure && !fact.series && !fact.as_of ? "intention" : fact.nature);

/** The words of a figure as pages have them: with a minus sign, where data has a hyphen. */
export const inWords = ({ words }) => words.replace(/(^|\s)-(?=\d)/g, "$1−");
