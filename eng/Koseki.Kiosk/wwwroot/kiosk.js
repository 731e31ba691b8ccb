"use strict";
const pin = document.getElementById("pin");
if (pin) {
  const dots = document.getElementById("dots");
  const show = () => { dots.textContent = "●".repeat(pin.value.length) + "＿".repeat(4 - pin.value.length); };
  pin.addEventListener("input", () => { pin.value = pin.value.replace(/[^0-9]/g, ""); show(); });
  document.querySelectorAll("[data-digit]").forEach(b => b.addEventListener("click", () => {
    if (pin.value.length < 4) { pin.value += b.dataset.digit; show(); }
  }));
  document.querySelector("[data-clear]").addEventListener("click", () => { pin.value = ""; show(); pin.focus(); });
}
document.querySelectorAll("form").forEach(f => f.addEventListener("submit", () => {
  document.body.classList.add("busy");
}));
