// The order of names, by the rules of English: as `alphabetical` of factsheet/view/alphabet.py has it.
const { compare } = new Intl.Collator("en");
const letters = (name) => name.replace(/^[^\p{L}\p{N}]+/u, "");

/** Compare two names for sorting; signs before a name do not count. */
export const inOrder = (one, other) => compare(letters(one), letters(other));
