// Of many choices, those that are called what is typed. Without this file all of them are listed.

const simple = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

for (const many of document.querySelectorAll("[data-many-chips]")) {
  const field = many.querySelector("input[type=search]");
  const nothing = many.querySelector("[role=status]");
  const chips = [...many.querySelectorAll(".chip")];
  field.hidden = false;
  field.addEventListener("input", () => {
    const typed = simple(field.value.trim());
    for (const chip of chips) {
      chip.hidden = !simple(`${chip.textContent} ${chip.dataset.also ?? ""}`).includes(typed);
    }
    nothing.hidden = chips.some((chip) => !chip.hidden);
  });
  // The form is not sent while one searches.
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}
