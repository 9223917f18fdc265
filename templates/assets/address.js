// Addresses in the site, as its host serves them.

/** The element around all of ours: it says what the site is called, and how its addresses are written. */
export const ours = () => document.querySelector("[data-site]");

/** Where a page is, from its address in the site: some hosts want the name of the file in a folder. */
export const at = (url, root) => new URL(url.replace(/^(?:[^?#]*\/)?(?=[?#]|$)/, `$&${ours().dataset.index ?? ""}`), root).href;
