// A voice note of up to a minute. It goes into the tray, where one listens to it before it is posted.

const LONGEST = 60;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const SUFFIX = { "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg" };

export async function record(button, tray, add, say) {
  if (tray.querySelector(".recorder")) return;
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return say(tray.dataset.silent);
  }
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 });
  const shown = tray.querySelector("template[data-recorder]").content.cloneNode(true).firstElementChild;
  const pieces = [];
  const began = Date.now();
  let isKept = true;
  tray.prepend(shown);
  button.setAttribute("aria-pressed", "true");
  say(tray.dataset.recording);
  shown.querySelector("[data-stop]").focus();

  const tick = setInterval(() => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    shown.querySelector("[data-time]").textContent = `0:${String(Math.min(seconds, 59)).padStart(2, "0")}`;
    shown.querySelector("progress").value = seconds;
    if (seconds >= LONGEST && recorder.state === "recording") recorder.stop();
  }, 250);
  const end = (keep) => {
    isKept = keep;
    if (recorder.state === "recording") recorder.stop();
  };
  shown.querySelector("[data-stop]").addEventListener("click", () => end(true));
  shown.querySelector("[data-throw-away]").addEventListener("click", () => end(false));
  recorder.addEventListener("dataavailable", (event) => { if (event.data.size) pieces.push(event.data); });
  recorder.addEventListener("stop", () => {
    clearInterval(tick);
    for (const track of stream.getTracks()) track.stop();
    shown.remove();
    button.removeAttribute("aria-pressed");
    button.focus();
    say("");
    const type = recorder.mimeType.split(";")[0];
    if (isKept && pieces.length) add(new File(pieces, `${nameOf(button)}.${SUFFIX[type] ?? "webm"}`, { type }));
  });
  recorder.start();
}

// So that two of a day can be told apart: the time it was made, on this device's clock.
function nameOf(button) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${button.dataset.name} ${two(now.getHours())}-${two(now.getMinutes())}-${two(now.getSeconds())}`;
}
