// Names by what a reader types: folded, abbreviated, in part, in any order, with a letter missing, added, wrong or swapped.

const STRONG = 8; // ranks below it answer the query; rank 8 is a name that the query only mentions

/** A text as it is compared: no case, accents, apostrophes or commas that part thousands. */
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}|['’]/gu, "").replace(/(\d),(?=\d{3})/g, "$1").toLowerCase();

/** The words of a text, folded. */
export const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Rows of names.json made ready to be compared; an other name is a text, or a pair of its language and the text. */
export const prepare = ({ kinds, names }) => names.map(([kind, name, url, rest = []], order) => {
  const others = rest.map((other) => (typeof other === "string" ? ["", other] : other));
  const forms = [name, ...others.map(([, other]) => other)].map(formOf);
  return { label: kinds[kind][0], group: kinds[kind][1], name, url, others, order, forms };
});

const SMALL = new Set(["a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"]);

const formOf = (text) => {
  const parts = words(text);
  const long = parts.filter((part) => !SMALL.has(part));
  return { parts, flat: parts.join(""), initials: long.length > 1 ? long.map((part) => part[0]).join("") : "" };
};

/** Names that answer a query, best first, and names that it mentions: {found, mentioned}. */
export const match = (query, names) => {
  const parts = words(query);
  if (!parts.length) return { found: [], mentioned: [] };
  const asked = { parts, flat: parts.join("") };
  const ranked = names.map((name) => ({ name, rank: rankOf(name, asked) })).filter(({ rank }) => rank < Infinity);
  ranked.sort((a, b) => a.rank - b.rank || a.name.order - b.name.order);
  const exact = ranked.some(({ rank }) => rank < 6);
  const found = ranked.filter(({ rank }) => rank < (exact ? 6 : STRONG));
  const mentioned = ranked.filter(({ rank }) => rank >= STRONG);
  return { found: found.map(({ name }) => name), mentioned: mentioned.map(({ name }) => name) };
};

/** The best rank of any form; another name counts a little less than the name, and a longer one less than a shorter. */
const rankOf = ({ forms }, asked) =>
  Math.min(...forms.map((form, place) => formRank(form, asked) + (place ? 0.2 : 0) + Math.min(form.flat.length, 99) / 1000));

const formRank = (form, { parts, flat }) => {
  if (form.flat === flat) return 0;
  if (form.initials === flat) return 1;
  if (form.flat.startsWith(flat)) return 2;
  if (covers(form.parts, parts, (word, part) => word.startsWith(part))) return 3;
  if (flat.length > (isHan(flat) ? 0 : 3) && form.flat.includes(flat)) return 4;
  if (near(form.flat, flat)) return 6;
  if (covers(form.parts, parts, (word, part) => word.startsWith(part) || near(word, part))) return 7;
  if (form.parts.every((word) => parts.includes(word))) return STRONG;
  return Infinity;
};

const isHan = (text) => /\p{Script=Han}/u.test(text);

/** Whether each part has a word of its own. */
const covers = (all, parts, fits) => {
  const left = [...all];
  return parts.every((part) => {
    const at = left.findIndex((word) => fits(word, part));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
};

/** Whether two words differ by one slip, or by two in a word of eight letters and more; numbers never do. */
export const near = (word, typed) => {
  const slips = typed.length >= 8 ? 2 : typed.length >= 3 ? 1 : 0;
  if (!slips || Math.abs(word.length - typed.length) > slips || /\d/.test(word + typed)) return false;
  return distance([...word], [...typed]) <= slips;
};

/** Letters missing, added, wrong, or swapped with their neighbour (optimal string alignment). */
const distance = (a, b) => {
  let before, last = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.length];
};
