// What the search shows before anything is asked: searches to try, the kinds of pages, and the pages that explain.
import { make } from "./make.js";
import { inOrder } from "./order.js";
import { options } from "./search-rows.js";

const HEADINGS = 5;

/** The pages by hand, the glossary among them, with their first headings: rows for `startingWith`. */
export const explaining = async ({ pagefind }, names) => {
  const { results } = await pagefind.search(null, { filters: { kind: "Pages" } });
  const pages = await Promise.all(results.map((result) => result.data()));
  return pages.map((page) => ({ page, url: page.raw_url.replace(/^\//, "") }))
    .filter(({ page, url }) => url && !names.has(url) && page.anchors.some(({ element }) => element === "h2"))
    .map(({ page, url }) => ({ sort: "start", name: page.meta.title, url, tells: headings(page) }))
    .sort((one, other) => inOrder(one.name, other.name));
};

const headings = ({ anchors }) => {
  const all = anchors.filter(({ element }) => element === "h2").map(({ text }) => text);
  return `${all.slice(0, HEADINGS).join(" · ")}${all.length > HEADINGS ? " …" : ""}`;
};

/** The groups of a list for an empty query; `file` is names.json, `pages` are rows of pages that explain. */
export const startingWith = (root, { samples = [], kinds, counts, names }, pages) => {
  const own = names.filter(([kind]) => kinds[kind] === "Pages").map(([, name, url]) => ({
    sort: "start", name, url, tells: pagesOf(counts[kinds.indexOf(name)]),
  }));
  const groups = [["For example", samples.map((query) => ({ sort: "sample", query }))], ["Pages", own], ["About", pages]];
  const rows = options(root, groups.flatMap(([, part]) => part), []);
  return groups.filter(([, part]) => part.length).map(([title, part]) => make("div", { role: "group", "aria-label": title },
    make("span", { class: "search-group", "aria-hidden": "true" }, title), ...rows.splice(0, part.length)));
};

const pagesOf = (count) => (count === 1 ? "1 page" : `${count} pages`);
