// Pages side by side, chosen by the reader; the address carries the choice: compare/?ids=beijing,guiyang
import * as address from "./address.js";
import { inOrder } from "./order.js";
import { inWords, labelOf } from "./labels.js";
import { lead, pointsOf } from "./series.js";
import { yearsOf } from "./years.js";

const MOST = 12; // columns
const FIRST = 3; // figures of one property in a cell; the rest is on the entity's page
const NATURES = ["reported", "estimate", "claim", "forecast", "target"];
const LABELS = [...NATURES, "intention"];
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const make = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
};
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const listed = (words) => new Intl.ListFormat("en").format(words);
/** A name in a text without markup, set apart if it runs from right to left. */
const apart = (name) => (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name) ? `\u2068${name}\u2069` : name);
/** A name with what tells it from others of that name. */
const full = (one) => (one.distinction ? `${one.name} (${one.distinction})` : one.name);

export const start = (root, place) => {
  const [form, field, picks, status, table] =
    ["form", "input", "datalist", "[role=status]", "[data-side-by-side]"].map((name) => place.querySelector(name));
  const at = (path) => address.at(path, root);
  const read = async (path) => {
    const answer = await fetch(at(path));
    return answer.ok ? answer.json() : null;
  };
  const kept = new Map(); // what was read, by path
  const once = (path) => {
    if (!kept.has(path)) kept.set(path, read(path).catch(() => (kept.delete(path), undefined)));
    return kept.get(path);
  };
  const entities = async () => (await once("api/v1/entities.json"))?.entities ?? [];
  const entity = (id) => (ID.test(id) ? once(`api/v1/entities/${id}.json`) : null);
  const title = document.title;

  // The choice
  const chosen = () => {
    const ids = new URL(location).searchParams.get("ids") ?? "";
    return [...new Set(ids.split(",").map((id) => id.trim()).filter(Boolean))];
  };
  const choose = (ids, said) => {
    history.pushState(null, "", ids.length ? `?ids=${ids.map(encodeURIComponent).join(",")}` : location.pathname);
    return draw(said);
  };

  let turn = 0; // only the newest drawing is shown
  const draw = async (said = "") => {
    const mine = ++turn;
    const ids = chosen();
    const found = await Promise.all(ids.slice(0, MOST).map(entity));
    const shown = found.filter(Boolean).map((one) =>
      ({ ...one, facts: one.facts.map((fact) => (fact.series ? { ...lead(pointsOf(fact)), points: pointsOf(fact) } : fact)) }));
    const names = new Map(shown.some((one) => one.facts.some((fact) => fact.relation))
      ? (await entities()).map((one) => [one.id, one]) : []);
    if (mine !== turn) return;
    const known = new Set(shown.map((one) => one.id));
    table.replaceChildren(...(shown.length ? sideBySide(shown, names) : []));
    document.title = shown.length ? `${listed(shown.map((one) => apart(full(one))))} · ${title}` : title;
    status.textContent = [
      said,
      ...ids.slice(0, MOST).map((id, index) =>
        found[index] === undefined ? `“${id}” could not be loaded; try again.`
          : known.has(id) ? "" : `There is no page “${id}” here.`),
      ids.length > MOST ? `No more than ${MOST} pages fit; the others of the address are left out.` : "",
      shown.length === 0 ? "Choose two or more pages. The address keeps the choice, so it can be shared."
        : shown.length === 1 ? `Add another page to compare with ${apart(full(shown[0]))}.`
          : `Side by side: ${listed(shown.map((one) => apart(full(one))))}.`,
    ].filter(Boolean).join(" ");
  };

  // The table
  const link = (text, url) => make("a", { href: at(url) }, make("bdi", { textContent: text }));
  const marks = (fact) => {
    const words = [fact.nature === "reported" ? "" : labelOf(fact), fact.disputed_by ? "disputed" : "",
      fact.superseded_by ? "superseded" : ""].filter(Boolean);
    return words.flatMap((word) => [" ", make("span", { className: `status ${word}`, textContent: word })]);
  };
  const rank = (fact) => [fact.superseded_by ? 1 : 0, NATURES.indexOf(fact.nature), fact.of ? 1 : 0];
  const year = (fact) => Math.max(-10000, ...yearsOf(fact.as_of ?? "")); // the last that its date names
  const before = (one, other) => {
    const [a, b] = [rank(one), rank(other)];
    const first = a.findIndex((part, index) => part !== b[index]);
    if (first >= 0) return a[first] - b[first];
    return year(other) - year(one) || (other.as_of ?? "").localeCompare(one.as_of ?? "");
  };
  const figure = (fact) => make("p", {}, link(inWords(fact.figure), fact.url), " ",
    make("span", { className: "small" }, [apart(fact.of ?? ""), fact.when].filter(Boolean).join(", "), ...marks(fact)));
  const figures = (one, property) => {
    const own = one.facts.filter((fact) => fact.figure?.property === property).flatMap((fact) => fact.points ?? [fact]).sort(before);
    return own.length > FIRST ? [...own.slice(0, FIRST).map(figure), link("Its other figures", one.url)] : own.map(figure);
  };
  const relations = (one, predicate, names) => one.facts.filter((fact) => fact.relation?.predicate === predicate)
    .map((fact) => make("p", {}, link(names.get(fact.relation.object)?.name ?? fact.relation.object, fact.url), ...marks(fact)));
  const natures = (one) => [LABELS.map((label) => [one.facts.filter((fact) => labelOf(fact) === label).length, label])
    .filter(([count]) => count).map(([count, nature]) => `${count} ${nature}${nature === "reported" || count === 1 ? "" : "s"}`).join(", ")];
  const cell = (one, content) => {
    const node = make("td", {}, ...(content.length ? content : ["–"]));
    node.dataset.label = full(one); // shown where rows are narrow, and have no column heads
    return node;
  };
  const row = (head, shown, content) => make("tr", {}, make("th", { scope: "row" }, head), ...shown.map((one) => cell(one, content(one))));

  const column = (one) => {
    const others = Object.entries(one.names).flatMap(([lang, name]) => [" ", make("bdi", { className: "native", lang, textContent: name })]);
    const remove = make("button", { type: "button", textContent: "Remove", ariaLabel: `Remove ${full(one)}` });
    remove.addEventListener("click", () => {
      choose(chosen().filter((id) => id !== one.id), `${apart(full(one))} removed.`);
      field.focus();
    });
    return make("th", { scope: "col" }, link(full(one), one.url), ...others, remove);
  };

  const sideBySide = (shown, names) => {
    const head = make("tr", {}, make("td"), ...shown.map(column));
    const body = make("tbody", {}, row("What it is", shown, (one) => [one.summary]));
    const properties = counted(shown, (fact) => fact.figure && [fact.figure.property, fact.figure.label]);
    const common = properties.filter(([, , count]) => shown.length === 1 || count > 1);
    for (const [property, label] of common) {
      body.append(row(link(label, `properties/${property}/`), shown, (one) => figures(one, property)));
    }
    for (const [predicate, , count] of counted(shown, (fact) => fact.relation && [fact.relation.predicate, ""])) {
      const words = predicate[0].toUpperCase() + predicate.slice(1);
      if (count > 1 || shown.length === 1) body.append(row(words, shown, (one) => relations(one, predicate, names)));
    }
    body.append(row("Facts", shown, natures));
    const caption = make("caption", { textContent: "Newest reported figures first; each leads to its fact and source." });
    const region = make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "Side by side" });
    region.append(make("table", { className: "cells side" }, caption, make("thead", {}, head), body));
    if (shown.length === 1) return [region];
    const none = common.length ? [] : [make("p", { textContent: "No figure in common." })];
    const shared = new Set(common.map(([property]) => property));
    return [region, ...none, ...shown.flatMap((one) => alone(one, shared))];
  };

  // The figures of an entity that no other one here has.
  const alone = (one, shared) => {
    const facts = one.facts.filter((fact) => fact.figure && !shared.has(fact.figure.property)).sort(before);
    if (!facts.length) return [];
    const lines = facts.map((fact) => make("li", {},
      make("span", { textContent: fact.when }), make("span", {}, link(fact.text, fact.url), ...marks(fact))));
    return [make("h3", { textContent: `Only ${full(one)} has` }), make("ul", { className: "lines" }, ...lines)];
  };

  // What the entities have, the most shared first, with how many have it.
  const counted = (shown, named) => {
    const counts = new Map();
    for (const one of shown) {
      for (const [name, label] of new Map(one.facts.map(named).filter(Boolean))) {
        counts.set(name, { label, count: (counts.get(name)?.count ?? 0) + 1 });
      }
    }
    return [...counts].sort(([, a], [, b]) => b.count - a.count).map(([name, { label, count }]) => [name, label, count]);
  };

  // Picking
  const called = (one) => [one.name, full(one), one.id, ...one.aliases, ...Object.values(one.names)];
  const matches = async (typed) => {
    const words = fold(typed);
    const found = { 0: [], 1: [], 2: [] }; // the name itself, its beginning, a part of it
    for (const one of words ? await entities() : []) {
      const places = called(one).map(fold).map((name) => (name === words ? 0 : name.startsWith(words) ? 1 : name.includes(words) ? 2 : 3));
      found[Math.min(...places)]?.push(one);
    }
    return [found[0], found[1], found[2]].flatMap((some) => some.sort((one, other) => inOrder(one.name, other.name)));
  };
  const suggest = async () => {
    const typed = field.value;
    const found = (await matches(typed)).slice(0, 20);
    if (typed !== field.value) return;
    picks.replaceChildren(...found.map((one) =>
      make("option", { value: full(one), label: [...one.aliases, ...Object.values(one.names), one.id].join(" · ") })));
  };
  const add = async () => {
    const typed = field.value.trim();
    if (!typed) return;
    const ids = chosen();
    const found = await matches(typed);
    const fresh = found.find((one) => !ids.includes(one.id));
    if (!found.length) status.textContent = `There is no page called “${typed}” here.`;
    else if (!fresh) status.textContent = `${apart(full(found[0]))} is already there.`;
    else if (ids.length >= MOST) status.textContent = `No more than ${MOST} pages fit; remove one first.`;
    else {
      field.value = "";
      picks.replaceChildren();
      await choose([...ids, fresh.id], `${apart(full(fresh))} added.`);
    }
  };

  field.addEventListener("focus", entities, { once: true });
  field.addEventListener("input", suggest);
  form.addEventListener("submit", (event) => (event.preventDefault(), add()));
  addEventListener("popstate", () => draw());
  place.hidden = false;
  draw();
};
