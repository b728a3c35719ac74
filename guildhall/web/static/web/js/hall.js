// The hall works without this file; with it, it is smoother.

const all = (selector, root = document) => root.querySelectorAll(selector);

// A details menu closes when one looks elsewhere, and on Escape.
document.addEventListener("click", (event) => {
  for (const menu of all("details.more[open]")) if (!menu.contains(event.target)) menu.open = false;
});
// One that opens below the screen comes into it.
document.addEventListener("toggle", ({ target: menu }) => {
  if (menu.matches(".work .more[open]")) menu.querySelector(".more-list")?.scrollIntoView({ block: "nearest" });
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of all("details.more[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    const hits = document.getElementById("finder-hits");
    if (hits) hits.replaceChildren();
  }
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    document.querySelector(".finder input")?.focus();
    event.preventDefault();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
    event.target.form?.requestSubmit();
  }
});

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.id === "act") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  window.setTimeout(() => delete form.dataset.sent, 8000);
});
window.addEventListener("pageshow", () => { for (const form of all("form[data-sent]")) delete form.dataset.sent; });

// Copy a link.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.querySelector("[data-label]").textContent = button.dataset.copied;
  } catch {
    const shown = document.getElementById(button.dataset.shown);
    if (shown) window.getSelection().selectAllChildren(shown);
  }
});

// A photo opens large, on this page; what does it comes with the first one.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-photo]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
  event.preventDefault();
  try {
    (await import("./large_view.js")).open(link);
  } catch {
    location.assign(link.href);
  }
});

// A page that opens further down says over it what was just done, where the receipt itself is out of sight.
window.addEventListener("load", () => requestAnimationFrame(() => {
  const receipts = document.querySelector(".receipts:has(p)"), top = document.querySelector(".top");
  if (receipts && location.hash) {
    receipts.classList.toggle("is-over", receipts.getBoundingClientRect().top < (top?.offsetHeight ?? 0));
  }
}));

// Where the reader is: the browser knows the time zone.
for (const field of all("[data-time-zone]")) {
  if (!field.value) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
}

// On a phone tabs are one row that scrolls: the current one is in sight.
for (const tab of all(".tabs [aria-current]")) {
  const row = tab.parentElement.getBoundingClientRect(), own = tab.getBoundingClientRect();
  tab.parentElement.scrollBy({ left: own.left + own.width / 2 - row.left - row.width / 2, behavior: "instant" });
}

// Someone signed out elsewhere gets a whole page, to sign in, where a part was asked for: the part stays as it is.
document.addEventListener("htmx:beforeSwap", (event) => {
  const [asked, came] = [event.detail.pathInfo.requestPath, event.detail.xhr.responseURL].map((path) => new URL(path, location));
  if (asked.pathname !== came.pathname) event.detail.shouldSwap = false;
});

// How much is new stands in the title too, so that a tab in the background says it.
const plainTitle = document.title;
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "bell-count") return;
  const news = event.target.querySelector("[data-news]")?.dataset.news;
  document.title = news ? `(${news}) ${plainTitle}` : plainTitle;
});

// Whoever signs out takes along what was kept to be read without a network (keeping.js); so does whoever comes after them.
// A steward who views the community as someone else is still there.
const reader = document.querySelector("meta[name=reader]")?.content ?? "";
if ("caches" in window && !document.querySelector(".viewing")) {
  const isAnothers = (name) => name.startsWith("saved-") && name.split("-")[1] !== reader;
  caches.keys().then((names) => { for (const name of names.filter(isAnothers)) caches.delete(name); }).catch(() => {});
}
// From the first visit on, a page of ours says that there is no network, in place of the browser's.
// It shows what waits to be sent to the person who was here last, and to no other.
if (navigator.serviceWorker && !document.querySelector(".viewing")) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ ask: "reader", reader })).catch(() => {});
}
// Also in what came into the page later, such as the form of an edit.
const sayOffline = () => { for (const note of all("[data-offline]")) note.hidden = navigator.onLine; };
window.addEventListener("online", sayOffline);
window.addEventListener("offline", sayOffline);
sayOffline();

document.documentElement.classList.replace("without-script", "with-script");
