// A search found nothing. Once the page is seen, that is noted: as words, for the stewards.

const missed = document.querySelector("[data-missed]");

const note = () => {
  if (document.hidden) return;
  document.removeEventListener("visibilitychange", note);
  const body = new FormData();
  body.append("csrfmiddlewaretoken", document.querySelector("meta[name=form-token]")?.content ?? "");
  for (const name of ["q", "in", "from"]) body.append(name, missed.dataset[name]);
  navigator.sendBeacon(missed.dataset.missed, body);
};

if (missed) {
  document.addEventListener("visibilitychange", note);
  note();
}
