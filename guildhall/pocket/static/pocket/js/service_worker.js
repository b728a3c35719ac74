// Shows a notice that the hall pushed. Without a network it gives the pages that are kept on this device, else a calm
// one of ours; and what is sent then, waits here until it arrives. The hall writes SHELL above: the files of that page.

self.addEventListener("push", (event) => {
  const told = event.data?.json() ?? {};
  event.waitUntil(self.registration.showNotification(told.title ?? "", { body: told.body, data: { path: told.path }, tag: told.path }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const path = event.notification.data?.path ?? "/me/notices/";
  event.waitUntil(self.clients.openWindow(new URL(path, self.location.origin).href));
});

// The page without a network is the same for everybody: it is fetched as nobody.

const shell = `shell-${SHELL.version}`;

async function keepShell() {
  const cache = await caches.open(shell);
  await Promise.all(SHELL.files.map(async (path) => {
    const answer = await fetch(path, { credentials: "omit" });
    if (answer.ok) await cache.put(path, answer);
  }));
}

async function begin() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("shell-") && name !== shell).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("install", (event) => { self.skipWaiting(); event.waitUntil(keepShell().catch(() => {})); });
self.addEventListener("activate", (event) => event.waitUntil(begin()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.keepalive && request.method === "POST") {
    // What a page sends as it goes away, a draft for example: it is sent on from here, as that page may be gone.
    const sent = fetch(request);
    event.waitUntil(sent.catch(() => {}));
    return event.respondWith(sent);
  }
  if (request.mode === "navigate" && request.method === "POST") event.respondWith(sentOrKept(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept(request)));
  else if (/^\/(static|files|people\/\d+\/picture)\//.test(pathname)) event.respondWith(fetch(request).catch(() => part(request)));
});

// The page itself, also the first one of a list; else ours.
async function kept(request) {
  const how = { ignoreVary: true };
  return (
    (await caches.match(request, how)) ??
    (await caches.match(request, { ...how, ignoreSearch: true })) ??
    (await caches.match(SHELL.files[0], how)) ??
    Response.error()
  );
}

async function part(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? Response.error();
}

// What waits: forms of pages that brought a key, and what was shared from elsewhere, each with its fields and photos.

async function store(mode, act) {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("hall", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("waiting", { keyPath: "key" });
      opening.result.createObjectStore("about");
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(["waiting", "about"], mode);
      const asked = act(transaction.objectStore("waiting"), transaction.objectStore("about"));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}
const all = () => store("readonly", (waiting) => waiting.getAll());
const put = (item) => store("readwrite", (waiting) => waiting.put(item));
const remove = (key) => store("readwrite", (waiting) => waiting.delete(key));
const lastReader = () => store("readonly", (_waiting, about) => about.get("reader"));
const noteReader = (reader) => store("readwrite", (_waiting, about) => about.put(reader, "reader"));
// The last that was sent, until its writer has read so: no page may have been open, or only for a moment.
const lastSent = () => store("readonly", (_waiting, about) => about.get("sent"));
const noteSent = (sent) => store("readwrite", (_waiting, about) => about.put(sent, "sent"));
const forgetSent = () => store("readwrite", (_waiting, about) => about.delete("sent"));

// What waits is sent later in its reader's name, with their token: so only what a page of ours sends may wait, never a
// form of another site. What is shared comes from no page, brings no key, and becomes a draft.
async function sentOrKept(request) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const isOurs = request.referrer.startsWith(`${self.location.origin}/`);
    const isShared = !isOurs && !request.referrer.startsWith("http") && new URL(request.url).pathname === "/share/";
    if (!isOurs && !isShared) return kept(request);
    const page = isOurs ? request.referrer.split("#")[0] : "/";
    const fields = await copy.formData().then((data) => [...data], () => []);
    const own = isShared ? fields.filter(([name]) => name !== "once") : fields;
    if (isShared) own.push(["once", `${(await lastReader()) || 0}.${crypto.randomUUID()}`]);
    if (!(await keep({ action: request.url, page, fields: own }))) return kept(request);
    return Response.redirect(`${page}#waiting`, 303);
  }
}

// False where it brought no key: then nothing is kept, as a page of ours would have to say whose it is.
async function keep({ action, page, fields }) {
  const key = fields.find(([name]) => name === "once")?.[1] ?? "";
  const person = Number(key.split(".")[0]);
  if (!person) return false;
  const isEmptyFile = (value) => value instanceof File && !value.size;
  const ofTheHall = ["once", "once_about", "csrfmiddlewaretoken"];
  const own = fields.filter(([name, value]) => !ofTheHall.includes(name) && !isEmptyFile(value));
  const about = fields.find(([name]) => name === "once_about")?.[1] ?? "";
  const words = own.map(([, value]) => value).filter((value) => typeof value === "string");
  const text = words.reduce((longest, value) => (value.length > longest.length ? value : longest), "");
  await put({ key, person, action, page, about, fields: own, text, at: Date.now(), state: "waiting", reasons: [] });
  await self.registration.sync?.register("waiting").catch(() => {});
  await tell({ changed: true });
  return true;
}

// Sending: one at a time, in the order of writing, for the person who is signed in now.

let sending = null;
const send = () => (sending ??= sendAll().finally(() => { sending = null; }));

async function sendAll() {
  const items = (await all()).filter((item) => item.state === "waiting").sort((one, other) => one.at - other.at);
  if (!items.length) return;
  const { person, token } = await (await fetch("/me/form-token/", { cache: "no-store" })).json();
  for (const item of items) if (item.person === person) await sendOne(item, token);
}

async function sendOne(item, token) {
  const body = new FormData();
  for (const [name, value] of item.fields) body.append(name, value);
  const headers = { "X-CSRFToken": token, "Idempotency-Key": item.key, Parts: "waiting" };
  const answer = await fetch(item.action, { method: "POST", body, headers });
  const said = await answer.json().catch(() => ({}));
  if (answer.ok && said.path) {
    await remove(item.key);
    const sent = { path: said.path, isDraft: said.is_draft, text: item.text };
    await noteSent({ ...sent, person: item.person });
    return tell({ changed: true, sent });
  }
  const isForLater = [401, 409, 429].includes(answer.status) || answer.status >= 500 || answer.headers.has("Form-Token");
  if (isForLater || answer.ok) return; // also what a hotel's network says in place of the hall
  await put({ ...item, state: "refused", reasons: said.reasons ?? [] });
  await tell({ changed: true });
}

self.addEventListener("sync", (event) => { if (event.tag === "waiting") event.waitUntil(send()); });

// What pages ask, and are told.

async function tell(message) {
  for (const client of await self.clients.matchAll()) client.postMessage(message);
}

// The reader of the page, or on our page without a network the last one who was here.
const personOf = async (reader) => Number(reader ?? (await lastReader()) ?? 0);

// For its writer alone.
async function list(reader) {
  const person = await personOf(reader);
  const items = (await all()).filter((item) => item.person === person);
  return items.map(({ fields, ...shown }) => ({ ...shown, photos: fields.filter(([, value]) => value instanceof File).length }));
}

// To its writer, until they have read it.
async function unread(reader) {
  const sent = await lastSent();
  return sent && sent.person === (await personOf(reader)) ? sent : null;
}

async function again(key) {
  const item = (await all()).find((one) => one.key === key);
  if (item) await put({ ...item, state: "waiting", reasons: [] });
}

async function answer({ ask, reader, key, unsent }) {
  if (ask === "reader") return noteReader(reader);
  if (ask === "send") await send().catch(() => {});
  if (ask === "again") { await again(key); await send().catch(() => {}); }
  if (ask === "discard") await remove(key);
  if (ask === "keep") return keep(unsent);
  if (ask === "sent") return unread(reader);
  if (ask === "read" && (await unread(reader))) await forgetSent();
  return list(reader);
}

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  event.waitUntil(answer(event.data).then((said) => port?.postMessage(said), () => port?.postMessage(null)));
});
