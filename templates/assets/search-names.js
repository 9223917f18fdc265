// Names by what a reader types: folded, abbreviated, in part, in any order, with a letter missing, added, wrong or swapped.

/** A text as it is compared: no case, accents, apostrophes or commas that part thousands. */
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}|['’]/gu, "").replace(/(\d),(?=\d{3})/g, "$1").toLowerCase();

/** The words of a text, folded; Chinese runs on until something else comes. */
export const words = (text) => fold(text).match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];

/** A text in which terms with signs are looked for: folded, with one sort of dash, no gaps around `&`, `+` and `/`. */
const signed = (text) => fold(text).replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+([&+/])\s+/g, "$1");

/**
 * What a query asks for: words, and terms whose signs tell more than their letters, as `r&d`, `c++` and `8.1` do.
 * Without its sign the first would be any two words that begin so. Words, as in `five-year` or `on-site`, tell enough
 * without their hyphen, a single letter or number, as in `e-cny`, does not.
 */
export const terms = (query) => {
  const asked = signed(query.replace(/['’]s(?!\p{L})/giu, "")).replace(/(\d)-(?=\d{2})/g, "$1 ");
  return asked.split(/\s+/).flatMap((token) => {
    const term = token.replace(/^[^\p{L}\p{N}#@$€£¥]+|[^\p{L}\p{N}#+%]+$/gu, "");
    const parts = words(term);
    const least = /^[\p{L}\p{N}-]+$/u.test(term) ? 2 : 3;
    return isSigned(term) && parts.some((part) => part.length < least && !isHan(part)) ? [term] : parts;
  });
};

/** Whether a term is one with signs. */
export const isSigned = (term) => /[^\p{L}\p{N}]/u.test(term);

/** Whether a text holds a term with its signs: as a word, or at the beginning of one; a number as a whole. */
export const holds = (text, term) => {
  const all = signed(text);
  const goesOn = (end) => /^\d\.?\d/.test(all.slice(end - 1, end + 2));
  const stands = (at) => !/[\p{L}\p{N}]/u.test(all[at - 1] ?? "") && !goesOn(at + term.length);
  for (let at = all.indexOf(term); at >= 0; at = all.indexOf(term, at + 1)) if (stands(at)) return true;
  return false;
};

/**
 * The names of the site: {file, rest}. `file` is names.json, or null where it cannot be loaded; a large site has the names of
 * its entities and sources in further files, and `rest` is a promise of the names in these, or of null.
 */
export const loadNames = async (root) => {
  const load = (path) => fetch(new URL(path, root)).then((answer) => answer.json());
  const file = await load("search/names.json").catch(() => null);
  const rest = Promise.all((file?.parts ?? []).map(load)).then((parts) => parts.flatMap(({ names }) => names));
  return { file, rest: rest.catch(() => null) };
};

/**
 * Rows of names.json made ready to be compared; an other name is a text, or a pair of its language and the text. The last
 * four kinds are of sources, properties, topics and other pages: the rest are entities.
 */
export const prepare = ({ kinds, singular }, names) => names.map(([kind, name, url, rest = []], order) => {
  const others = rest.map((other) => (typeof other === "string" ? ["", other] : other));
  const forms = [name, ...others.map(([, other]) => other)].map(formOf);
  const sort = kind < kinds.length - 4 ? "entity" : kind === kinds.length - 3 ? "property" : "other";
  return { group: kinds[kind], kind: singular[kind], sort, name, url, others, order, forms };
});

const SMALL = new Set(["a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"]);

const formOf = (text) => {
  const parts = words(text);
  const long = parts.filter((part) => !SMALL.has(part));
  return { text, parts, flat: parts.join(""), initials: long.length > 1 ? long.map((part) => part[0]).join("") : "" };
};

/**
 * Names that answer a query, best first, in three sorts: {exact, found, mentioned}. `exact` are asked for by the whole name,
 * `found` by a part of it, or with `slips` where nothing else fits; of `mentioned` the query has each word, and others.
 */
export const match = (query, names) => {
  const parts = words(query);
  if (!parts.length) return { exact: [], found: [], mentioned: [], slips: false };
  const asked = { parts, flat: parts.join(""), signed: terms(query).filter(isSigned) };
  const fitting = ranked(names, asked, exactly);
  const slips = !fitting.length && !asked.signed.length;
  const found = slips ? ranked(names, asked, nearly) : fitting;
  const all = new Set(found.map(({ name }) => name));
  const mentioned = longest(ranked(names, asked, named)).filter((name) => !all.has(name));
  const those = (fits) => found.filter(({ rank }) => fits(rank)).map(({ name }) => name);
  return { exact: those((rank) => !slips && rank < 2), found: those((rank) => slips || rank >= 2), mentioned, slips };
};

/** Names without those that are a part of a longer one: `China` of `China Daily`. */
const longest = (found) => {
  const used = new Set();
  return found.sort((a, b) => b.form.parts.length - a.form.parts.length).filter(({ form: { parts } }) => {
    const isNew = parts.some((part) => !used.has(part));
    for (const part of parts) used.add(part);
    return isNew;
  }).map(({ name }) => name);
};

/**
 * Names that a measure gives a rank, {name, rank, form} by its best form, entities first; another name, or a longer one,
 * counts a little less.
 */
const ranked = (names, asked, measure) => {
  const found = [];
  for (const name of names) {
    let best = { rank: Infinity };
    name.forms.forEach((form, place) => {
      const rank = measure(form, asked) + (place ? 0.2 : 0) + Math.min(form.flat.length, 99) / 1000;
      if (rank < best.rank) best = { name, rank, form };
    });
    if (best.name) found.push(best);
  }
  const later = ({ name, rank }) => (name.sort === "entity" ? 0 : rank < 2 ? 0.1 : 10);
  return found.sort((a, b) => a.rank + later(a) - b.rank - later(b) || a.name.order - b.name.order);
};

const exactly = (form, { parts, flat, signed }) => {
  if (form.flat === flat && (flat.length > 1 || !signed.length)) return 0;
  if (form.initials === flat) return 1;
  if (!signed.every((term) => holds(form.text, term))) return Infinity;
  if (form.flat.startsWith(flat)) return 2;
  if (covers(form.parts, parts, (word, part) => word.startsWith(part))) return 3;
  return flat.length > (isHan(flat) ? 0 : 3) && form.flat.includes(flat) ? 4 : Infinity;
};

const nearly = (form, { parts, flat }) => {
  if (near(form.flat, flat)) return 0;
  return covers(form.parts, parts, (word, part) => word.startsWith(part) || near(word, part)) ? 1 : Infinity;
};

const named = (form, { parts, flat }) => {
  const held = isHan(form.flat) ? flat.includes(form.flat) : form.parts.every((word) => parts.includes(word));
  return held ? 0 : Infinity;
};

/** Whether a text has Chinese characters. */
export const isHan = (text) => /\p{Script=Han}/u.test(text);

/** Whether each part has a word of its own. */
const covers = (all, parts, fits) => {
  const used = [];
  return parts.every((part) => {
    const at = all.findIndex((word, place) => !used.includes(place) && fits(word, part));
    used.push(at);
    return at >= 0;
  });
};

/** Whether two words differ by one slip, or by two in a word of eight letters and more; numbers never do. */
export const near = (word, typed) => {
  const slips = typed.length >= 8 ? 2 : typed.length >= 3 ? 1 : 0;
  if (!slips || Math.abs(word.length - typed.length) > slips || /\d/.test(typed)) return false;
  return distance(word, typed, slips) <= slips;
};

/** Letters missing, added, wrong, or swapped with their neighbour (optimal string alignment); given up once past `most`. */
const distance = (a, b, most) => {
  let before, last = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return Infinity;
  }
  return row[b.length];
};
