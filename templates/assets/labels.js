// The label of a fact's record: its nature, or `intention` for a target with neither numbers nor a date.
export const labelOf = (fact) =>
  (fact.nature === "target" && !fact.figure && !fact.series && !fact.as_of ? "intention" : fact.nature);
