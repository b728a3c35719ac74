// Bookmarked pages are kept on this device and read without a network: in the installed hall, and wherever somebody asked for it.
// Whoever signs out takes them along (hall.js).

const reader = document.querySelector("meta[name=reader]")?.content ?? "";
const button = document.querySelector("[data-keep-saved]");
const CHOICE = "keeps-saved";
const WHEN = "kept-saved-at";
const HOUR = 3_600_000;
const can = "serviceWorker" in navigator && "caches" in window;
const wants = () => localStorage.getItem(CHOICE) === reader || matchMedia("(display-mode: standalone)").matches;

async function keep() {
  const answer = await fetch("/me/bookmarks/paths/");
  if (!answer.ok) return 0;
  const { paths } = await answer.json();
  const cache = await caches.open(`saved-${reader}`);
  const kept = new Set();
  for (const path of [...paths, "/me/bookmarks/"]) {
    const page = await fetch(path);
    if (!page.ok) continue;
    const html = await page.clone().text();
    await cache.put(path, page);
    kept.add(new URL(path, location.href).href);
    for (const part of partsOf(html)) {
      kept.add(part);
      if (!(await cache.match(part))) await cache.add(part).catch(() => {});
    }
  }
  for (const request of await cache.keys()) if (!kept.has(request.url)) await cache.delete(request);
  localStorage.setItem(WHEN, String(Date.now()));
  return paths.length;
}

// Style, scripts and pictures, without which a page is bare.
function partsOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const named = [...page.querySelectorAll("link[rel=stylesheet], script[src], img[src], use[href]")].map((part) => part.getAttribute("href") ?? part.getAttribute("src"));
  return new Set(named.filter((path) => path.startsWith("/")).map((path) => new URL(path.split("#")[0], location.href).href));
}

async function start() {
  await navigator.serviceWorker.register("/service-worker.js");
  return keep();
}

if (can && reader && !document.querySelector(".viewing")) {
  if (button) {
    button.hidden = false;
    const state = document.querySelector("[data-keep-state]");
    button.addEventListener("click", async () => {
      localStorage.setItem(CHOICE, reader);
      state.textContent = button.dataset.keeping;
      try {
        await start();
        state.textContent = button.dataset.kept;
      } catch {
        state.textContent = button.dataset.failed;
      }
    });
  }
  const isOld = Date.now() - Number(localStorage.getItem(WHEN) ?? 0) > HOUR;
  if (wants() && isOld && navigator.onLine) start().catch(() => {});
}
