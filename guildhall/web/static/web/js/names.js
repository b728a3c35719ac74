// “@ma” offers the people whom one may mention here, “#pu” the topics, “[[se” the pages, in any script: with arrows and
// Enter, or a tap.

import { isReplacing, replace } from "./text_area.js";

const NAME = /([@#])([\p{L}\p{N}\p{M}._-]{1,40}(?: [\p{L}\p{N}\p{M}._-]{0,30})?)$/u;
const LINK = /(\[\[)([^\[\]|\n]{1,60})$/u;
const INSIDE_A_WORD = /[\p{L}\p{N}_@#/.`+&=%~<]/u;
const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const PAUSE = 120;
const MARGIN = 8;
let lists = 0;

export function startNames(editor, area) {
  const { namesUrl, calledUrl } = editor.dataset;
  if (!namesUrl) return;
  const list = listFor(area);
  const state = editor.querySelector("[data-names-state]");
  const found = new Map();
  let [typed, active, timer, asking] = [null, null, 0, null];

  function close() {
    clearTimeout(timer);
    asking?.abort();
    if (list.hidden) return;
    list.hidden = true;
    activate(null);
    state.textContent = "";
  }

  function activate(item) {
    active?.removeAttribute("aria-selected");
    active = item;
    if (!item) return area.removeAttribute("aria-activedescendant");
    item.setAttribute("aria-selected", "true");
    area.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  function look() {
    typed = typedName(area, { isOpen: !list.hidden });
    if (!typed) return close();
    clearTimeout(timer);
    timer = setTimeout(ask, found.has(typed.sign + typed.name) ? 0 : PAUSE);
  }

  async function ask() {
    const { sign, name } = typed;
    asking?.abort();
    asking = new AbortController();
    const key = sign + name;
    if (!found.has(key)) {
      const url = `${sign === "[[" ? calledUrl : namesUrl}?${new URLSearchParams({ sign, q: name })}`;
      const answer = await fetch(url, { signal: asking.signal }).catch(() => null);
      if (answer?.ok) found.set(key, await answer.text());
    }
    if (typed && key === typed.sign + typed.name) show(found.get(key) ?? "");
  }

  function show(html) {
    list.innerHTML = html; // made by the hall, in which names are escaped
    const items = [...list.children];
    if (!items.length) return close();
    items.forEach((item, number) => { item.id = `${list.id}-${number}`; });
    list.hidden = false;
    place(list, area, typed.at);
    activate(items[0]);
    state.textContent = editor.dataset.namesFound;
  }

  function choose(item) {
    const { at, sign, name } = typed;
    const isLink = sign === "[[";
    const end = at + sign.length + name.length;
    const to = isLink && area.value.startsWith("]]", end) ? end + 2 : end;
    const space = isLink || /^[ \n]/.test(area.value.slice(to)) ? "" : " ";
    const text = item.dataset.insert + space;
    close();
    replace(area, { from: at, to, text, selected: [at + item.dataset.insert.length + (isLink ? 0 : 1)] });
  }

  area.addEventListener("input", () => (isReplacing() ? close() : look())); // keyboards of phones compose every word
  area.addEventListener("blur", close);
  area.addEventListener("click", () => { if (!typedName(area, { isOpen: true })) close(); });
  area.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const items = [...list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) activate(items[(items.indexOf(active) + step + items.length) % items.length]);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey) choose(active);
    else return void (/^(Arrow|Home|End|Page)/.test(event.key) && close());
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item) choose(item);
  });
  const move = () => { if (!list.hidden) place(list, area, typed.at); };
  for (const moves of [window, visualViewport]) moves.addEventListener("scroll", move, { passive: true });
  visualViewport.addEventListener("resize", move);
}

function listFor(area) {
  const list = document.createElement("ul");
  lists += 1;
  Object.assign(list, { className: "editor-names", id: `names-${lists}`, hidden: true, role: "listbox" });
  list.setAttribute("aria-label", area.closest("[data-editor]").dataset.namesLabel);
  area.after(list);
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-haspopup", "listbox");
  area.setAttribute("aria-controls", list.id);
  return list;
}

// Where the name before the caret begins; a second word belongs to it while names are offered.
function typedName({ value, selectionStart, selectionEnd }, { isOpen }) {
  if (selectionStart !== selectionEnd) return null;
  const lately = value.slice(Math.max(0, selectionStart - 80), selectionStart);
  const link = LINK.exec(lately);
  if (link) return { at: selectionStart - link[0].length, sign: link[1], name: link[2] };
  const match = NAME.exec(lately);
  if (!match || (match[2].includes(" ") && !isOpen)) return null;
  const at = selectionStart - match[0].length;
  const before = value.slice(0, at).match(/.$/u)?.[0] ?? "";
  if (INSIDE_A_WORD.test(before) && !WITHOUT_SPACES.test(before)) return null;
  return { at, sign: match[1], name: match[2] };
}

// Below the sign, or above it, inside what is seen of the page: on a phone the keyboard covers half of it.
function place(list, area, at) {
  const sign = whereIs(area, at);
  const seen = visualViewport;
  const [top, bottom] = [seen.offsetTop + MARGIN, seen.offsetTop + seen.height - MARGIN];
  const [left, right] = [seen.offsetLeft + MARGIN, seen.offsetLeft + seen.width - MARGIN];
  list.style.maxWidth = `${right - left}px`;
  const [below, above] = [bottom - sign.bottom - 4, sign.top - top - 4];
  const isBelow = below >= Math.min(list.scrollHeight, 180) || below >= above;
  list.style.maxHeight = `${Math.max(isBelow ? below : above, 48)}px`;
  const wanted = getComputedStyle(area).direction === "rtl" ? sign.left - list.offsetWidth : sign.left;
  list.style.left = `${Math.max(left, Math.min(wanted, right - list.offsetWidth))}px`;
  list.style.top = `${isBelow ? sign.bottom + 4 : sign.top - 4 - list.offsetHeight}px`;
}

const COPIED = [
  "direction", "boxSizing", "width", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "borderTopWidth",
  "borderRightWidth", "borderBottomWidth", "borderLeftWidth", "font", "letterSpacing", "lineHeight", "textAlign", "tabSize",
];

// A text area doesn't say where its letters are; a copy of it, laid out alike, does.
function whereIs(area, at) {
  const copy = document.createElement("div");
  const [style, box] = [getComputedStyle(area), area.getBoundingClientRect()];
  for (const name of COPIED) copy.style[name] = style[name];
  Object.assign(copy.style, { position: "fixed", top: 0, left: 0, visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word" });
  const sign = document.createElement("span");
  sign.textContent = area.value[at];
  copy.append(area.value.slice(0, at), sign, area.value.slice(at + 1));
  document.body.append(copy);
  const [inside, whole] = [sign.getBoundingClientRect(), copy.getBoundingClientRect()];
  copy.remove();
  const top = Math.max(box.top, Math.min(box.bottom, box.top + inside.top - whole.top - area.scrollTop));
  return { left: box.left + inside.left - whole.left, top, bottom: top + inside.height };
}
