// More, below a fact: its address, a sentence to copy, citations, a piece of HTML, ways to correct it.
import { at, ours } from "./address.js";
import * as cite from "./cite.js";
import { make } from "./search-rows.js";
import { asFact } from "./series.js";

const FORMATS = { text: "Text", bibtex: "BibTeX", ris: "RIS", csl: "CSL-JSON" };
const kept = new Map(); // entities that were read, by address

/** Open the panel of a fact, or close it. `root` is the address of the site, `link` the one behind More. */
export const toggle = async (root, link) => {
  const row = link.closest(".fact");
  const open = row.querySelector(".panel");
  link.setAttribute("aria-expanded", String(!open));
  if (open) return open.remove();
  const panel = make("div", { class: "panel", role: "group", "aria-label": "More on this fact" });
  link.after(panel);
  panel.onkeydown = link.onkeydown = (event) => {
    if (event.key !== "Escape" || !panel.isConnected) return;
    toggle(root, link);
    link.focus();
  };
  const read = await load(root, row.dataset.fact).catch(() => null);
  panel.append(...(read ? tools(root, link, read) : [make("p", {}, "This could not be loaded. Try again when you are online.")]));
};

/** The record of a fact and those of its sources. */
const load = async (root, id) => {
  const url = new URL(`api/v1/entities/${id.split(".")[0]}.json`, root).href;
  if (!kept.has(url)) kept.set(url, fetch(url).then((answer) => answer.json()));
  const entity = await kept.get(url).catch((error) => (kept.delete(url), Promise.reject(error)));
  const fact = asFact(entity.facts.find((one) => one.id === id));
  const cited = new Set(fact.citations.map(({ source }) => source));
  return { fact, sources: entity.sources.filter(({ id }) => cited.has(id)) };
};

const tools = (root, link, { fact, sources }) => {
  const site = ours().dataset;
  const address = at(fact.url, site.url || root);
  const about = { name: site.site, address, today: new Date().toISOString().slice(0, 10) };
  const status = make("span", { class: "small", role: "status" });
  const button = (words, act) => {
    const one = make("button", { type: "button" }, words);
    one.addEventListener("click", act);
    return one;
  };
  const area = make("textarea", { readonly: "", rows: "7", "aria-label": "To copy" });
  const field = make("div", { hidden: "" }, area, button("Copy this", () => copy(area.value)));
  const show = (value) => {
    area.value = value;
    field.hidden = false;
    status.textContent = "";
  };
  const copy = async (value) => {
    try {
      await navigator.clipboard.writeText(value);
      status.textContent = "Copied.";
    } catch { // no permission, or no secure connection
      show(value);
      area.select();
      status.textContent = "Copy it from the field.";
    }
  };
  const formats = make("select", { "aria-label": "Cite as" }, make("option", { value: "" }, "Cite as …"),
    ...Object.entries(FORMATS).map(([value, words]) => make("option", { value }, words)));
  formats.addEventListener("change", () => formats.value && show(cite[formats.value](fact, sources, about)));
  return [
    make("div", { class: "row" },
      make("a", { href: at(fact.url, root) }, "Permalink"),
      button("Copy", () => copy(cite.sentence(fact, sources, about))),
      formats,
      button("Embed", () => {
        formats.value = "";
        show(cite.embed(fact, sources, about));
      }),
      ...(fact.card ? [make("a", { href: at(fact.card, root) }, "A page to share")] : []),
      ...ways(root, site, fact, address), status),
    field,
    make("p", { class: "small" }, [checked(fact), past(fact)].filter(Boolean).join(" ")),
  ];
};

const checked = ({ reviewed }) =>
  reviewed ? `Checked against its source on ${cite.words(reviewed)}.` : "Not checked against its source since it was written.";

/** When it came to this site, and what has changed in it since, as far as its history is known. */
const past = ({ added, changes = [] }) => {
  const parts = [...(added ? [`added ${cite.words(added)}`] : []),
    ...[...changes].reverse().map(({ on, what }) => `${what.join(" and ")} changed ${cite.words(on)}`)];
  const text = parts.join(", ");
  return text && `${text[0].toUpperCase()}${text.slice(1)}.`;
};

/** Where a fact is edited and reported; without a repository, the page on how to contribute, which names the fact. */
const ways = (root, site, fact, address) => {
  const report = site.report.replace("{id}", fact.id).replace("{url}", encodeURIComponent(address));
  const contribute = site.contribute &&
    `${at(site.contribute, root)}?fact=${fact.id}&from=${encodeURIComponent(fact.url)}`;
  return [["Edit", fact.edit_url || contribute], ["Report", report || contribute]]
    .filter(([, href]) => href).map(([words, href]) => make("a", { href, rel: "nofollow" }, words));
};
