// A page that its reader sees says so once, for them alone: how far a conversation is read, when they were in a room.

const read = document.querySelector("[data-read]");
if (read) {
  const note = () => {
    if (document.hidden) return;
    document.removeEventListener("visibilitychange", note);
    const body = new FormData();
    body.append("csrfmiddlewaretoken", document.querySelector("meta[name=form-token]")?.content ?? "");
    body.append("until", read.dataset.until);
    navigator.sendBeacon(read.dataset.read, body);
  };
  document.addEventListener("visibilitychange", note);
  note();
}
