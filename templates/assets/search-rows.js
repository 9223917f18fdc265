// The results as rows: options in groups, each with what tells it from the others.
import { marked } from "./search-text.js";

/** An element with attributes and children; texts are set as text, never as markup. */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** Hits by their group, in the order of the first of each: [[heading, hits], ...]. */
export const groups = (hits) => {
  const found = new Map();
  for (const hit of hits) {
    const heading = hit.fact ? `Facts: ${hit.group}` : hit.group;
    found.set(heading, [...(found.get(heading) ?? []), hit]);
  }
  return [...found];
};

/** The groups as elements of a listbox; `root` is the address of the site. */
export const rows = (root, grouped) => {
  let number = 0;
  return grouped.map(([heading, hits], place) => {
    const id = `search-group-${place}`;
    const head = make("div", { id, role: "presentation", class: "search-head" }, heading);
    return make("div", { role: "group", "aria-labelledby": id }, head, ...hits.map((hit) => option(root, hit, number++)));
  });
};

const option = (root, hit, number) => make("a", {
  role: "option", id: `search-option-${number}`, href: new URL(hit.url, root), tabindex: "-1", "aria-selected": "false",
}, ...(hit.forms ? nameLine(hit) : textLines(hit)));

const nameLine = ({ name, others }) => [
  make("bdi", { class: "search-name" }, name), " ",
  make("span", { class: "search-side" }, ...others.flatMap(([lang, other], place) =>
    [place ? " · " : "", make("bdi", lang ? { lang } : {}, other)])),
];

const textLines = (hit) => {
  const text = marked(hit.text, hit.words).map(([run, held]) => (held ? make("mark", {}, run) : run));
  const title = make("bdi", { class: "search-name" }, hit.title);
  if (!hit.fact) return [title, make("span", { class: "search-side search-excerpt" }, ...text)];
  const rest = [hit.fact.when, hit.fact.nature === "reported" ? "" : hit.fact.nature].filter(Boolean).map((text) => ` · ${text}`);
  return [make("span", { class: "search-fact" }, ...text), make("span", { class: "search-side" }, make("bdi", {}, hit.name ?? hit.title), ...rest)];
};
