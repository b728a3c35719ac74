// Ctrl+K goes anywhere, "a" begins something, "?" lists the keys. Every page has links to the same places.

const simple = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const pathOf = (item) => item.querySelector("a").getAttribute("href");
let box, field, list, nothing, goals, active;
let asked = 0;

// Both boxes come when one of them is wanted for the first time.
async function boxes() {
  if (box) return true;
  const place = location.pathname.match(/^\/c\/([^/]+)\//)?.[1] ?? "";
  const address = document.querySelector("meta[name=go-to]").content;
  const answer = await fetch(`${address}?in=${encodeURIComponent(place)}`).catch(() => null);
  if (!answer?.ok || box) return Boolean(box);
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  document.body.append(made.content);
  box = document.getElementById("go-to");
  field = box.querySelector("input");
  list = box.querySelector("ul");
  nothing = box.querySelector("[data-nothing]");
  goals = [...list.children];
  field.addEventListener("input", look);
  box.addEventListener("keydown", choose);
  for (const dialog of [box, document.getElementById("keys")]) {
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  }
  return true;
}

async function open(id) {
  if (!(await boxes())) return;
  if (id === "go-to") {
    field.value = "";
    show(goals);
  }
  document.getElementById(id).showModal();
}

function activate(item) {
  active?.removeAttribute("aria-selected");
  active = item;
  if (!item) return field.removeAttribute("aria-activedescendant");
  item.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}

function show(items) {
  items.forEach((item, number) => { item.id = `goal-${number}`; item.role = "option"; });
  list.replaceChildren(...items);
  nothing.hidden = items.length > 0;
  activate(items[0] ?? null);
}

async function look() {
  const typed = field.value.trim();
  const words = simple(typed).split(/\s+/).filter(Boolean);
  const near = goals.filter((goal) => words.every((word) => simple(goal.textContent).includes(word)));
  show(near);
  const question = ++asked;
  if (typed.length < 2) return;
  await new Promise((done) => setTimeout(done, 200));
  if (question !== asked) return;
  const answer = await fetch(`${box.dataset.find}?q=${encodeURIComponent(typed)}`).catch(() => null);
  if (!answer?.ok || question !== asked) return;
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  const before = active && near.indexOf(active);
  const there = new Set(near.map(pathOf));
  show([...near, ...[...made.content.querySelectorAll("li")].filter((hit) => !there.has(pathOf(hit)))]);
  if (before > 0) activate(near[before]);
}

function choose(event) {
  const items = [...list.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && items.length) {
    activate(items[(items.indexOf(active) + step + items.length) % items.length]);
    event.preventDefault();
  } else if (event.key === "Enter" && event.target === field) {
    const link = active?.querySelector("a");
    if (link) link.click();
    else if (field.value.trim()) location.assign(`${box.dataset.search}?q=${encodeURIComponent(field.value.trim())}`);
    event.preventDefault();
  }
}

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const withControl = event.ctrlKey || event.metaKey;
  if (withControl && event.key.toLowerCase() === "k" && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    return open("go-to");
  }
  if (withControl || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "?") return open("keys");
  const menu = document.querySelector(`details[data-key="${CSS.escape(event.key)}"]`);
  if (menu) {
    menu.open = true;
    menu.querySelector("a")?.focus();
    event.preventDefault();
  }
});
