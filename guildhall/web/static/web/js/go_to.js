// Ctrl+K goes anywhere, "a" begins something, "?" lists the keys. Every page has links to the same places.

const simple = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const pathOf = (item) => item.querySelector("a").getAttribute("href");
const box = document.getElementById("go-to");
const field = box.querySelector("input");
const list = box.querySelector("ul");
const nothing = box.querySelector("[data-nothing]");
let goals = [];
let active = null;
let fetched = null;
let asked = 0;

// What is at hand, and the list of keys: once, when one of them is wanted.
async function fetchGoals() {
  const place = location.pathname.match(/^\/c\/([^/]+)\//)?.[1] ?? "";
  const answer = await fetch(`${box.dataset.goals}?in=${encodeURIComponent(place)}`).catch(() => null);
  if (!answer?.ok) return void (fetched = null);
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  goals = [...made.content.querySelectorAll("ul > li")];
  document.body.append(made.content.querySelector("dialog"));
}

// At once: whoever types on must not type into the page.
async function openBox() {
  field.value = "";
  box.showModal();
  show(goals);
  await (fetched ??= fetchGoals());
  look();
}

async function openKeys() {
  await (fetched ??= fetchGoals());
  document.getElementById("keys")?.showModal();
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
  nothing.hidden = items.length > 0 || !field.value;
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

field.addEventListener("input", look);
box.addEventListener("keydown", choose);
document.addEventListener("click", (event) => {
  if (event.target.matches("dialog.go-to, dialog.keys")) event.target.close();
});
document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const withControl = event.ctrlKey || event.metaKey;
  if (withControl && event.key.toLowerCase() === "k" && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    return openBox();
  }
  if (withControl || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "?") return openKeys();
  const menu = document.querySelector(`details[data-key="${CSS.escape(event.key)}"]`);
  if (menu) {
    menu.open = true;
    menu.querySelector("a")?.focus();
    event.preventDefault();
  }
});
