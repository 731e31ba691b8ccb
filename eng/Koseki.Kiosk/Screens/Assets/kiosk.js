"use strict";

// Number pad. The field works by keyboard, too. Until this runs its buttons are off: a touch on a slow line would be lost.
const pin = document.getElementById("pin");
if (pin) {
  pin.addEventListener("input", () => { pin.value = pin.value.normalize("NFKC").replace(/[^0-9]/g, "").slice(0, 4); });
  document.querySelectorAll("[data-digit]").forEach(b => b.addEventListener("click", () => {
    if (pin.value.length < 4) { pin.value += b.dataset.digit; }
  }));
  document.querySelector("[data-clear]").addEventListener("click", () => { pin.value = ""; });
  document.querySelectorAll("[data-digit], [data-clear]").forEach(b => { b.disabled = false; });
}

// One touch, one step: a second touch on the way is dropped; a slow step says so.
let sent = false;
document.querySelectorAll("form").forEach(f => f.addEventListener("submit", e => {
  if (sent) { e.preventDefault(); return; }
  sent = true;
  setTimeout(() => { document.getElementById("busy").hidden = false; }, 700);
}));
// A second touch at the same place must not answer the question that has just appeared there.
document.querySelectorAll("[data-arm]").forEach(b => {
  b.setAttribute("aria-disabled", "true");
  b.addEventListener("click", e => { if (b.getAttribute("aria-disabled") === "true") { e.preventDefault(); } });
  setTimeout(() => b.removeAttribute("aria-disabled"), 800);
});
addEventListener("pageshow", e => { if (e.persisted) { location.reload(); } });

// By keyboard the place is kept over a step that shows the same screen again.
const place = "kiosk-place";
const screen = document.querySelector("[data-step]").dataset.step;
document.querySelectorAll("form button").forEach(b => b.addEventListener("click", e => {
  if (e.detail === 0) { sessionStorage.setItem(place, JSON.stringify([screen, b.dataset.testid])); } else { sessionStorage.removeItem(place); }
}));
const [lastScreen, lastButton] = JSON.parse(sessionStorage.getItem(place) || "[]");
sessionStorage.removeItem(place);
if (lastScreen === screen) { document.querySelector(`[data-testid="${lastButton}"]`)?.focus(); }

// Waiting screens go on by themselves.
const waiting = document.body.dataset.waiting;
if (waiting) {
  const look = async () => {
    try {
      const answer = await fetch("/step", { cache: "no-store" });
      if (answer.ok && await answer.text() !== waiting && !sent) { location.replace("/"); return; }
    } catch { /* asked again below */ }
    setTimeout(look, 400);
  };
  setTimeout(look, 300);
}

// Nobody there: warn, then end the visit.
const limit = Number(document.body.dataset.idle || 0);
if (limit > 0) {
  const box = document.getElementById("idle");
  let touched = Date.now();
  const stay = () => { touched = Date.now(); box.hidden = true; };
  ["pointerdown", "keydown"].forEach(k => addEventListener(k, stay));
  document.getElementById("idle-stay").addEventListener("click", stay);
  setInterval(() => {
    const left = Math.ceil(limit - (Date.now() - touched) / 1000);
    if (left <= 0 && !sent) {
      sent = true;
      const form = document.createElement("form");
      form.method = "post";
      form.action = "/go/idle";
      document.body.append(form);
      form.submit();
    } else if (left <= Math.min(20, limit / 2) && box.hidden) {
      box.hidden = false;
      document.getElementById("idle-stay").focus();
    }
    const clock = document.getElementById("left");
    if (clock) { clock.textContent = `${Math.floor(Math.max(0, left) / 60)}:${String(Math.max(0, left) % 60).padStart(2, "0")}`; }
    document.getElementById("idle-left").textContent = String(Math.max(0, left));
  }, 500);
}
