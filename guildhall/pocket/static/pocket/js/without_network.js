// On the page without a network: what can be read here, and back again as soon as there is one.

const list = document.querySelector("[data-kept-list]");
const rows = list.querySelector("ul");

document.querySelector("[data-again]").href = location.href;
// One look after the other, since a browser may call itself online before the hall can be reached. What waits is sent
// first (waiting.js), but nobody waits longer for that than two looks; where it went is read here, and not loaded away.
const LOOK_EVERY = 2_000;
const isWaiting = () => document.querySelector("[data-waiting]:not([hidden])");
const isTold = () => document.querySelector("[data-waiting-state]").textContent;
let looksWhileSending = 0;
async function look() {
  looksWhileSending = navigator.onLine && isWaiting() ? looksWhileSending + 1 : 0;
  if (isTold() || looksWhileSending === 1 || looksWhileSending === 2) return;
  const answer = await fetch("/health/live", { cache: "no-store" }).catch(() => null);
  if (answer?.ok && !isTold()) location.reload();
}
setInterval(look, LOOK_EVERY);

function row([path, label]) {
  const made = document.createElement("li");
  made.className = "row";
  made.append(Object.assign(document.createElement("a"), { href: path, textContent: label, className: "row-title" }));
  rows.append(made);
  list.hidden = false;
}

async function show(name) {
  const about = await (await (await caches.open(name)).match("/me/device/about/"))?.json();
  for (const one of about?.lists ?? []) row(one);
}

if ("caches" in window) {
  for (const name of await caches.keys()) if (name.startsWith("saved-")) await show(name);
}
