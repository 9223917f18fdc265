// Citations of a fact: the source first, then this site. Pure: records of the API in, text out.
import { labelOf } from "./labels.js";

/** Year, month and day of an EDTF date that names one; fewer if it names fewer; none of an interval or a season. */
const parts = (edtf) => {
  const found = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?~?$/.exec(edtf ?? "");
  return found ? found.slice(1).filter(Boolean) : [];
};

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

/** A date in words; as it is written if it is no day, month or year. */
export const words = (edtf) => {
  const [year, month, day] = parts(edtf);
  if (!year) return edtf;
  const name = month ? `${MONTHS[month - 1]} ` : "";
  return `${edtf.endsWith("~") ? "around " : ""}${day ? `${Number(day)} ` : ""}${name}${Number(year)}`;
};

/** What belongs to a statement wherever it goes: when it is true, who says it, and what it is if it is no report. */
const told = (fact) => {
  const label = fact.nature === "reported" ? "" : labelOf(fact);
  return [fact.as_of ? `true in ${fact.when}`.replace("true in since", "true since") : "not dated",
    fact.said_by ? `said by ${fact.said_by}` : "", label, fact.superseded_by ? "superseded" : ""].filter(Boolean).join("; ");
};

/** The page of a fact on this site as a work that can be cited. `about` has name, address and today of the site. */
const page = (fact, about) => ({ title: `${fact.text} (${told(fact)})`, publisher: about.name, address: about.address, retrieved: about.today });

const cited = (fact, sources, about) => [...sources, page(fact, about)];

/** Plain text. */
export const text = (fact, sources, about) => {
  const works = sources.map((one) => [one.author, `“${one.title}”`, one.publisher, words(one.issued), one.address]
    .filter(Boolean).join(". "));
  return `${works.join("; ")}. As quoted in: “${fact.text}” (${told(fact)}). ${about.name}. ${about.address} (seen ${words(about.today)}).`;
};

/** BibTeX, an entry for each work. */
export const bibtex = (fact, sources, about) => cited(fact, sources, about).map((one) => {
  const [year, month] = parts(one.issued);
  const fields = {
    title: `{${escaped(one.title)}}`, author: one.author && `{${escaped(one.author)}}`, publisher: escaped(one.publisher),
    year, month: month && MONTHS[month - 1].slice(0, 3).toLowerCase(), date: one.issued,
    howpublished: `\\url{${one.address}}`, note: one.retrieved && `Accessed ${one.retrieved}`,
  };
  const lines = Object.entries(fields).filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = ${name === "month" ? value : `{${value}}`},\n`);
  return `@misc{${one.id ?? fact.id.replaceAll(".", "-")},\n${lines.join("")}}\n`;
}).join("\n");

const SIGNS = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const escaped = (value) => String(value).replace(/[\\~^&%$#_{}]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);

const RIS = { "article-newspaper": "NEWS", "article-magazine": "MGZN", article: "JOUR", report: "RPRT", dataset: "DATA" };

/** RIS, a record for each work. */
export const ris = (fact, sources, about) => cited(fact, sources, about).map((one) => {
  const date = parts(one.issued);
  const lines = [
    ["TY", RIS[one.type] ?? "ELEC"], ["TI", one.title], ["AU", one.author], ["PB", one.publisher], ["PY", date[0]],
    ["DA", date.length && `${[...date, "", ""].slice(0, 3).join("/")}/`], ["UR", one.address], ["LA", one.language],
    ["Y2", one.retrieved && `${one.retrieved.replaceAll("-", "/")}/`],
  ];
  return `${lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\r\n`).join("")}ER  - \r\n`;
}).join("\r\n");

/** CSL-JSON, an item for each work. */
export const csl = (fact, sources, about) => JSON.stringify(cited(fact, sources, about).map((one) => ({
  id: one.id ?? fact.id, type: one.type ?? "webpage", title: one.title,
  author: one.author ? [{ literal: one.author }] : undefined, publisher: one.publisher, issued: issued(one.issued),
  accessed: one.retrieved && { "date-parts": [parts(one.retrieved).map(Number)] }, URL: one.address, language: one.language,
})), null, 2);

const issued = (edtf) => {
  const date = parts(edtf).map(Number);
  if (!edtf) return undefined;
  return date.length ? { "date-parts": [date], ...(edtf.endsWith("~") && { circa: true }) } : { literal: edtf };
};

/** A piece of HTML for other people's pages: a quotation that needs nothing from here. */
export const embed = (fact, sources, about) => {
  const html = (value) => String(value).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const from = fact.citations.map((citation) => {
    const source = sources.find(({ id }) => id === citation.source);
    return `“${html(citation.quote)}”, <a href="${html(citation.url)}">${html(source.publisher)}, ${html(words(source.issued))}</a>`;
  });
  return `<blockquote cite="${html(about.address)}"><p>${html(fact.text)} (${html(told(fact))})</p>\n<footer>${from.join("; ")}.
<a href="${html(about.address)}">${html(about.name)}</a></footer></blockquote>`;
};

/** A sentence to paste: the fact, its source, its address. */
export const sentence = (fact, sources, about) =>
  `${fact.text} (${told(fact)}; ${sources.map((one) => `${one.publisher}, ${words(one.issued)}`).join("; ")}) ${about.address}`;
