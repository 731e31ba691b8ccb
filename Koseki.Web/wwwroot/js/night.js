// The terminal of the night when the line or the server is gone: the paper form is shown, nothing is kept, and every ten
// seconds it is asked whether the system is back. Also the sound when it is, and the form's printing, which needs no server.
(() => {
'use strict';
const LOOK = 10000;
let watching = 0;

const two = (n) => String(n).padStart(2, '0');
const time = (withSeconds) => {
  const now = new Date();
  return `${two(now.getHours())}:${two(now.getMinutes())}${withSeconds ? `:${two(now.getSeconds())}` : ''}`;
};

function print() {
  document.documentElement.dataset.print = 'form';
  addEventListener('afterprint', () => { delete document.documentElement.dataset.print; }, { once: true });
  window.print();
}

function sound() {
  try {
    const audio = new AudioContext();
    for (const [at, pitch] of [[0, 660], [.35, 880], [.7, 660]]) {
      const tone = audio.createOscillator();
      const loud = audio.createGain();
      loud.gain.value = .3;
      tone.frequency.value = pitch;
      tone.connect(loud).connect(audio.destination);
      tone.start(audio.currentTime + at);
      tone.stop(audio.currentTime + at + .3);
    }
  } catch {
    // No sound on this terminal: the page changes all the same.
  }
}

async function look() {
  document.querySelectorAll('[data-last-look]').forEach((e) => { e.textContent = time(true); });
  try {
    if ((await fetch('/healthz', { cache: 'no-store' })).ok) {
      clearInterval(watching);
      sound();
      setTimeout(() => location.reload(), 1500);
    }
  } catch {
    // Nobody there yet.
  }
}

function down() {
  const view = document.getElementById('night-down');
  if (!view || watching !== 0) {
    return;
  }
  view.querySelector('[data-since]').textContent = time(false);
  view.querySelector('[data-last-look]').textContent = time(true);
  document.querySelector('[data-night]').dataset.night = 'down';
  view.hidden = false;
  cut();
  view.querySelector('h1')?.focus();
  watching = setInterval(look, LOOK);
}

function up() {
  const view = document.getElementById('night-down');
  if (view && watching !== 0) {
    clearInterval(watching);
    watching = 0;
    delete view.closest('[data-night]').dataset.night;
    view.closest('.night').setAttribute('data-night', '');
    view.hidden = true;
  }
}

document.addEventListener('components-reconnect-state-changed', (e) => (e.detail.state === 'hide' ? up() : down()), true);
document.addEventListener('click', (e) => {
  if (e.target.closest?.('[data-night-print]')) {
    print();
  }
});
document.addEventListener('keydown', (e) => {
  if (e.key === 'F9' && [...document.querySelectorAll('[data-night-print]')].some((b) => b.offsetParent !== null)) {
    e.preventDefault();
    e.stopImmediatePropagation();
    print();
  }
}, true);

// The terminal says that it is alive: on the screen of the night only when the server asks for it through the open screen, so that a
// page that is left standing says nothing; and by itself while it waits for a password. From then on it is missed when it is silent.
const KNOWN = 'koseki-night';
const ALIVE = 30000;

// While one tab of this browser shows the paper form, whoever sits there cannot hold: no other tab speaks for the terminal.
const CUT = 'koseki-night-cut';
const FRESH = 3 * LOOK;

function isForm() {
  return [...document.querySelectorAll('[data-testid="night-down-view"]')].some((v) => v.offsetParent !== null);
}

function cut() {
  try {
    if (isForm()) {
      localStorage.setItem(CUT, String(Date.now()));
    }
  } catch {
    // As below.
  }
}

function isCut() {
  try {
    const since = Number(localStorage.getItem(CUT));
    return isForm() || (since > 0 && Math.abs(Date.now() - since) < FRESH);
  } catch {
    return isForm();
  }
}

async function alive() {
  if (isCut()) {
    return;
  }
  try {
    await fetch('/night/alive', { method: 'POST', cache: 'no-store' });
  } catch {
    // The line is gone: it is missed, as it should be.
  }
}

function beat() {
  try {
    localStorage.setItem(KNOWN, '1');
  } catch {
    // A browser that keeps nothing is heard on the screen of the night alone.
  }
  return alive();
}

function waiting() {
  try {
    if (localStorage.getItem(KNOWN) !== null && document.querySelector('#screen-lock, [data-testid="terminal"]')) {
      alive();
    }
  } catch {
    // As above.
  }
}

waiting();
setInterval(waiting, ALIVE);
setInterval(cut, LOOK);

window.kosekiNight = { sound, beat };
})();
