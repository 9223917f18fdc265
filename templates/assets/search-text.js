// The full text, through Pagefind: it finds pages, here we choose the facts on them that hold the words.
import { core, keywords, plainKeywords, wants } from "./search-ask.js";
import { FORM, heldIn, likeness, partsOf, saying } from "./search-facts.js";
import { isNarrow, limitsOf, meets, passes } from "./search-limits.js";
import { isHan, isSigned, words } from "./search-names.js";
import { isIn, lead, pointsOf } from "./series.js";

/** The full text of the site, or null where it was not indexed (a preview, or a build that left it out). */
export const load = async (root) => {
  try {
    const pagefind = await import(new URL("pagefind/pagefind.js", root));
    await pagefind.init();
    const parts = await (await fetch(new URL("pagefind/parts.json", root))).json();
    await Promise.all(parts.map((part) => pagefind.mergeIndex(new URL(`pagefind/${part}`, root).href)));
    return { pagefind, root, kept: new Map(), filters: await pagefind.filters() };
  } catch {
    return null;
  }
};

/**
 * What holds the words, best first: {hits, asked, limits, unknown, more}. A hit is {page, url, title, text, score, lacks, name,
 * fact}: `page` is the address of its page, `lacks` are the terms that it does not hold, `name` is of the page where it has one,
 * `fact` is only there where it is one, `defines` where it is a section with just this heading.
 * `limits` are the terms that may ask for a status or a year, `unknown` those that stand on no page: they are left out, and
 * every hit lacks them. `site` is {filters: {kind, source, year, nature}, names}; `names` by address.
 */
export const find = async (text, query, site, pages) => {
  const wanted = wants(query), asked = keywords(core(query));
  const found = await answer(text, { asked, wanted }, site, pages);
  if (isWhole(found)) return found;
  if (asked.some(isSigned)) {
    const plain = await answer(text, { asked: plainKeywords(core(query)), wanted }, site, pages);
    if (isWhole(plain) || !found.hits.length) return plain;
  }
  const unknown = await unknownOf(text, found);
  const known = asked.filter((term) => !unknown.includes(term));
  if (!unknown.length || !known.length) return { ...found, unknown };
  const nearest = await answer(text, { asked: known, wanted }, site, pages);
  const hits = nearest.hits.map((hit) => ({ ...hit, defines: false, lacks: [...unknown, ...hit.lacks] }));
  return { ...nearest, asked, unknown, hits };
};

const isWhole = ({ hits }) => hits.some(({ lacks }) => !lacks.length);

/** The terms that no page holds, not even with a slip: Pagefind also finds words that only begin alike. */
const unknownOf = async ({ pagefind }, { asked, hits, limits }) => {
  const missed = asked.filter((term) => !limits.has(term) && !hits.some(({ lacks }) => !lacks.includes(term)));
  const stands = await Promise.all(missed.map(async (term) => {
    const { results } = await pagefind.search(plain(term));
    const shown = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    return shown.some((page) => isOn(partsOf(page), term));
  }));
  return missed.filter((term, place) => !stands[place]);
};

/** Whether one of the parts of a page holds a term. */
const isOn = (parts, term) => parts.some((part) => heldIn(part, [term], new Set()).size);

const answer = async (text, { asked, wanted }, site, pages) => {
  const limits = limitsOf(asked, Object.keys(text.filters.year ?? {}));
  const { results, more } = await search(text, asked, limits, site.filters, pages);
  const shown = await Promise.all(results.map(async (result) => {
    const page = await result.data();
    return { page, url: page.raw_url.replace(/^\//, ""), parts: partsOf(page) };
  }));
  const isSure = (term) => limits.has(term) || shown.some(({ parts }) => isOn(parts, term));
  const question = { asked, wanted, limits, unsure: new Set(asked.filter((term) => !isSure(term))) };
  const hits = (await Promise.all(shown.map((page) => hitsOn(text, page, question, site)))).flat();
  weigh(hits);
  hits.sort((a, b) => b.score - a.score);
  const best = Math.max(0, ...hits.map(({ score }) => score));
  const lists = asked.length === limits.size; // only a status, a year or a filter is asked for
  const kept = lists ? fewOfEach(hits, 20) : fewOfEach(hits.filter(({ score }) => score * 2 > best), limits.size ? 10 : 5);
  return { asked, limits, unknown: [], hits: kept, more };
};

/** The first hits of each page. */
const fewOfEach = (hits, most) => {
  const counts = new Map();
  return hits.filter(({ page }) => {
    counts.set(page, (counts.get(page) ?? 0) + 1);
    return counts.get(page) <= most;
  });
};

/** A little more for a hit that holds words which few others hold. */
const weigh = (hits) => {
  const counts = new Map();
  for (const term of hits.flatMap(({ held }) => [...held.keys()])) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const hit of hits) for (const term of hit.held.keys()) hit.score += 0.2 / counts.get(term);
};

/**
 * Pages with all the words, and the best pages by hand; where there are none, pages with all but one, then with any.
 * Pagefind knows words without their signs, `R&D` as `rd` and `C++` as `c`; one alone is asked for in quotes, or else the
 * beginnings of words count. Chinese is asked for character by character.
 */
const search = async ({ pagefind }, asked, limits, filters, pages) => {
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
  const run = async (query, more = {}) => {
    const { year, ...others } = { ...chosen, ...more };
    return (await pagefind.search(query, { filters: year ? { ...others, year } : others })).results;
  };
  const ask = (parts, more) => run(parts.length ? parts.map(plain).join(" ") : null, more);
  const exact = asked.length === 1 && isSigned(asked[0]) ? await run(`"${plain(asked[0])}"`) : [];
  const whole = exact.length ? exact : merge([await ask(asked), ...await within(asked, limits, chosen.year, ask)]);
  const some = whole.length || asked.length < 2 ? whole : await loosely(asked, ask);
  const byHand = asked.length && !Object.keys(chosen).length ? await ask(asked, { kind: "Pages" }) : [];
  return { results: merge([some.slice(0, pages), byHand.slice(0, 2)]), more: some.length > pages };
};

/**
 * Pages with the other terms, those first that have facts of a status or a year that the terms ask for. A page is filed under
 * the years that begin and end a span; those between stand in its text.
 */
const within = (asked, limits, year, ask) => {
  const others = asked.filter((term) => !limits.has(term));
  const filed = [...limits.values()].map(({ natures, year: limit }) =>
    ask(others, natures ? { nature: { any: natures } } : limit ? { year: limit } : {}));
  const rest = limits.size && others.length ? [ask(others)] : [];
  const spanning = /^\d+$/.test(year) ? [ask([...asked, year], { year: undefined })] : [];
  return Promise.all([...filed, ...rest, ...spanning]);
};

const plain = (term) => (isHan(term) ? [...term].join(" ") : words(term).join(""));

const loosely = async (asked, ask) => {
  const without = asked.map((term) => asked.filter((other) => other !== term));
  for (const parts of [without, asked.map((term) => [term])]) {
    const results = merge(await Promise.all(parts.map((part) => ask(part))));
    if (results.length) return results;
  }
  return [];
};

/** Results of several searches, each page once, those found most often first. */
const merge = (lists) => {
  const found = new Map();
  for (const result of lists.flat()) {
    const seen = found.get(result.id) ?? { result, score: 0 };
    found.set(result.id, { result, score: seen.score + 1 + result.score / 1000 });
  }
  return [...found.values()].sort((a, b) => b.score - a.score).map(({ result }) => result);
};

/** The facts of a page that hold the terms (without terms: all that the filters let through), or its sections. */
const hitsOn = async (text, { page, url, parts }, question, site) => {
  const name = site.names.get(url);
  const dated = Boolean(site.filters.year) || [...question.limits.values()].some(({ year }) => year);
  const base = { page: url, name, title: name?.name ?? page.meta.title, dated };
  const titled = titleTerms(base.title, name, question);
  if (!parts.some(({ isFact }) => isFact)) return sections(base, parts, titled, question, site.filters);
  const facts = await factsOf(text, url);
  const hits = [];
  for (const part of parts) {
    const fact = part.isFact && shownFor(facts.get(part.id), question, site.filters);
    if (!fact || !passes(fact, site.filters)) continue;
    const met = metBy(fact, question.limits);
    const hit = judged({ ...base, url: fact.url, text: fact.text, fact }, part, titled, question, met);
    if (question.asked.length && !hit.held.size) continue;
    hit.score += saying(fact, question.asked, question.wanted) - (fact.superseded_by ? 0.25 : 0);
    hit.score += met.size && isListed(titled, question) ? standing(fact) : 0;
    hits.push(hit);
  }
  return hits.length || isNarrow(site.filters) ? hits : sections(base, parts.slice(0, 1), titled, question, site.filters);
};

/** A fact as a row shows it: of a series the point that meets what is asked for, else the one that stands for it. */
const shownFor = (fact, { asked: terms, limits }, filters) => {
  if (!fact?.series) return fact;
  const points = pointsOf(fact), passing = points.filter((point) => passes(point, filters)), inMonth = passing.filter(isIn(terms));
  const allowed = inMonth.length ? inMonth : passing;
  const asked = [...limits.values()].filter(({ figure }) => !figure);
  const meeting = asked.length ? allowed.findLast((point) => asked.every((limit) => meets(point, limit))) : null;
  return meeting ?? lead(allowed.length ? allowed : points);
};

/** The limits that a fact meets, as terms that it holds: Map(term -> weight). */
const metBy = (fact, limits) =>
  new Map([...limits].map(([term, limit]) => [term, meets(fact, limit)]).filter(([, weight]) => weight));

/** Whether only a page, and a status or a year of its facts, are asked for: the words then tell nothing of their worth. */
const isListed = (titled, { asked, limits }) => limits.size > 0 && asked.every((term) => titled.has(term) || limits.has(term));

/** What happened stands before what was measured, both before what is only said. */
const standing = (fact) => (fact.event ? 0.4 : fact.figure ? 0.3 : 0) + (fact.as_of ? 0.1 : 0);

/** The terms that stand in the name of a page, or in another name of it. */
const titleTerms = (title, name, { asked }) => {
  const parts = (name?.forms ?? [{ parts: words(title), initials: "" }]).flatMap((form) => [...form.parts, form.initials]);
  return new Set(asked.filter((term) => words(term).every((word) => parts.some((part) => likeness(part, word)))));
};

/** A hit with its score: a term of its own counts whole, one in the name of its page half. `met` are limits that it meets. */
const judged = (hit, part, titled, { asked, unsure }, met = new Map()) => {
  const held = heldIn(part, asked, new Set([...unsure].filter((term) => !titled.has(term))));
  for (const [term, weight] of met) held.set(term, Math.max(weight, held.get(term) ?? 0));
  const named = asked.filter((term) => !held.has(term) && titled.has(term));
  const score = [...held.values()].reduce((sum, weight) => sum + weight, 0) + named.length / 2;
  const slips = asked.some((term) => held.has(term) && unsure.has(term));
  return { ...hit, held, score, slips, lacks: asked.filter((term) => !held.has(term) && !titled.has(term)) };
};

/** The sections of a page that hold the terms; `defines` marks one whose heading is just these. */
const sections = (base, parts, titled, question, filters) => {
  const { asked } = question;
  if (isNarrow(filters) || !asked.length) return [];
  return parts.map((part) => {
    const heading = keywords(part.title);
    const isSame = heading.length === asked.length && asked.every((term, at) => likeness(heading[at], term) >= FORM);
    const defines = Boolean(part.id) && isSame;
    const own = { url: `${base.page}#${part.id}`, title: part.title, name: undefined, of: base.title };
    const place = part.id ? own : { url: base.page };
    const text = excerpt(part, asked, part.title || base.title);
    const hit = judged({ ...base, ...place, text, defines }, part, titled, question);
    return { ...hit, score: hit.score - 0.25 };
  }).filter(({ held, defines }) => held.size || defines);
};

/** Words around the first term of a part; its heading, which stands first, is left out. */
const excerpt = ({ text }, asked, title) => {
  const all = (text.startsWith(title) ? text.slice(title.length) : text).replace(/^[\s.]+/, "").split(/\s+/);
  const at = all.findIndex((token) => words(token).some((word) => asked.some((term) => likeness(word, term))));
  const start = at < 15 ? 0 : at - 10;
  return `${start ? "… " : ""}${all.slice(start, start + 30).join(" ")}${start + 30 < all.length ? " …" : ""}`;
};

/** The facts of an entity's page, by anchor, each with the `sources` of the page, by id. */
const factsOf = ({ root, kept }, url) => {
  if (!kept.has(url)) kept.set(url, readFacts(root, url.replace(/\/$/, "").split("/").pop()).catch(() => new Map()));
  return kept.get(url);
};

const readFacts = async (root, id) => {
  const entity = await (await fetch(new URL(`api/v1/entities/${id}.json`, root))).json();
  const sources = new Map(entity.sources.map((source) => [source.id, source]));
  return new Map(entity.facts.map((fact) => [fact.url.split("#")[1], { ...fact, sources }]));
};
