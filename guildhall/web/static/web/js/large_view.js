// Photos opened large: arrow keys and swipes lead on, two fingers or a double press zoom, and they can be turned.

const SWIPE = 50; // pixels
const MOST = 6;

export function open(link) {
  const photos = link.closest(".photos");
  const links = [...photos.querySelectorAll("a[data-photo]")];
  const view = made(photos.dataset);
  document.body.append(view);
  new View(view, links).show(links.indexOf(link));
  view.addEventListener("close", () => { view.remove(); link.focus(); });
  view.showModal();
}

function made(words) {
  const view = document.createElement("dialog");
  view.className = "large-view";
  view.setAttribute("aria-label", words.photos);
  view.innerHTML = `
    <div class="large-view-bar">
      <span data-count></span>
      <button type="button" data-do="turn"></button>
      <a data-save download></a>
      <button type="button" data-do="close" autofocus></button>
    </div>
    <div class="large-view-stage"><img alt="" draggable="false"></div>
    <p data-alt></p>
    <button type="button" class="is-earlier" data-do="earlier"></button>
    <button type="button" class="is-later" data-do="later"></button>`;
  for (const button of view.querySelectorAll("[data-do]")) button.textContent = words[button.dataset.do];
  view.querySelector("[data-save]").textContent = words.download;
  return view;
}

class View {
  constructor(view, links) {
    Object.assign(this, { view, links, fingers: new Map() });
    this.picture = view.querySelector("img");
    view.addEventListener("click", (event) => this[event.target.closest("[data-do]")?.dataset.do]?.());
    view.addEventListener("keydown", (event) => this.press(event));
    const stage = view.querySelector(".large-view-stage");
    stage.addEventListener("pointerdown", (event) => this.down(event));
    stage.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, (event) => this.up(event));
    stage.addEventListener("dblclick", () => this.zoomTo(this.scale > 1 ? 1 : 2.5));
    stage.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoomTo(this.scale * (event.deltaY < 0 ? 1.2 : 1 / 1.2));
    }, { passive: false });
  }

  show(place) {
    this.place = place;
    const link = this.links[place];
    this.picture.src = link.href;
    const alt = link.querySelector("img").alt;
    this.picture.alt = alt || link.getAttribute("aria-label") || "";
    this.view.querySelector("[data-alt]").textContent = alt;
    this.view.querySelector("[data-save]").href = link.dataset.download;
    this.view.querySelector("[data-count]").textContent = this.links.length > 1 ? `${place + 1} / ${this.links.length}` : "";
    this.view.querySelector("[data-do=earlier]").hidden = place === 0;
    this.view.querySelector("[data-do=later]").hidden = place === this.links.length - 1;
    this.angle = 0;
    this.zoomTo(1);
  }

  earlier() { if (this.place > 0) this.show(this.place - 1); }
  later() { if (this.place < this.links.length - 1) this.show(this.place + 1); }
  close() { this.view.close(); }
  turn() { this.angle = (this.angle + 90) % 360; this.draw(); }

  press(event) {
    const isFromTheRight = getComputedStyle(this.view).direction === "rtl";
    const verb = {
      ArrowLeft: isFromTheRight ? "later" : "earlier", ArrowRight: isFromTheRight ? "earlier" : "later", r: "turn",
    }[event.key];
    if (verb) this[verb]();
    else if (event.key === "+") this.zoomTo(this.scale * 1.5);
    else if (event.key === "-") this.zoomTo(this.scale / 1.5);
    else return;
    event.preventDefault();
  }

  down(event) {
    event.target.setPointerCapture?.(event.pointerId);
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
    this.from = { x: this.x, y: this.y, scale: this.scale, at: [event.clientX, event.clientY], apart: this.apart() };
    this.hadTwo = this.fingers.size > 1;
  }

  move(event) {
    if (!this.fingers.has(event.pointerId)) return;
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
    if (this.fingers.size === 2 && this.from.apart) return this.zoomTo(this.from.scale * (this.apart() / this.from.apart));
    if (this.scale === 1) return;
    this.x = this.from.x + event.clientX - this.from.at[0];
    this.y = this.from.y + event.clientY - this.from.at[1];
    this.draw();
  }

  up(event) {
    if (!this.fingers.delete(event.pointerId) || this.hadTwo || this.scale > 1 || event.type === "pointercancel") return;
    const [across, down] = [event.clientX - this.from.at[0], event.clientY - this.from.at[1]];
    if (Math.abs(across) < SWIPE || Math.abs(across) < Math.abs(down)) return;
    if (across < 0) this.later(); else this.earlier();
  }

  apart() {
    const [one, other] = [...this.fingers.values()];
    return other ? Math.hypot(one[0] - other[0], one[1] - other[1]) : 0;
  }

  zoomTo(scale) {
    this.scale = Math.min(MOST, Math.max(1, scale));
    if (this.scale === 1) [this.x, this.y] = [0, 0];
    this.draw();
  }

  // Turned on its side, it is as wide as it was high.
  draw() {
    const { naturalWidth: wide, naturalHeight: high, parentElement: stage } = this.picture;
    const fits = (across, down) => Math.min(stage.clientWidth / across, stage.clientHeight / down);
    const isOnItsSide = this.angle % 180 !== 0 && wide && high;
    const whole = isOnItsSide ? fits(high, wide) / fits(wide, high) : 1;
    this.picture.style.transform = `translate(${this.x}px, ${this.y}px) rotate(${this.angle}deg) scale(${this.scale * whole})`;
  }
}
