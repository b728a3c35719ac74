// The editor: pictures by paste, drop or camera. What it writes, keeps, pastes, completes and previews is beside this file.

import { startNames } from "./names.js";
import { startPreview } from "./preview.js";
import { startWriting } from "./writing.js";

const token = () => document.querySelector("meta[name=form-token]")?.content ?? "";

function start(editor) {
  if (editor.dataset.started) return;
  editor.dataset.started = "yes";
  const area = editor.querySelector("textarea");
  const state = editor.querySelector("[data-state]");
  const say = (text) => { if (state) state.textContent = text; };
  startNames(editor, area);
  startWriting(editor, area);
  startPasting(area);
  startPictures(editor, area, say);
  startPreview(editor, area, post);
}

// What reads pages and tables comes when someone begins to write.
function startPasting(area) {
  const start = () => import("./pasting.js").then(({ startPasting }) => startPasting(area), () => {}); // offline: plainly
  if (document.activeElement === area) start();
  else area.addEventListener("focus", start, { once: true });
}

function post(url, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token() }, keepalive: true });
}

function startPictures(editor, area, say) {
  const url = editor.dataset.pictureUrl;
  const inputs = editor.querySelectorAll("input[type=file]:is([data-picture], [data-camera])");
  if (!url) return;
  const send = async (file) => {
    say(editor.dataset.sending);
    const body = new FormData();
    body.append("picture", file);
    try {
      const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token() } });
      const said = await answer.json();
      if (!answer.ok) {
        say(said.problem);
        return true;
      }
      area.setRangeText(`\n${said.markdown}\n`, area.selectionEnd, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
      say(editor.dataset.sent);
      return true;
    } catch {
      say(editor.dataset.unsaved);
    }
    return false;
  };
  const sendAll = async (files) => {
    let areIn = true;
    for (const file of files) if (file.type.startsWith("image/")) areIn = (await send(file)) && areIn;
    return areIn;
  };
  // Without a network it stays chosen, and goes along with the form.
  const sendChosen = async (input) => { if (await sendAll([...input.files])) input.value = ""; };
  for (const input of inputs) input.addEventListener("change", () => sendChosen(input));
  area.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) { event.preventDefault(); sendAll(files); }
  });
  area.addEventListener("drop", (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) { event.preventDefault(); sendAll(files); }
  });
}

const startAll = (root) => { for (const editor of root.querySelectorAll("[data-editor]")) start(editor); };
startAll(document);
document.body.addEventListener("htmx:load", (event) => startAll(event.detail.elt));
