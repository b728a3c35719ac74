// The files of a text: from camera, drop or paste, one after the other, each with its progress; tried again over a bad line.

const token = () => document.querySelector("meta[name=form-token]")?.content ?? "";
const PAUSES = [2000, 5000, 15000]; // before each automatic try

export function startTray(editor, area) {
  const tray = editor.querySelector("[data-tray]");
  if (!tray) return;
  const form = area.form;
  const state = editor.querySelector("[data-state]");
  const list = tray.querySelector("[data-items]");
  const attached = tray.querySelector("[data-attached]");
  const pendings = new Set();
  let isSending = false;
  let held = null; // the button that was pressed while files were on their way

  const say = (text) => { if (state) state.textContent = text; };
  const order = () => {
    attached.value = [...list.querySelectorAll("[data-item]")].map((item) => item.dataset.item).join(" ");
    attached.dispatchEvent(new Event("input", { bubbles: true }));
  };

  function add(file) {
    const shown = tray.querySelector("template[data-pending]").content.cloneNode(true).firstElementChild;
    const pending = { file, shown, tries: 0, state: "waiting" };
    shown.querySelector("[data-name]").textContent = file.name;
    if (/^image\/(png|jpeg|webp|gif)$/.test(file.type)) showLocally(shown, file);
    shown.querySelector("[data-retry]").addEventListener("click", () => tryAgain(pending));
    shown.querySelector("[data-leave-out]").addEventListener("click", () => leaveOut(pending));
    list.append(shown);
    pendings.add(pending);
    next();
  }

  function leaveOut(pending) {
    pending.request?.abort();
    clearTimeout(pending.timer);
    pendings.delete(pending);
    pending.shown.remove();
    next();
  }

  function tryAgain(pending, isByHand = true) {
    clearTimeout(pending.timer);
    if (isByHand) pending.tries = 0;
    pending.state = "waiting";
    next();
  }

  // One at a time: a bad line carries one file better than five halves.
  function next() {
    if (isSending) return;
    const pending = [...pendings].find((one) => one.state === "waiting");
    if (pending) return send(pending);
    if (pendings.size === 0 && held) {
      const button = held;
      held = null;
      form.requestSubmit(button.form ? button : undefined);
    } else if (held && ![...pendings].some((one) => one.state === "broken" && one.timer)) {
      held = null;
      say(tray.dataset.missing);
    }
  }

  function send(pending) {
    const { shown, file } = pending;
    isSending = true;
    pending.state = "sending";
    show(pending, "");
    say(tray.dataset.sending);
    const body = new FormData();
    body.append("file", file, file.name);
    const request = new XMLHttpRequest();
    pending.request = request;
    request.open("POST", tray.dataset.url);
    request.setRequestHeader("X-CSRFToken", token());
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) shown.querySelector("progress").value = (event.loaded / event.total) * 100;
    });
    request.addEventListener("loadend", () => {
      isSending = false;
      if (pendings.has(pending)) arrive(pending, request);
      next();
    });
    request.send(body);
  }

  function arrive(pending, request) {
    const answer = parsed(request.responseText);
    if (request.status === 200 && answer?.item) {
      const item = new DOMParser().parseFromString(answer.item, "text/html").querySelector("li");
      pendings.delete(pending);
      const near = tray.querySelector("[data-near]");
      near.textContent = answer.near;
      near.hidden = !answer.near;
      if (list.querySelector(`[data-item="${answer.id}"]`)) return pending.shown.remove();
      const isFocused = pending.shown.contains(document.activeElement);
      pending.shown.replaceWith(item);
      startItem(item);
      if (isFocused) item.querySelector("input[type=text]").focus();
      order();
      return say(tray.dataset.added);
    }
    if (answer?.problem) {
      pending.state = "refused";
      return show(pending, answer.problem);
    }
    pending.state = "broken";
    const pause = PAUSES[pending.tries];
    pending.tries += 1;
    pending.timer = pause && setTimeout(() => { pending.timer = 0; tryAgain(pending, false); }, pause);
    show(pending, pause ? tray.dataset.again : tray.dataset.failed, true);
  }

  function show(pending, problem, mayRetry = false) {
    const place = pending.shown.querySelector("[data-problem]");
    place.textContent = problem;
    place.hidden = !problem;
    pending.shown.querySelector("progress").hidden = Boolean(problem);
    pending.shown.querySelector("[data-retry]").hidden = !mayRetry;
    if (problem) say("");
  }

  function startItem(item) {
    const move = (button, place) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const step = place === "before" ? "previousElementSibling" : "nextElementSibling";
        let beside = item[step];
        while (beside && !beside.dataset.item) beside = beside[step]; // over one that is not there yet
        if (!beside) return;
        beside[place](item);
        order();
        button.focus();
      });
    };
    move(item.querySelector("[data-earlier]"), "before");
    move(item.querySelector("[data-later]"), "after");
  }

  const addAll = (files) => { for (const file of files) add(file); };
  const filesIn = (transfer) => [...(transfer?.files ?? [])];
  for (const item of list.querySelectorAll("[data-item]")) startItem(item);
  for (const input of editor.querySelectorAll("[data-files]")) {
    addAll(input.files); // chosen before this script came
    input.value = "";
    input.addEventListener("change", () => {
      addAll([...input.files]);
      input.value = "";
    });
  }
  area.addEventListener("paste", (event) => {
    const files = filesIn(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    addAll(files);
  });
  editor.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    editor.classList.add("is-dropped-on");
  });
  editor.addEventListener("dragleave", () => editor.classList.remove("is-dropped-on"));
  editor.addEventListener("drop", (event) => {
    editor.classList.remove("is-dropped-on");
    const files = filesIn(event.dataTransfer);
    if (!files.length) return;
    event.preventDefault();
    addAll(files);
  });
  // Without a network the form takes along what could not be sent, and waits with it.
  function handBack() {
    const files = new DataTransfer();
    for (const { file, state } of pendings) if (state !== "refused") files.items.add(file);
    editor.querySelector("[data-files]").files = files.files;
  }

  form.addEventListener("submit", (event) => {
    const isOnItsWay = [...pendings].some((one) => one.state !== "refused");
    if (!isOnItsWay) return;
    if (!navigator.onLine) return handBack();
    event.preventDefault();
    event.stopImmediatePropagation();
    held = event.submitter ?? form;
    for (const one of pendings) if (one.state === "broken") tryAgain(one);
    say(tray.dataset.wait);
    next();
  }, true);
  window.addEventListener("online", () => { for (const one of pendings) if (one.state === "broken") tryAgain(one); });
  startRecording(editor, tray, add, say);
}

// Its script comes when someone presses the button.
function startRecording(editor, tray, add, say) {
  const button = editor.querySelector("[data-record]");
  if (!button || !window.MediaRecorder || !navigator.mediaDevices) return;
  button.hidden = false;
  button.addEventListener("click", async () => (await import("./recorder.js")).record(button, tray, add, say));
}

function showLocally(shown, file) {
  const picture = new Image(72, 72);
  picture.alt = "";
  picture.src = URL.createObjectURL(file);
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
  shown.querySelector("[data-picture]").replaceChildren(picture);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
