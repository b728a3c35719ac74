// Shows a notice that the hall pushed, and opens its page. It keeps nothing.

self.addEventListener("push", (event) => {
  const told = event.data?.json() ?? {};
  event.waitUntil(self.registration.showNotification(told.title ?? "", { body: told.body, data: { path: told.path }, tag: told.path }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const path = event.notification.data?.path ?? "/me/notices/";
  event.waitUntil(self.clients.openWindow(new URL(path, self.location.origin).href));
});
