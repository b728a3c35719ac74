// The editor: preview, mentions, pictures by paste, drop or camera. Its drafts are kept by drafts.js.

const token = () => document.querySelector("meta[name=form-token]")?.content ?? "";

function start(editor) {
  if (editor.dataset.started) return;
  editor.dataset.started = "yes";
  const area = editor.querySelector("textarea");
  const state = editor.querySelector("[data-state]");
  const say = (text) => { if (state) state.textContent = text; };
  startPictures(editor, area, say);
  startPreview(editor, area);
  startNames(editor);
}

function post(url, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token() }, keepalive: true });
}

function startPictures(editor, area, say) {
  const url = editor.dataset.pictureUrl;
  const inputs = editor.querySelectorAll("input[type=file]:is([data-picture], [data-camera])");
  if (!url) return;
  const send = async (file) => {
    say(editor.dataset.sending);
    const body = new FormData();
    body.append("picture", file);
    try {
      const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token() } });
      const said = await answer.json();
      if (!answer.ok) return say(said.problem);
      area.setRangeText(`\n${said.markdown}\n`, area.selectionEnd, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
      say(editor.dataset.sent);
    } catch {
      say(editor.dataset.unsaved);
    }
  };
  const sendAll = async (files) => { for (const file of files) if (file.type.startsWith("image/")) await send(file); };
  for (const input of inputs) input.addEventListener("change", async () => { await sendAll([...input.files]); input.value = ""; });
  area.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) { event.preventDefault(); sendAll(files); }
  });
  area.addEventListener("drop", (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) { event.preventDefault(); sendAll(files); }
  });
}

function startPreview(editor, area) {
  const button = editor.querySelector("[data-preview]");
  const place = editor.querySelector(".editor-preview");
  if (!button || !place) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    place.hidden = isOpen;
    if (isOpen) return;
    const answer = await post(editor.dataset.previewUrl, { body: area.value });
    if (answer.ok) place.innerHTML = await answer.text(); // sanitised by the server, like every text of the hall
  });
}

function startNames(editor) {
  const expander = editor.querySelector("text-expander");
  const url = editor.dataset.namesUrl;
  if (!expander || !url) return;
  expander.addEventListener("text-expander-change", (event) => {
    const { key, provide, text } = event.detail;
    if (key !== "@") return;
    provide(find(url, text));
  });
  expander.addEventListener("text-expander-value", (event) => {
    event.detail.value = `@${event.detail.item.dataset.username}`;
  });
}

async function find(url, text) {
  const list = document.createElement("ul");
  list.className = "editor-names";
  list.setAttribute("role", "listbox");
  const answer = await fetch(`${url}?q=${encodeURIComponent(text)}`);
  const people = answer.ok ? (await answer.json()).people : [];
  people.forEach((person, place) => {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.id = `name-${place}`;
    item.dataset.username = person.username;
    item.textContent = `${person.name} @${person.username}`;
    list.append(item);
  });
  return { matched: people.length > 0, fragment: list };
}

const startAll = (root) => { for (const editor of root.querySelectorAll("[data-editor]")) start(editor); };
startAll(document);
document.body.addEventListener("htmx:load", (event) => startAll(event.detail.elt));
