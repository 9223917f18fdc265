// Citations. Those of sources are files of the site, written when it is built; a page of the site is put beside them here, as
// factsheet/render/exports/citations would write it. Pure: records and files in, text out.
import { labelOf } from "./labels.js";

/** The forms of a citation: what each is called, and how its files end. */
export const FORMS = { text: ["Text", "txt"], bibtex: ["BibTeX", "bib"], ris: ["RIS", "ris"], csl: ["CSL-JSON", "json"] };

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

/** A day in words. */
export const words = (day) => {
  const [year, month, number] = day.split("-").map(Number);
  return `${number} ${MONTHS[month - 1]} ${year}`;
};

/** What belongs to a statement wherever it goes: when it is true, who says it, and what it is if it is no report. */
const told = (fact) => {
  const label = fact.nature === "reported" ? "" : labelOf(fact);
  return [fact.as_of ? `true in ${fact.when}`.replace(/in (?=since|until)/, "") : "not dated",
    fact.said_by ? `said by ${fact.said_by}` : "", label, fact.superseded_by ? "superseded" : ""].filter(Boolean).join("; ");
};

const fold = (text) => text.trim().replace(/\s+/g, " ");

const SIGNS = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
  "{": "\\textbraceleft{}", "}": "\\textbraceright{}" };
const escaped = (text) => text.replace(/[\\~^{}&%$#_]/g, (sign) => SIGNS[sign] ?? `\\${sign}`)
  .replace(/([-'`,<>])(?=\1)|([?!])(?=`)/g, "$1$2{}");

const lines = (pairs, line) => pairs.filter(([, value]) => value).map(line).join("");

/** A page of this site as a work {id, title, site, address, today, note}, in each form. The last two have words if any. */
export const PAGE = {
  text: ({ title, site, address, today, note }) =>
    `“${title}”. ${site}. ${note ? `${note.replace(/\.$/, "")}. ` : ""}${address} (seen ${words(today)}).\n`,
  bibtex: ({ id, title, site, address, today, note }) => `@misc{${id},\n${lines([
    ["title", `{${escaped(title)}}`], ["howpublished", escaped(site)], ["publisher", escaped(site)],
    ["url", address.replace(/[{}\\]/g, encodeURIComponent)], ["urldate", today], ["note", note && escaped(note)],
  ], ([name, value]) => `  ${name} = {${value}},\n`)}}\n`,
  ris: ({ id, title, site, address, today, note }) => lines([
    ["TY", "ELEC"], ["ID", id], ["TI", title], ["T2", site], ["PB", site], ["UR", address],
    ["Y2", `${today.replaceAll("-", "/")}/`], ["LA", "en"], ["N1", note], ["ER", " "],
  ], ([tag, value]) => `${tag}  - ${value.trim()}\r\n`),
  csl: ({ id, title, site, address, today, note }) => `${JSON.stringify([{
    id, type: "webpage", title, "container-title": site, publisher: site,
    accessed: { "date-parts": [today.split("-").map(Number)] }, URL: address, language: "en", ...(note && { note }),
  }], null, 2)}\n`,
};

/** Citations in one form as one. */
const JOIN = {
  text: (works) => `${works.slice(0, -1).join("").replaceAll("\n", " ")}As quoted in: ${works.at(-1)}`,
  bibtex: (works) => works.join("\n"),
  ris: (works) => works.join("\r\n"),
  csl: (works) => `${JSON.stringify(works.flatMap((one) => JSON.parse(one)), null, 2)}\n`,
};

/** A citation of a page: its `title`, `id` and `note`; `about` has name, address and today of the site. */
export const ofPage = (form, { id, title, note = "" }, about) =>
  PAGE[form]({ id, title: fold(title), site: fold(about.name), address: about.address, today: about.today, note });

/** A citation of a fact: the `files` of its sources in that form, then the fact as a page of this site. */
export const ofFact = (form, fact, files, about) =>
  JOIN[form]([...files, ofPage(form, { id: fact.id, title: `${fact.text} (${told(fact)})` }, about)]);

/** A piece of HTML for other people's pages: a quotation that needs nothing from here. */
export const embed = (fact, sources, about) => {
  const html = (value) => String(value).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const from = fact.citations.map((citation) => {
    const source = sources.find(({ id }) => id === citation.source);
    return `“${html(citation.quote)}”, <a href="${html(citation.url)}">${html(source.publisher)}, ${html(source.when)}</a>`;
  });
  return `<blockquote cite="${html(about.address)}"><p>${html(fact.text)} (${html(told(fact))})</p>\n<footer>${from.join("; ")}.
<a href="${html(about.address)}">${html(about.name)}</a></footer></blockquote>`;
};

/** A sentence to paste: the fact, its source, its address. */
export const sentence = (fact, sources, about) =>
  `${fact.text} (${told(fact)}; ${sources.map((one) => `${one.publisher}, ${one.when}`).join("; ")}) ${about.address}`;
