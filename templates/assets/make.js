// Elements of a page, for scripts that add to it.

/** An element with attributes and children; texts are set as text, never as markup. */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
