// A conversation: how far its reader has read is noted for them alone (read.js), and what they select can be quoted.

import "./read.js";
import "./reply_menus.js";

// What a notice called new is so for its reader; an address that is passed on doesn't say it.
const here = new URL(location.href);
if (here.searchParams.has("new")) {
  here.searchParams.delete("new");
  history.replaceState(history.state, "", here);
}

// A selection within one text can be quoted in the reply box.
const form = document.querySelector("form[data-quote]");
const area = form?.querySelector("textarea");
let button = null;

function selected() {
  const selection = window.getSelection();
  const words = selection?.toString().trim() ?? "";
  if (!words || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement?.closest(".post-body");
  const end = range.endContainer.parentElement?.closest(".post-body");
  const post = start?.closest(".post");
  if (!post || (end && end !== start)) return null;
  return { words, post, box: range.getBoundingClientRect() };
}

function offer() {
  const found = selected();
  if (!found) return button?.remove();
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "quote-selection";
    button.textContent = form.dataset.quote;
    // The selection goes when a button takes the focus.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", quote);
  }
  button.style.insetBlockStart = `${window.scrollY + found.box.bottom + 8}px`;
  button.style.left = `${Math.max(8, Math.min(found.box.left, window.innerWidth - 120))}px`;
  // Right after the text, so that the next Tab reaches it.
  if (button.parentElement !== document.body) document.body.append(button);
}

function quote() {
  const found = selected();
  if (!found) return;
  const { words, post } = found;
  const name = post.querySelector(".post-head .name")?.textContent ?? "";
  const link = post.querySelector(".post-head a[href^='/replies/']")?.getAttribute("href") ?? location.pathname;
  const lines = words.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
  const quotation = `[${name.replace(/[\\[\]]/g, "\\$&")}](${link}):\n\n${lines}\n\n`;
  const before = area.value && !area.value.endsWith("\n\n") ? `${area.value.trimEnd()}\n\n` : area.value;
  const fold = form.closest("details");
  if (fold) fold.open = true;
  area.value = before + quotation;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  area.scrollIntoView({ block: "center" });
  window.getSelection().removeAllRanges();
  button.remove();
}

if (area) document.addEventListener("selectionchange", offer);
