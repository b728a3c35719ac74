// One button: show my notices on this device, or not any more.

const button = document.querySelector("[data-push-key]");
const token = () => document.querySelector("meta[name=form-token]")?.content ?? "";

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function post(url, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token() } });
}

async function start() {
  const registration = await navigator.serviceWorker.register("/service-worker.js");
  let subscription = await registration.pushManager.getSubscription();
  const state = document.querySelector("[data-push-state]");
  const label = button.querySelector("[data-label]");
  const show = () => { label.textContent = subscription ? button.dataset.off : button.dataset.on; };
  show();
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      if (subscription) {
        await post(button.dataset.removeUrl, { endpoint: subscription.endpoint });
        await subscription.unsubscribe();
        subscription = null;
      } else {
        const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(button.dataset.pushKey) });
        const answer = await post(button.dataset.addUrl, { endpoint: made.endpoint, public_key: text(made.getKey("p256dh")), auth_secret: text(made.getKey("auth")) });
        if (!answer.ok) throw new Error(await answer.text());
        subscription = made;
      }
      state.textContent = "";
    } catch {
      state.textContent = button.dataset.failed;
    }
    show();
  });
}

if (button && "serviceWorker" in navigator && "PushManager" in window) start();
