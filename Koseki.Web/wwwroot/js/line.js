// When the line to the server breaks: what was typed stays on the page and is told again when the line is back; when the
// screen's program is gone for good, what is not stored goes to the server by itself and the page begins anew.
(() => {
'use strict';
const BREATH = 2000;
let down = false;
let carrying = false;
const WEB_SOCKETS = 1;

// WebSockets alone, and at once: a line that broke while it was being taken up again was exchanged for requests one by one
// (long polling), over which the rest of what was typed was never answered.
document.addEventListener('DOMContentLoaded', () => Blazor.start({
  circuit: { configureSignalR: (builder) => builder.withUrl('_blazor', { transport: WEB_SOCKETS, skipNegotiation: true }) },
}));

const say = (words) => document.querySelectorAll('[data-carry-said]').forEach((place) => { place.textContent = words; });

// Not a modal dialog: nobody's keyboard is taken away in the middle of a word. The event does not bubble.
document.addEventListener('components-reconnect-state-changed', (e) => {
  const { state } = e.detail;
  down = state !== 'hide';
  document.getElementById('components-reconnect-modal').toggleAttribute('open', down);
  if (!down) {
    kosekiBoxes.again();
  } else if (state === 'failed' || state === 'rejected' || state === 'resume-failed') {
    carry(state !== 'failed');
  }
}, true);

setInterval(() => {
  if (!down) {
    kosekiBoxes.again(true);
  }
}, BREATH);

/** Sends what is not stored, until somebody answers; a paper's page begins anew when all of it is saved. */
async function carry(anew) {
  const place = document.querySelector('[data-unsent-to]')?.dataset.unsentTo;
  if (!place || carrying) {
    return;
  }
  carrying = true;
  while (anew || kosekiBoxes.report().length > 0) {
    try {
      if (!await send(place, kosekiBoxes.report())) {
        break;
      }
      if (kosekiBoxes.report().length === 0) {
        kosekiBoxes.leave();
        return;
      }
    } catch {
      // Nobody there: asked again below.
      await new Promise((r) => setTimeout(r, BREATH));
    }
  }
  carrying = false;
}

// Whether it is saved; where not, that is said, and another try would not change it. Throws while nobody can answer.
async function send(place, boxes) {
  const answer = boxes.length === 0 ? await fetch('/healthz', { cache: 'no-store' })
    : await fetch(place, { method: 'POST', cache: 'no-store', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ boxes }) });
  if (answer.ok) {
    kosekiBoxes.settled(boxes);
    return true;
  }
  if (answer.status < 400 || answer.status >= 500) {
    throw new Error(String(answer.status));
  }
  const refusal = answer.headers.get('Content-Type')?.startsWith('application/json') ? await answer.json() : { said: 'サインインが終わっているか、画面がロックされています。', left: boxes.map((b) => b.key) };
  const rest = boxes.filter((b) => refusal.left.includes(b.key));
  kosekiBoxes.settled(boxes.filter((b) => !rest.includes(b)));
  say(`${refusal.said} 次の入力は保存していません。写し取ってから読み込み直してください: ${rest.map((b) => `「${b.text}」`).join(' ')}`);
  return false;
}

// Nobody leaves with something unsaved without being asked.
window.addEventListener('beforeunload', (e) => {
  if (!kosekiBoxes.leaves() && kosekiBoxes.report().length > 0) {
    e.preventDefault();
  }
});

document.addEventListener('DOMContentLoaded', () => {
  // The screen's program stopped on an error: what is not stored goes the other way. A line that broke once more while it
  // was being taken up again is called an error, too; the program goes on then, and the line is spoken of elsewhere.
  const failed = document.getElementById('blazor-error-ui');
  new MutationObserver(() => {
    if (failed.style.display !== 'block') {
      return;
    }
    if (down) {
      failed.style.display = 'none';
    } else if (kosekiBoxes.report().length > 0) {
      carry(false);
    }
  }).observe(failed, { attributes: true, attributeFilter: ['style'] });
});
})();
