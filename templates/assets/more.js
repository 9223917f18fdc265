// More, below a fact: its address, a sentence to copy, citations, a piece of HTML, ways to correct it. And citations of a page.
import { at, ours } from "./address.js";
import * as cite from "./cite.js";
import { make } from "./make.js";
import { asFact } from "./series.js";

const kept = new Map(); // files that were read, by address
const panels = new WeakMap(); // that are open, by their link

/** Open the panel of a fact or page, or close it. `root` is the address of the site, `link` the one behind More or Cite. */
export const toggle = async (root, link) => {
  const open = panels.get(link);
  link.setAttribute("aria-expanded", String(!open));
  if (open) {
    panels.delete(link);
    return open.remove();
  }
  const row = link.closest(".fact");
  const panel = make("div", { class: "panel", role: "group", "aria-label": row ? "More on this fact" : "Cite this page" });
  panels.set(link, panel);
  (row ? link : link.parentElement).after(panel);
  panel.onkeydown = link.onkeydown = (event) => {
    if (event.key !== "Escape" || !panel.isConnected) return;
    toggle(root, link);
    link.focus();
  };
  const parts = await (row ? ofFact(root, link, row.dataset.fact) : ofPage(root, link)).catch(() => [failed()]);
  panel.append(...parts);
};

const failed = () => make("p", {}, FAILED);
const FAILED = "This could not be loaded. Try again when you are online.";

/** A file of the site, read once by `how`, such as `json`. */
const read = (path, root, how) => {
  const url = new URL(path, root).href;
  if (!kept.has(url)) {
    kept.set(url, fetch(url).then((answer) => (answer.ok ? answer[how]() : Promise.reject(answer)))
      .catch((error) => (kept.delete(url), Promise.reject(error))));
  }
  return kept.get(url);
};

const aboutOf = (root, url) => {
  const { site: name, url: published } = ours().dataset;
  return { name, address: at(url, published || root), today: new Date().toISOString().slice(0, 10) };
};

const ofFact = async (root, link, id) => {
  const entity = await read(`api/v1/entities/${id.split(".")[0]}.json`, root, "json");
  const fact = asFact(entity.facts.find((one) => one.id === id));
  const names = new Set(fact.citations.map(({ source }) => source));
  const sources = entity.sources.filter((one) => names.has(one.id));
  const about = aboutOf(root, fact.url);
  const desk = copying();
  const files = (form) => Promise.all(sources.map(({ url }) => read(`${url}cite.${cite.FORMS[form][1]}`, root, "text")));
  const formats = select(desk, async (form) => cite.ofFact(form, fact, await files(form), about));
  return [
    make("div", { class: "row" },
      make("a", { href: at(fact.url, root) }, "Permalink"),
      desk.button("Copy", () => desk.copy(cite.sentence(fact, sources, about))),
      formats,
      desk.button("Embed", () => {
        formats.value = "";
        desk.show(cite.embed(fact, sources, about));
      }),
      ...(fact.card ? [make("a", { href: at(fact.card, root) }, "A page to share")] : []),
      ...ways(root, ours().dataset, fact, about.address), desk.status),
    desk.field,
    make("p", { class: "small" }, [checked(fact), past(fact)].filter(Boolean).join(" ")),
  ];
};

/** The page says of itself what it is called, and who published what it is made of. */
const ofPage = async (root, link) => {
  const { title, page, drawn } = link.dataset;
  const about = aboutOf(root, page);
  const desk = copying();
  const work = { id: page.replace(/\/$/, "").replaceAll("/", "."), title, note: drawn };
  const formats = select(desk, async (form) => cite.ofPage(form, work, about));
  return [make("div", { class: "row" }, formats, desk.status), desk.field];
};

/** A choice of forms. The one that is chosen is shown. */
const select = (desk, made) => {
  const formats = make("select", { "aria-label": "Cite as" }, make("option", { value: "" }, "Cite as …"),
    ...Object.entries(cite.FORMS).map(([value, [name]]) => make("option", { value }, name)));
  formats.addEventListener("change", async () => {
    const form = formats.value;
    const text = form && await made(form).catch(() => "");
    if (formats.value !== form) return; // another one was chosen meanwhile
    if (text) desk.show(text);
    else if (form) desk.status.textContent = FAILED;
  });
  return formats;
};

/** A field with a text to copy, hidden until it has one, and the words on what became of it. */
const copying = () => {
  const status = make("span", { class: "small", role: "status" });
  const button = (text, act) => {
    const one = make("button", { type: "button" }, text);
    one.addEventListener("click", act);
    return one;
  };
  const area = make("textarea", { readonly: "", rows: "7", "aria-label": "To copy" });
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
  const field = make("div", { hidden: "" }, area, button("Copy this", () => copy(area.value)));
  return { status, button, field, show, copy };
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
