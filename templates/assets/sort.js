// Tables whose columns sort: by `data-sort` of a cell where it has one, else by its text, in the order of the page's language.
import { ours } from "./address.js";

const order = new Intl.Collator(ours().closest("[lang]").lang, { numeric: true }).compare;

/** Make the heads of a table's columns buttons that sort its rows. */
export const sortable = (table) => {
  const [body] = table.tBodies;
  for (const head of table.tHead.rows[0].cells) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const falling = head.ariaSort === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.ariaSort = falling ? "descending" : "ascending";
      const rows = [...body.rows].sort((a, b) => compare(a.cells[head.cellIndex], b.cells[head.cellIndex]));
      body.append(...(falling ? rows.reverse() : rows));
    });
  }
};

const compare = (a, b) => (a.dataset.sort && b.dataset.sort ? a.dataset.sort - b.dataset.sort : order(a.textContent.trim(), b.textContent.trim()));
