// The preview: drawn by the hall as the post will be, again after each pause; one request at a time. It stays open on this
// device until it is closed, where there is room beside the text. What a button of the toolbar wrote is shown at once: a
// writer need not know what the signs mean.

import { replace } from "./text_area.js";

const PAUSE = 350;
const WIDE = matchMedia("(min-width: 1000px)");
const KEPT = "preview";

export function startPreview(editor, area, post) {
  const button = editor.querySelector("[data-preview]");
  const place = editor.querySelector("[data-preview-place]");
  if (!button || !place) return;
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  let [timer, drawn, isAsking] = [0, null, false];

  async function draw() {
    const { value } = area;
    if (isAsking || !isOpen() || value === drawn) return;
    isAsking = true;
    const answer = await post(editor.dataset.previewUrl, { body: value }).catch(() => null);
    if (answer?.ok) place.innerHTML = await answer.text(); // sanitised by the hall, like every text
    [isAsking, drawn] = [false, value];
    if (area.value !== value) wait();
  }

  function wait() {
    clearTimeout(timer);
    if (isOpen()) timer = setTimeout(draw, PAUSE);
  }

  async function open(is) {
    button.setAttribute("aria-expanded", String(is));
    editor.classList.toggle("is-previewed", is);
    place.hidden = !is;
    await draw();
  }

  button.hidden = false;
  button.addEventListener("click", async () => {
    keep(!isOpen());
    await open(!isOpen());
    if (isOpen()) place.scrollIntoView({ block: "nearest" });
  });
  area.addEventListener("input", wait);
  editor.querySelector("[data-toolbar]")?.addEventListener("click", () => { if (kept() !== "closed") open(true); });
  place.addEventListener("click", (event) => mend(event, area));
  if (WIDE.matches && kept() === "open") area.addEventListener("focus", () => open(true), { once: true });
}

// “@Marta” mentions nobody yet: a press on the person who is meant writes their name in full.
function mend(event, area) {
  const button = event.target.closest("[data-meant]");
  if (!button) return;
  const { typed, meant } = button.dataset;
  const name = new RegExp(`@${RegExp.escape?.(typed) ?? typed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}\\p{M}_-])`, "u");
  const at = area.value.search(name);
  if (at < 0) return;
  event.preventDefault();
  replace(area, { from: at, to: at + typed.length + 1, text: `@${meant}` });
}

function keep(isOpen) {
  try { localStorage.setItem(KEPT, isOpen ? "open" : "closed"); } catch { /* it is not kept then */ }
}

function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; }
}
