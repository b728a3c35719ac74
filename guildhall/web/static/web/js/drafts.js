// What is typed in an editor is kept as a draft: while one writes, and at the latest when one goes away.

const token = () => document.querySelector("meta[name=form-token]")?.content ?? "";
const tab = Math.random().toString(36).slice(2, 14); // this page, as it was opened here

function keep(editor) {
  const { draftUrl, draftForm, draftTarget, opened, saved, unsaved } = editor.dataset;
  const form = editor.querySelector("textarea").form;
  if (!draftUrl || !form || editor.dataset.kept) return;
  editor.dataset.kept = "yes";
  const state = editor.querySelector("[data-state]");
  const typed = () => [...form.querySelectorAll("[data-draft]")].map((field) => [`field_${field.name}`, field.value]);
  let timer = 0;
  let last = JSON.stringify(typed());
  const save = async () => {
    clearTimeout(timer);
    const fields = typed();
    const now = JSON.stringify(fields);
    if (now === last || form.dataset.sent || !form.isConnected) return;
    const before = last;
    last = now;
    const body = new FormData();
    const address = location.pathname + location.search + (form.id ? `#${form.id}` : "");
    const since = form.querySelector("[name=since]")?.value ?? "";
    const about = { form: draftForm, target: draftTarget, address, since, tab, opened };
    for (const [name, value] of [...Object.entries(about), ...fields]) body.append(name, value);
    try {
      const answer = await fetch(draftUrl, { method: "POST", body, headers: { "X-CSRFToken": token() }, keepalive: true });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      state.textContent = answer.status === 200 ? await answer.text() : saved;
    } catch {
      last = before;
      state.textContent = unsaved;
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  window.addEventListener("pagehide", save);
}

const keepAll = (root) => { for (const editor of root.querySelectorAll("[data-editor]")) keep(editor); };
keepAll(document);
document.body.addEventListener("htmx:load", (event) => keepAll(event.detail.elt));
