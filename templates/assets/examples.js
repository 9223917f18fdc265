// The page of data: programs that can be copied, with the address at which the site is read, where it names none itself.

/** Put the address in, and a button beside each program. `root` is the address of the site. */
export const start = (root) => {
  for (const base of document.querySelectorAll("[data-base]")) base.textContent = root.href;
  for (const program of document.querySelectorAll(".program pre")) {
    const name = program.previousElementSibling.matches("h3") ? program.previousElementSibling.textContent : "the credit";
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy: ${name}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(program.textContent);
        button.textContent = "Copied";
      } catch { // no permission, or no secure connection
        getSelection().selectAllChildren(program);
        button.textContent = "Selected";
      }
    });
    program.after(button);
  }
};
