// A session as it is held: its time runs on every screen, and what a table writes is saved while one types. The server
// holds what is true; this asks it every other second for what is new.

const page = document.querySelector("[data-session]");
const token = () => document.querySelector("meta[name=form-token]")?.content ?? "";
const EVERY = 2000;
const AFTER_TYPING = 800;
const LEFT_BEHIND = 30_000;
const LONGEST_LOOK = 8000;

// The clock: what was left when its part came, less what has passed here since.

let drawn = null;
let since = 0;

function showTime() {
  const clock = page.querySelector("[data-left]");
  if (!clock) return;
  if (clock !== drawn) [drawn, since] = [clock, Date.now()];
  if (clock.dataset.runs === undefined) return;
  const left = Number(clock.dataset.left) - Math.floor((Date.now() - since) / 1000);
  const minutes = Math.floor(Math.abs(left) / 60);
  const seconds = String(Math.abs(left) % 60).padStart(2, "0");
  clock.querySelector("[data-time]").textContent = `${left < 0 ? "+" : ""}${minutes}:${seconds}`;
  clock.querySelector("[data-words]").textContent = left < 0 ? clock.dataset.wordsOver : clock.dataset.wordsLeft;
  clock.classList.toggle("is-over", left < 0);
}

// What a table writes.

const tab = (sessionStorage.harvestTab ??= Math.random().toString(36).slice(2, 12));
const keyOf = (form) => `harvest ${new URL(form.action).pathname} ${tab}`;

function saveText(form) {
  if (form.dataset.kept) return;
  form.dataset.kept = "yes";
  const area = form.elements.wrote;
  const state = form.querySelector("[data-state]");
  let timer = 0;
  let isSending = false;
  let unsure = null;
  const began = () => form.elements.began.value;
  const isNew = () => area.value !== began();

  function keepHere() {
    try {
      if (isNew()) localStorage[keyOf(form)] = JSON.stringify({ began: began(), wrote: area.value, at: Date.now() });
      else delete localStorage[keyOf(form)];
    } catch { /* no room on the device: it is still in the field */ }
  }

  function take(text, sent) {
    if (area.value !== sent) {
      form.elements.began.value = sent;
      return;
    }
    const caret = area.selectionStart;
    const tail = area.value.slice(caret);
    const isBelow = text.startsWith(area.value.slice(0, caret));
    form.elements.began.value = text;
    if (area.value === text) return;
    area.value = text;
    if (document.activeElement !== area) return;
    const place = isBelow ? caret : text.endsWith(tail) ? text.length - tail.length : Math.min(caret, text.length);
    area.setSelectionRange(place, place);
  }

  async function save() {
    clearTimeout(timer);
    if (isSending || !isNew()) return;
    isSending = true;
    const sent = area.value;
    const body = new URLSearchParams({ began: began(), wrote: sent });
    if (unsure !== null) body.set("unsure", unsure);
    try {
      const headers = { "X-CSRFToken": token(), Accept: "application/json" };
      const answer = await fetch(form.action, { method: "POST", body, headers, keepalive: true });
      const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      if (told.problem) state.textContent = told.problem;
      if (told.problem) return;
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      unsure = null;
      take(told.text, sent);
      state.textContent = page.dataset.saved;
    } catch {
      unsure = sent;
      state.textContent = page.dataset.unsaved;
      timer = setTimeout(save, EVERY * 2);
    } finally {
      isSending = false;
      keepHere();
    }
    if (unsure === null && isNew()) timer = setTimeout(save, AFTER_TYPING);
  }

  // Not on an empty line in which one is about to type: the next letter would be put onto another's line.
  function isAboutToType() {
    const { value, selectionStart: caret } = area;
    if (document.activeElement !== area) return false;
    return value.slice(value.lastIndexOf("\n", caret - 1) + 1).split("\n")[0] === "";
  }

  form.takeNews = (text) => {
    if (!isNew() && !isSending && !isAboutToType()) take(text, area.value);
  };
  area.addEventListener("input", () => {
    keepHere();
    clearTimeout(timer);
    timer = setTimeout(save, AFTER_TYPING);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  window.addEventListener("online", save);
  window.addEventListener("pagehide", () => { keepHere(); save(); });
  bringBack(form, save);
}

// What this tab, or one that is gone, could not save before.
function bringBack(form, save) {
  const here = keyOf(form);
  const place = here.slice(0, -tab.length);
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(place))) {
    const kept = JSON.parse(localStorage[key]);
    if (key === here) {
      form.elements.began.value = kept.began;
      form.elements.wrote.value = kept.wrote;
      save();
    } else if (Date.now() - kept.at > LEFT_BEHIND) {
      sendLeftBehind(form, key, kept);
    }
  }
}

async function sendLeftBehind(form, key, { began, wrote }) {
  const headers = { "X-CSRFToken": token(), Accept: "application/json" };
  const body = new URLSearchParams({ began, wrote });
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers });
    if (answer.ok && !answer.redirected) delete localStorage[key];
  } catch { /* it stays for the next time */ }
}

// What is new. After two looks in vain the page says that it has no connection, until one succeeds.

let etag = "";
let inVain = 0;
const offline = page.querySelector("[data-no-connection]");

function noteLook(hasCome) {
  inVain = hasCome ? 0 : inVain + 1;
  if (offline.hidden === inVain > 1) offline.hidden = inVain < 2;
}

async function look() {
  if (document.hidden) return;
  try {
    const headers = etag ? { "If-None-Match": etag } : {};
    const signal = AbortSignal.timeout(LONGEST_LOOK);
    const answer = await fetch(page.dataset.session, { cache: "no-store", headers, signal });
    noteLook(answer.status === 200 || answer.status === 304);
    if (answer.status !== 200 || answer.redirected) return;
    const now = await answer.json();
    const stale = staleParts(now);
    if (stale.length > 0 && !(await renew(stale))) return;
    for (const form of page.querySelectorAll("[data-harvest]")) {
      const table = now.tables[form.dataset.harvest];
      if (table) form.takeNews?.(table.text);
    }
    etag = answer.headers.get("ETag") ?? "";
  } catch {
    noteLook(false); // the next look tries again
  }
}

function staleParts(now) {
  const version = (name) => Number(page.querySelector(`[data-${name}]`)?.dataset[name]);
  const stale = [];
  if (version("clock") !== now.clock) stale.push("clock");
  if (version("people") !== now.people) stale.push("people");
  const shown = [...page.querySelectorAll("[data-harvest]")].map((form) => form.dataset.harvest);
  if (stale.length > 0 || Object.keys(now.tables).some((id) => !shown.includes(id))) stale.push("tables");
  return stale;
}

// True once each part is as it is now; a part in which someone is typing waits.
async function renew(names) {
  const answer = await fetch(location.pathname, { cache: "no-store", headers: { Parts: names.join(" ") } });
  if (answer.headers.get("Parts") !== "drawn") return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  return names.map((name) => replace(name, fresh.getElementById(name))).every(Boolean);
}

function replace(name, fresh) {
  const old = document.getElementById(name);
  if (!fresh || !old || old.ariaBusy === "true" || old.matches(":active")) return false;
  if (old.contains(document.activeElement) && document.activeElement.matches("input, select")) return false;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  for (const form of old.querySelectorAll("[data-harvest]")) {
    fresh.querySelector(`[data-harvest="${form.dataset.harvest}"]`)?.replaceWith(form);
  }
  const opened = [...old.querySelectorAll("details[open]")].map((one) => one.querySelector("summary").textContent);
  for (const one of fresh.querySelectorAll("details")) {
    if (opened.includes(one.querySelector("summary").textContent)) one.open = true;
  }
  const address = focused?.getAttribute("formaction");
  old.replaceWith(fresh);
  if (focused?.isConnected) focused.focus({ preventScroll: true });
  else if (address) fresh.querySelector(`[formaction="${CSS.escape(address)}"]`)?.focus({ preventScroll: true });
  saveAll();
  return true;
}

const saveAll = () => { for (const form of page.querySelectorAll("[data-harvest]")) saveText(form); };

saveAll();
showTime();
setInterval(showTime, 250);
setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
document.body.addEventListener("htmx:load", saveAll);
