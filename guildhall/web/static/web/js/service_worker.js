// Shows a notice that the hall pushed, and opens its page. Without a network it shows what saved.js has kept.

self.addEventListener("push", (event) => {
  const told = event.data?.json() ?? {};
  event.waitUntil(self.registration.showNotification(told.title ?? "", { body: told.body, data: { path: told.path }, tag: told.path }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const path = event.notification.data?.path ?? "/me/notices/";
  event.waitUntil(self.clients.openWindow(new URL(path, self.location.origin).href));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => saved(request)));
  else if (/^\/(static|files|people\/\d+\/picture)\//.test(pathname)) event.respondWith(fetch(request).catch(() => part(request)));
});

// The page itself, else the list of what is kept.
async function saved(request) {
  const how = { ignoreSearch: true, ignoreVary: true };
  return (await caches.match(request, how)) ?? (await caches.match("/me/bookmarks/", how)) ?? Response.error();
}

async function part(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? Response.error();
}
