// What was written without a network waits in the service worker; here it is shown to its writer, sent when the network
// is back, and given a key, so that it is posted once however often it is sent.

const reader = document.querySelector("meta[name=reader]")?.content;
const place = document.querySelector("[data-waiting]");
const isViewing = Boolean(document.querySelector(".viewing"));
const words = place?.dataset ?? {};
let items = [];
const TRY_EVERY = 10_000; // milliseconds
const READ_AFTER = 2_000; // milliseconds: who goes on earlier is told by the next page

async function ask(question) {
  const registration = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const said = new Promise((resolve) => { port1.onmessage = (event) => resolve(event.data); });
  registration.active.postMessage({ reader, ...question }, [port2]);
  return said;
}

// Every form with a text of one's own brings a key, a new one each time; an edit says itself from which text it began.
const isEdit = (form) => Boolean(form.querySelector("[name=since]"));
const isPost = (form) => form.method === "post" && form.querySelector("[data-editor]") && !isEdit(form);

// An edit doesn't wait: the page stays with what was typed, and the note in its form says why.
document.addEventListener("submit", (event) => {
  const note = event.target.querySelector("[data-edit-offline]");
  if (navigator.onLine || !note || !isEdit(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  note.hidden = false;
  note.scrollIntoView({ block: "center" });
}, true);

document.addEventListener("formdata", (event) => {
  if (!reader || isViewing || !window.isSecureContext || !isPost(event.target) || event.formData.has("once")) return;
  event.formData.set("once", `${reader}.${crypto.randomUUID()}`);
  event.formData.set("once_about", document.querySelector("h1")?.textContent.trim() ?? "");
});

// What a part of a page could not send (in_place.js) waits, too.
document.addEventListener("hall:unsent", (event) => {
  const { address, body, form } = event.detail;
  if (!body?.has("once")) return;
  event.preventDefault();
  const unsent = { action: new URL(address, location.href).href, page: location.href.split("#")[0], fields: [...body] };
  ask({ ask: "keep", unsent }).then((isKept) => { if (isKept) form?.reset(); });
});

const element = (name, text = "", more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });

function button(label, act) {
  const made = element("button", label, { type: "button", className: "is-small" });
  made.addEventListener("click", act);
  return made;
}

function copyButton(text) {
  const made = element("button", "", { type: "button", className: "is-small" });
  Object.assign(made.dataset, { copy: text, copied: words.copied });
  const label = element("span", words.copyWords);
  label.dataset.label = "";
  made.append(label);
  return made;
}

function drawn(item) {
  const row = element("li", "", { className: "row" });
  const about = element("a", item.about || words.open, { className: "row-title", href: item.page });
  const text = element("p", item.text, { className: "snippet waiting-text", dir: "auto" });
  const isRefused = item.state === "refused";
  const state = element("p", isRefused ? words.refused : words.waits, { className: isRefused ? "wrong" : "soft small" });
  const reasons = item.reasons.map((reason) => element("p", reason, { className: "wrong" }));
  const change = async (question) => show(await ask({ ...question, key: item.key }));
  const acts = element("div", "", { className: "actions" });
  acts.append(
    button(isRefused ? words.again : words.send, () => change({ ask: isRefused ? "again" : "send" })),
    copyButton(item.text),
    button(words.discard, () => change({ ask: "discard" })),
  );
  const said = element("div", "", { className: "snippet" });
  said.append(state, ...reasons, acts);
  row.append(about, element("span"), text, said);
  return row;
}

function show(found) {
  if (!place || !found) return;
  items = found;
  place.querySelector("[data-waiting-list]").replaceChildren(...items.map(drawn));
  place.hidden = !items.length && !place.querySelector("[data-waiting-state]").textContent;
  place.classList.toggle("is-sent", !items.length);
  showByForms();
}

// Where it was written, it is shown once more: as the last of the conversation.
function showByForms() {
  for (const shown of document.querySelectorAll(".waiting-here")) shown.remove();
  for (const form of [...document.forms].filter(isPost)) {
    for (const item of items.filter(({ action }) => action === form.action.split("#")[0])) {
      const here = element("div", "", { className: "waiting waiting-here" });
      const isRefused = item.state === "refused";
      here.append(
        element("p", item.text, { className: "waiting-text", dir: "auto" }),
        element("p", isRefused ? words.refused : words.waits, { className: "soft small" }),
      );
      form.before(here);
    }
  }
}

function saySent({ path, isDraft, text }) {
  const state = place.querySelector("[data-waiting-state]");
  const link = element("a", words.show, { href: path });
  state.replaceChildren(isDraft ? words.drafted : words.sent, " ", link);
  place.hidden = false;
  setTimeout(() => ask({ ask: "read" }), READ_AFTER);
  // The form may have opened with it as a draft: it is not begun again.
  for (const area of document.querySelectorAll("[data-editor] textarea")) if (area.value.trim() === text.trim()) area.value = "";
}

async function update(question) {
  show(await ask(question));
  if (location.hash === "#waiting" && items.length) place.scrollIntoView({ block: "center" });
}

async function start() {
  if (!place) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.sent) saySent(data.sent);
    if (data.changed) update({ ask: "list" });
  });
  await update({ ask: "list" });
  const unread = await ask({ ask: "sent" }); // while this page loaded, or while none was open
  if (unread) saySent(unread);
  if (navigator.onLine) await update({ ask: "send" });
  window.addEventListener("online", () => update({ ask: "send" }));
  // A network that has just come back often breaks once more.
  setInterval(() => {
    if (navigator.onLine && items.some(({ state }) => state === "waiting")) update({ ask: "send" });
  }, TRY_EVERY);
}

// Signing out takes everything along that this browser keeps: so first it is said.
let hasSaidSo = false;
document.addEventListener("submit", (event) => {
  if (!items.length || hasSaidSo || !event.target.action.endsWith("/accounts/logout/")) return;
  event.preventDefault();
  delete event.target.dataset.sent;
  hasSaidSo = true;
  place.querySelector("[data-waiting-state]").textContent = words.leaving;
  place.hidden = false;
  place.scrollIntoView({ block: "center" });
}, { capture: true });

if ("serviceWorker" in navigator && !isViewing) start();
