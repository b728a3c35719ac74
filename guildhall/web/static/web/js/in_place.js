// What a button, a form or a link with data-in-place changes is drawn anew where it is: the part around it, and the
// parts that it names. The focus stays by what was pressed, and what is being typed elsewhere stays as it is. Without
// this file the same button brings the page.

const { noNetwork, noAnswer } = document.body.dataset;
const escaped = (id) => `#${CSS.escape(id)}`;
const partOf = (element) => element.closest("[data-part]");

// Forms in which something has been typed, or that were opened to write in.

const isChanged = (field) => {
  if (field.type === "hidden" || field.type === "submit" || field.type === "button") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.type === "file" ? field.files.length > 0 : field.value !== field.defaultValue;
};
const isWrittenIn = (form) => form.hasAttribute("data-writing") || [...form.elements].some(isChanged);

// Puts `fresh` in place of `old`, with the forms that are being written in; false where `old` is such a form itself.
function replacePart(old, fresh, sent) {
  for (const form of old.querySelectorAll("form")) {
    if (form === sent || !isWrittenIn(form)) continue;
    const place = [...fresh.querySelectorAll("form")].find((one) => one.action === form.action);
    const part = partOf(form);
    if (place) place.replaceWith(form);
    else if (part === old) return false;
    else fresh.querySelector(escaped(part.id))?.replaceWith(part);
  }
  const opened = [...old.querySelectorAll("details[open]:not(.more)")].map((one) => one.querySelector("summary").textContent);
  for (const one of fresh.querySelectorAll("details")) {
    if (opened.includes(one.querySelector("summary").textContent)) one.open = true;
  }
  old.replaceWith(fresh);
  window.htmx?.process(fresh);
  document.body.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: fresh } }));
  return true;
}

// The focus: what the part opens for writing; else the field that was sent; else what is where the button was.

const controlsOf = (part) =>
  [...part.querySelectorAll("button, summary, a[href]")].filter((one) => partOf(one) === part && !one.closest(".more-list"));

function focusOn(part, { form, place }) {
  const again = form && [...part.querySelectorAll("form")].find((one) => one.action === form.action);
  const controls = controlsOf(part);
  const goal =
    part.querySelector("[data-writing] [autofocus], [data-writing] :is(textarea, input:not([type=hidden]))") ??
    again?.querySelector("[aria-invalid], textarea, input:not([type=hidden])") ??
    (place >= 0 ? controls[Math.min(place, controls.length - 1)] : null);
  if (goal) return goal.focus({ preventScroll: !part.querySelector("[data-writing]") });
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

// The receipts: one live region, filled anew.

const receipts = () => document.getElementById("receipts");

// They lie over that half of the screen in which nothing was pressed.
function say(children, pressedAt) {
  const region = receipts();
  if (!region) return;
  region.classList.add("is-over");
  region.classList.toggle("is-high", pressedAt > window.innerHeight / 2);
  region.replaceChildren(...children);
}

function sayTrouble(sentence, pressedAt) {
  const trouble = document.createElement("p");
  trouble.className = "receipt is-error";
  trouble.textContent = sentence;
  say([trouble], pressedAt);
}

// What is pressed while its part is still changing waits for that: it is pressed again where it is then, and not at all
// where it is gone. The same button twice is once. A part isn't drawn anew under a finger that holds it.

const LONGEST_HOLD = 2000;
const pressing = new Map(); // by the id of the part: what is on its way
const waiting = new Map();

const nameOf = (pressed, form) =>
  form ? `form ${form.action}` : pressed.getAttribute("formaction") ?? pressed.getAttribute("href");

function wait(part, pressed, form) {
  const name = nameOf(pressed, form);
  if (name !== pressing.get(part.id)) waiting.set(part.id, name);
  if (form) delete form.dataset.sent;
}

function pressWaiting(id) {
  const name = waiting.get(id);
  const part = document.getElementById(id);
  waiting.delete(id);
  if (!name || !part) return;
  const form = [...part.querySelectorAll("form[data-in-place]")].find((one) => nameOf(null, one) === name);
  const control = [...part.querySelectorAll("button[data-in-place], a[data-in-place]")].find((one) => nameOf(one) === name);
  if (form) form.requestSubmit();
  else control?.click();
}

async function letGo(ids) {
  const isHeld = () => ids.some((id) => document.getElementById(id)?.matches(":active"));
  for (let held = 0; held < LONGEST_HOLD && isHeld(); held += 50) await new Promise((go) => setTimeout(go, 50));
}

// Sending.

async function fetched(address, { method, body, parts }) {
  const headers = { Parts: parts.join(" "), "HX-Request": "true" };
  const token = document.querySelector("meta[name=form-token]");
  if (method === "POST") headers["X-CSRFToken"] = token.content;
  const answer = await fetch(address, { method, headers, body });
  const renewed = answer.headers.get("Form-Token");
  if (!renewed || renewed === token.content) return answer;
  token.content = renewed;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = renewed;
  body?.set("csrfmiddlewaretoken", renewed);
  return fetch(address, { method, body, headers: { ...headers, "X-CSRFToken": renewed } });
}

async function change(pressed, { address, method, body = null, form = null }) {
  const part = partOf(pressed);
  if (part.ariaBusy === "true") return wait(part, pressed, form);
  const named = (form ?? pressed).dataset.inPlace.split(" ").filter((id) => id === "replies" || document.getElementById(id));
  const where = pressed.closest("details.more")?.querySelector("summary") ?? pressed;
  const place = controlsOf(part).indexOf(where);
  const pressedAt = where.getBoundingClientRect().top;
  part.ariaBusy = "true";
  pressing.set(part.id, nameOf(pressed, form));
  let isDone = false;
  try {
    const answer = await fetched(address, { method, body, parts: [part.id, ...named] });
    if (!answer.headers.get("Parts")) {
      if (answer.ok) location.assign(answer.url);
      else sayTrouble(noAnswer, pressedAt);
      return;
    }
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
    const parts = [...drawn.querySelectorAll("body > [data-part]")];
    await letGo(parts.map((one) => one.id));
    for (const fresh of parts) {
      const old = document.getElementById(fresh.id);
      if (old && (old.isConnected || old === part)) replacePart(old, fresh, form ?? pressed.closest("form"));
    }
    say(drawn.getElementById("receipts")?.children ?? [], pressedAt);
    const now = document.getElementById(part.id);
    if (now && now !== part) focusOn(now, { form, place });
    isDone = true;
  } catch {
    const unsent = new CustomEvent("hall:unsent", { cancelable: true, detail: { address, body, form } });
    if (document.dispatchEvent(unsent)) sayTrouble(noNetwork, pressedAt);
  } finally {
    part.ariaBusy = null;
    pressing.delete(part.id);
    if (form) delete form.dataset.sent;
    if (isDone) pressWaiting(part.id);
    else waiting.delete(part.id);
  }
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("button[data-in-place], a[data-in-place]");
  if (!pressed) receipts()?.classList.remove("is-over");
  if (!pressed || !partOf(pressed) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (pressed.matches("a")) return void change(pressed, { address: pressed.href, method: "GET" });
  const body = new FormData(pressed.form, pressed);
  change(pressed, { address: pressed.getAttribute("formaction"), method: "POST", body });
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-in-place]") || !partOf(form)) return;
  event.preventDefault();
  change(event.submitter ?? form, { address: form.action, method: "POST", body: new FormData(form, event.submitter), form });
});
