// The label of a fact's record: its nature, or `intention` for a target with neither a number nor a date.
export const labelOf = (fact) => (fact.nature === "target" && !fact.figure && !fact.as_of ? "intention" : fact.nature);
