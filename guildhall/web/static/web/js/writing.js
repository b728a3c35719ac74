// What the buttons and keys of an editor write: each takes a text with its selection and says what to put where, and
// pressed again takes it back.

import { isInCode, lineEnd, lineStart, replace } from "./text_area.js";

const MARKS = { bold: ["*", 2], italic: ["*", 1], code: ["`", 1] };
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const LINES = {
  list: { has: /^[ \t]*[-*+][ \t]+/, put: () => "- ", insteadOf: ITEM },
  numbers: { has: /^[ \t]*\d{1,9}[.)][ \t]+/, put: (number) => `${number}. `, insteadOf: ITEM },
  quote: { has: /^[ \t]*> ?/, put: () => "> ", insteadOf: /^()/ },
};
const BEFORE_WORDS = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]))*[ \t]*/;
const WORD = /[\p{L}\p{N}\p{M}'’-]/u;
const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const KEYS = { b: "bold", i: "italic", k: "link" };

export function written(kind, value, start, end, words = "") {
  if (kind === "link") return linked(value, start, end, words);
  if (kind in LINES) return inLines(LINES[kind], value, start, end);
  if (kind === "code" && value.slice(start, end).includes("\n")) return fenced(value, start, end);
  return marked(MARKS[kind], value, start, end);
}

// Bold, italic, code: around the words of each selected line, or around the word at the caret.
function marked([sign, length], value, start, end) {
  const mark = sign.repeat(length);
  if (start === end) return markedWord(mark, sign, length, value, start);
  const pieces = piecesOf(value, start, end, sign);
  if (!pieces.length) return { from: start, to: end, text: value.slice(start, end), selected: [start, end] };
  const isMarked = pieces.every((piece) => isAround(value, piece, sign, length));
  const edits = pieces
    .filter((piece) => isMarked || !isAround(value, piece, sign, length))
    .flatMap(([first, last]) => (isMarked ? without(first, last, length) : around(first, last, mark)));
  return edited(value, edits, pieces[0][0], pieces.at(-1)[1]);
}

// At the end of bold words a press ends them, so that one types on as in a letter; inside them it takes the signs away.
function markedWord(mark, sign, length, value, caret) {
  const span = spanAt(sign, length, value, caret);
  if (span && caret === span[1] && caret > span[0]) return { from: caret, to: caret, text: "", selected: [caret + length] };
  if (span) return { ...edited(value, without(...span, length), ...span), selected: [caret - length] };
  const [first, last] = wordAt(value, caret);
  if (first === last) return { from: caret, to: caret, text: mark + mark, selected: [caret + length] };
  const isMarked = isAround(value, [first, last], sign, length);
  const change = edited(value, isMarked ? without(first, last, length) : around(first, last, mark), first, last);
  return { ...change, selected: [caret + (isMarked ? -length : length)] };
}

// The marked words around the caret, without their signs; an empty pair of signs is one, too.
function spanAt(sign, length, value, caret) {
  const from = lineStart(value, caret);
  const alone = `(?<!\\${sign})\\${sign}{${length}}(?!\\${sign})`;
  for (const span of value.slice(from, lineEnd(value, caret)).matchAll(new RegExp(`${alone}(.+?)${alone}`, "g"))) {
    const first = from + span.index + length;
    if (first <= caret && caret <= first + span[1].length) return [first, first + span[1].length];
  }
  const mark = sign.repeat(length);
  const isEmptyPair = value.slice(caret - length, caret) === mark && value.slice(caret, caret + length) === mark;
  return isEmptyPair ? [caret, caret] : null;
}

const around = (first, last, mark) => [{ at: first, to: first, put: mark }, { at: last, to: last, put: mark }];
const without = (first, last, length) => [{ at: first - length, to: first, put: "" }, { at: last, to: last + length, put: "" }];

// The selected words of each line, without what begins the line, spaces, and signs that are selected with them.
function piecesOf(value, start, end, sign) {
  const pieces = [];
  for (let at = start; at <= end; at = lineEnd(value, at) + 1) {
    let [first, last] = [at, Math.min(end, lineEnd(value, at))];
    if (first === lineStart(value, first)) first += BEFORE_WORDS.exec(value.slice(first, last))[0].length;
    while (first < last && /\s/.test(value[first])) first += 1;
    while (first < last && /\s/.test(value[last - 1])) last -= 1;
    while (first < last && value[first] === sign) first += 1;
    while (first < last && value[last - 1] === sign) last -= 1;
    if (first < last) pieces.push([first, last]);
  }
  return pieces;
}

// One sign is italic, two are bold, three are both.
function isAround(value, [first, last], sign, length) {
  let [before, after] = [0, 0];
  while (value[first - before - 1] === sign) before += 1;
  while (value[last + after] === sign) after += 1;
  const signs = Math.min(before, after);
  return sign === "*" && length === 1 ? signs % 2 === 1 : signs >= length;
}

function wordAt(value, caret) {
  let [first, last] = [caret, caret];
  while (WORD.test(value[first - 1] ?? "")) first -= 1;
  while (WORD.test(value[last] ?? "")) last += 1;
  return WITHOUT_SPACES.test(value.slice(first, last)) ? [caret, caret] : [first, last];
}

// Several small changes as one, with the selection between `start` and `end` of the text before.
function edited(value, edits, start, end) {
  const [from, to] = [edits[0].at, edits.at(-1).to];
  let [text, since, startMoves, endMoves] = ["", from, 0, 0];
  for (const { at, to: until, put } of edits) {
    text += value.slice(since, at) + put;
    since = until;
    const moves = put.length - (until - at);
    if (until <= start) startMoves += moves;
    if (until <= end && at < end) endMoves += moves;
  }
  return { from, to, text: text + value.slice(since, to), selected: [start + startMoves, end + endMoves] };
}

function linked(value, start, end, words) {
  const from = lineStart(value, start);
  for (const link of value.slice(from, lineEnd(value, end)).matchAll(/\[([^\]\n]*)\]\(([^()\s]*)\)/g)) {
    const [first, last] = [from + link.index, from + link.index + link[0].length];
    if (first <= start && end <= last) return { from: first, to: last, text: link[1], selected: [first, first + link[1].length] };
  }
  const chosen = value.slice(start, end);
  if (/^\s*https?:\/\/\S+\s*$/.test(chosen)) {
    return { from: start, to: end, text: `[${words}](${chosen.trim()})`, selected: [start + 1, start + 1 + words.length] };
  }
  const shown = chosen || words;
  const address = start + shown.length + 3;
  const selected = chosen ? [address, address + 8] : [start + 1, start + 1 + shown.length];
  return { from: start, to: end, text: `[${shown}](https://)`, selected };
}

// Lists and quotes, line by line: another list's sign goes.
function inLines({ has, put, insteadOf }, value, start, end) {
  const from = lineStart(value, start);
  const to = lineEnd(value, end > start && value[end - 1] === "\n" ? end - 1 : end);
  const lines = value.slice(from, to).split("\n");
  const isOne = lines.length === 1;
  const full = lines.filter((line) => isOne || line.trim());
  const isThere = full.every((line) => has.test(line));
  let number = 0;
  const changed = lines.map((line) => {
    if (!isOne && !line.trim()) return line;
    number += 1;
    if (isThere) return line.replace(has, "");
    return has.test(line) ? line : put(number) + line.replace(insteadOf, "$1");
  });
  const text = changed.join("\n");
  const caret = Math.max(from, start + text.length - (to - from));
  return { from, to, text, selected: start === end ? [caret] : [from, from + text.length] };
}

function fenced(value, start, end) {
  const from = lineStart(value, start);
  const to = lineEnd(value, end > start && value[end - 1] === "\n" ? end - 1 : end);
  const lines = value.slice(from, to);
  const inside = /^```[^\n]*\n([^]*)\n```$/.exec(lines)?.[1];
  const text = inside ?? `\`\`\`\n${lines}\n\`\`\``;
  return { from, to, text, selected: [from, from + text.length] };
}

// Enter in a list or a quotation goes on with it, and ends it where the line is empty.
export function nextLine(value, start, end) {
  const from = lineStart(value, start);
  if (start !== end || isInCode(value, from)) return null;
  const line = value.slice(from, lineEnd(value, start));
  const sign = /^[ \t]*(?:>[ \t]?)+/.exec(line)?.[0] ?? "";
  const item = ITEM.exec(line.slice(sign.length))?.[0] ?? "";
  const begun = sign + item;
  if (!begun || start < from + begun.length) return null;
  if (!line.slice(begun.length).trim()) return { from, to: from + line.length, text: "\n" };
  const next = item.replace(/\d+/, (number) => String(Number(number) + 1)).replace(/\[[xX]\]/, "[ ]");
  return { from: start, to: start, text: `\n${sign}${next}` };
}

export function startWriting(editor, area) {
  const toolbar = editor.querySelector("[data-toolbar]");
  const write = (kind) => {
    const { value, selectionStart, selectionEnd } = area;
    replace(area, written(kind, value, selectionStart, selectionEnd, toolbar?.dataset.linkWords));
  };
  area.addEventListener("keydown", (event) => {
    const kind = KEYS[/^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.slice(-1).toLowerCase()];
    if (!kind || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    write(kind);
  });
  let isShifted = false;
  area.addEventListener("keydown", (event) => { isShifted = event.shiftKey; });
  area.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "insertLineBreak" || isShifted) return;
    const change = nextLine(area.value, area.selectionStart, area.selectionEnd);
    if (!change) return;
    event.preventDefault();
    replace(area, change);
  });
  if (toolbar) startToolbar(toolbar, write);
}

// One stop for Tab, arrows inside; the text keeps the focus when a button is pressed with a finger or a mouse.
function startToolbar(toolbar, write) {
  const buttons = [...toolbar.querySelectorAll("button")];
  const control = navigator.platform.startsWith("Mac") ? "⌘" : "Ctrl+";
  buttons.forEach((button, place) => {
    button.tabIndex = place ? -1 : 0;
    const { key, write: kind } = button.dataset;
    button.title = button.getAttribute("aria-label") + (key ? ` (${control}${key})` : "");
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => write(kind));
  });
  toolbar.addEventListener("keydown", (event) => {
    const forward = getComputedStyle(toolbar).direction === "rtl" ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward }[event.key];
    const here = buttons.indexOf(document.activeElement);
    const next = { Home: 0, End: buttons.length - 1 }[event.key] ?? (step && (here + step + buttons.length) % buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    buttons.forEach((button, place) => { button.tabIndex = place === next ? 0 : -1; });
    buttons[next].focus();
  });
  toolbar.hidden = false;
}
