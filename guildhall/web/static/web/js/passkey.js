// Passkeys: offered where the browser can make them, made on the page after.

const offer = document.getElementById("with-passkey");
const maker = document.getElementById("make-passkey");
const canMake = Boolean(window.PublicKeyCredential) && window.isSecureContext;

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

if (offer && canMake) {
  offer.hidden = false;
  const button = offer.querySelector("button");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const form = button.form;
    if (!form.elements.name.reportValidity()) return;
    form.elements.with_passkey.value = "on";
    form.requestSubmit();
  });
}

function readable(options) {
  const key = options.publicKey;
  key.challenge = toBytes(key.challenge);
  key.user.id = toBytes(key.user.id);
  key.excludeCredentials = (key.excludeCredentials ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));
  return { publicKey: key };
}

async function make() {
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  const credential = await navigator.credentials.create(readable(options));
  return {
    type: credential.type,
    id: credential.id,
    rawId: toText(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    response: {
      clientDataJSON: toText(credential.response.clientDataJSON),
      attestationObject: toText(credential.response.attestationObject),
      transports: credential.response.getTransports?.() ?? [],
    },
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

maker?.addEventListener("click", async (event) => {
  event.preventDefault();
  try {
    maker.form.elements.credential.value = JSON.stringify(await make());
    maker.form.submit();
  } catch {
    document.getElementById("passkey-problem").hidden = false;
  }
});
