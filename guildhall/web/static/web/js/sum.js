// A small sum that a browser does before a form is sent: it costs a person nothing, and a program that sends thousands something.

const leadingZeros = (bytes, bits) => {
  const whole = bits >> 3;
  for (let place = 0; place < whole; place += 1) if (bytes[place]) return false;
  return bits % 8 === 0 || bytes[whole] >> (8 - (bits % 8)) === 0;
};

async function solve(ticket, bits) {
  const encoder = new TextEncoder();
  for (let number = 0; ; number += 1) {
    const digest = await crypto.subtle.digest("SHA-256", encoder.encode(`${ticket}:${number}`));
    if (leadingZeros(new Uint8Array(digest), bits)) return String(number);
  }
}

for (const field of document.querySelectorAll("[data-sum]")) {
  const ticket = field.form.querySelector("[name=ticket]");
  if (ticket && window.crypto?.subtle) solve(ticket.value, Number(field.dataset.sum)).then((answer) => { field.value = answer; });
}
