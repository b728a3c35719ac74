// What people chose to read without a network is kept on this device: bookmarks, and communities with their tips, agenda
// and people. Whoever signs out takes it along (hall.js); what its reader may no longer see goes at the next refresh.

const reader = document.querySelector("meta[name=reader]")?.content ?? "";
const ABOUT = "/me/device/about/";
const HOUR = 3_600_000;
const MOST_OLDER = 10;
const can = "serviceWorker" in navigator && "caches" in window;

const nameOf = (slug) => (slug ? `saved-${reader}-${slug}` : `saved-${reader}`);
const sourceOf = (slug) => (slug ? `/c/${slug}/kept/` : "/me/bookmarks/paths/");
const isMine = (name) => name === nameOf("") || name.startsWith(`${nameOf("")}-`);
const slugs = async () => (await caches.keys()).filter(isMine).map((name) => name.slice(nameOf("").length + 1));
const aboutOf = async (slug) => (await caches.has(nameOf(slug))) ? (await (await caches.open(nameOf(slug))).match(ABOUT))?.json() : null;

// Null where it is no longer theirs to read.
async function keep(slug) {
  const answer = await fetch(sourceOf(slug));
  if ([403, 404].includes(answer.status)) {
    await caches.delete(nameOf(slug));
    return null;
  }
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  const { paths, lists } = await answer.json();
  const cache = await caches.open(nameOf(slug));
  const kept = new Map();
  for (const path of paths) await keepPage(path, cache, kept);
  for (const request of await cache.keys()) if (!kept.has(request.url)) await cache.delete(request);
  const bytes = [...kept.values()].reduce((sum, size) => sum + size, 0);
  const about = { at: Date.now(), pages: paths.length, bytes, lists };
  await cache.put(ABOUT, new Response(JSON.stringify(about)));
  return about;
}

async function keepPage(path, cache, kept, older = 0) {
  const address = new URL(path, location.href).href;
  const page = await fetch(address);
  if (!page.ok || page.redirected) return;
  const html = await page.clone().text();
  const drawn = new DOMParser().parseFromString(html, "text/html");
  // Someone else has signed in meanwhile, in another tab: what they see is not kept as this reader's.
  if (drawn.querySelector("meta[name=reader]")?.content !== reader) throw new Error("another reader");
  await cache.put(address, withOneSize(drawn, page));
  kept.set(address, html.length);
  for (const part of partsOf(drawn)) if (!kept.has(part)) kept.set(part, await keepPart(part, cache));
  const next = drawn.querySelector(".pages a[rel=next]")?.getAttribute("href");
  if (next && older < MOST_OLDER) await keepPage(new URL(next, address).href, cache, kept, older + 1);
}

// Of a photo one size is kept, so the kept page names no other: a browser would choose one that is not here.
function withOneSize(drawn, page) {
  const photos = drawn.querySelectorAll("img[srcset]");
  if (!photos.length) return page;
  for (const photo of photos) photo.removeAttribute("srcset");
  return new Response(`<!doctype html>${drawn.documentElement.outerHTML}`, { headers: page.headers });
}

async function keepPart(part, cache) {
  if (!(await cache.match(part))) await cache.add(part).catch(() => {});
  return (await (await cache.match(part))?.blob())?.size ?? 0;
}

// Style, scripts and pictures, without which a page is bare.
function partsOf(page) {
  const parts = [...page.querySelectorAll("link[rel=stylesheet], script[src], img[src], use[href]")];
  const named = parts.map((part) => part.getAttribute("href") ?? part.getAttribute("src"));
  return new Set(named.filter((path) => path.startsWith("/")).map((path) => new URL(path.split("#")[0], location.href).href));
}

// One place on the page for each thing that can be kept.

const language = document.documentElement.lang;
const shortly = { style: "unit", maximumFractionDigits: 1 };
const unit = (unit) => (number) => new Intl.NumberFormat(language, { ...shortly, unit }).format(number);
const sized = (bytes) => (bytes < 1e6 ? unit("kilobyte")(Math.ceil(bytes / 1e3)) : unit("megabyte")(bytes / 1e6));
const dated = (at) => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(at);

function sentence(words, { pages, bytes, at }) {
  return words.replace("PAGES", pages).replace("SIZE", sized(bytes)).replace("WHEN", dated(at));
}

// A list has its buttons once: of three hundred communities they would be most of the page.
const buttons = document.querySelector("template[data-keep-buttons]");

function startPlace(place) {
  place.querySelector("[data-keep-place]")?.append(buttons.content.cloneNode(true));
  const slug = place.dataset.keep;
  const state = place.querySelector("[data-keep-state]");
  const [begin, again, end] = ["start", "again", "end"].map((name) => place.querySelector(`[data-keep-${name}]`));
  const show = (about) => {
    [begin.hidden, again.hidden, end.hidden] = [Boolean(about), !about, !about];
    state.textContent = about ? sentence(state.dataset.kept, about) : "";
  };
  const save = async () => {
    state.textContent = state.dataset.keeping;
    try {
      const about = await keep(slug);
      show(about);
      if (!about) state.textContent = state.dataset.over;
    } catch {
      state.textContent = state.dataset.failed;
    }
  };
  begin.addEventListener("click", save);
  again.addEventListener("click", save);
  end.addEventListener("click", async () => { await caches.delete(nameOf(slug)); show(null); begin.focus(); });
  place.hidden = false;
  aboutOf(slug).then(show);
}

async function refresh() {
  for (const slug of await slugs()) {
    const isOld = Date.now() - ((await aboutOf(slug))?.at ?? 0) > HOUR;
    if (isOld) await keep(slug);
  }
}

if (can && reader && !document.querySelector(".viewing")) {
  for (const place of document.querySelectorAll("[data-keep]")) startPlace(place);
  for (const note of document.querySelectorAll("[data-keep-cannot]")) note.hidden = true;
  if (navigator.onLine) refresh().catch(() => {});
}
