// On the page without a network: what can be read here, and back again as soon as there is one.

const list = document.querySelector("[data-kept-list]");
const rows = list.querySelector("ul");

document.querySelector("[data-again]").href = location.href;
// What waits is sent first (waiting.js); where it went is read here, and not loaded away.
const isWaiting = () => document.querySelector("[data-waiting]:not([hidden])");
const isTold = () => document.querySelector("[data-waiting-state]").textContent;
let isSending = false;
const lookAgain = () => {
  if (isSending || isTold()) return;
  fetch("/health/live", { cache: "no-store" }).then(({ ok }) => { if (ok && !isTold()) location.reload(); }, () => {});
};
const goOn = () => {
  isSending = false;
  lookAgain();
};
window.addEventListener("online", () => {
  isSending = Boolean(isWaiting());
  lookAgain();
  setTimeout(goOn, 4_000); // nobody waits longer for the sending
});
document.addEventListener("hall:tried", goOn);
setInterval(lookAgain, 5_000); // a browser may call itself online before the hall can be reached

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
