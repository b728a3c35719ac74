// On the page without a network: what can be read here, and back again as soon as there is one.

const list = document.querySelector("[data-kept-list]");
const rows = list.querySelector("ul");

document.querySelector("[data-again]").href = location.href;
window.addEventListener("online", () => location.reload());

function row(links) {
  const made = document.createElement("li");
  made.className = "row";
  for (const [path, label] of links) {
    const link = Object.assign(document.createElement("a"), { href: path, textContent: label, className: "row-title" });
    made.append(link);
  }
  rows.append(made);
  list.hidden = false;
}

async function show(name) {
  const cache = await caches.open(name);
  const about = await (await cache.match("/me/device/about/"))?.json();
  if (!about) return;
  row(about.lists);
}

if ("caches" in window) {
  for (const name of await caches.keys()) if (name.startsWith("saved-")) await show(name);
}
