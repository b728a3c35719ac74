// The editor. Its files (tray.js), and what it writes, keeps, pastes, completes and previews is beside this file.

import { startNames } from "./names.js";
import { startPreview } from "./preview.js";
import { startTray } from "./tray.js";
import { startWriting } from "./writing.js";

const token = () => document.querySelector("meta[name=form-token]")?.content ?? "";

function start(editor) {
  if (editor.dataset.started) return;
  editor.dataset.started = "yes";
  const area = editor.querySelector("textarea");
  startNames(editor, area);
  startWriting(editor, area);
  startPasting(area);
  startTray(editor, area);
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

const startAll = (root) => { for (const editor of root.querySelectorAll("[data-editor]")) start(editor); };
startAll(document);
document.body.addEventListener("htmx:load", (event) => startAll(event.detail.elt));
