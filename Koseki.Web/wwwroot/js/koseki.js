// Keyboard of the entry screens. Movement happens here, in the browser, so that what is typed right after Enter
// already lands in the next box; everything else is decided on the server.
(() => {
'use strict';
let bar = null;
let owned = new Set();
let step = null;

const composing = (e) => e.isComposing || e.keyCode === 229;
const dialogOpen = () => document.querySelector('.mud-dialog') !== null;

function fields(scope) {
  return [...scope.querySelectorAll('[data-field]')].filter((e) => e.offsetParent !== null && !e.disabled);
}

/** Tells the server what stands in the box that has the focus, without leaving it. */
function flush() {
  const box = document.activeElement;
  if (box?.matches('[data-value]')) {
    kosekiBoxes.tell(box);
  } else if (box && box.matches('input.input:not([type=file]), textarea.input, select.input') && box.dataset.told !== box.value) {
    box.dataset.told = box.value;
    box.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** What stands in a box. */
const stand = (box) => (box.type === 'checkbox' ? box.checked : box.value);

/** What a box is for. The server may put another element in its place: the box stays the same. */
const name = (box) => box?.dataset?.field;

/** Whether the keyboard has just come to this box and nothing was typed in it yet. */
const waits = (box) => step !== null && step.to === name(box) && step.until > performance.now() && stand(box) === step.value;

function move(e) {
  const box = e.target.closest?.('[data-field]');
  const scope = box?.closest('[data-entry]');
  if (!scope || e.key !== 'Enter' || e.altKey || e.ctrlKey || e.metaKey || composing(e)) {
    return false;
  }
  if (e.shiftKey && box.tagName === 'TEXTAREA') {
    return false; // A new line in the box.
  }
  const all = fields(scope);
  const next = all[all.indexOf(box) + (e.shiftKey ? -1 : 1)];
  e.preventDefault();
  flush();
  if (!next && !e.shiftKey) {
    scope.closest('.mud-dialog')?.querySelector('[data-key="F12"]')?.focus();
  }
  if (next) {
    // Passing on without typing keeps where the passage began: what appears behind it is not left out.
    step = { ...(waits(box) ? step : { from: name(box), seen: new Set(all.map(name)) }), to: name(next), value: stand(next), until: performance.now() + 2000 };
    next.focus();
    if (next.matches('input:not([type=checkbox])')) {
      next.select();
    }
    next.scrollIntoView({ block: 'nearest' });
  }
  return true;
}

document.addEventListener('keydown', (e) => {
  if (document.getElementById('screen-lock')) {
    // A locked screen is not closed by Escape, and nothing behind it answers a key.
    if (e.key === 'Escape' || /^F\d+$/.test(e.key)) { e.preventDefault(); }
    return;
  }
  if (move(e) || !bar || composing(e) || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) {
    return;
  }
  // Escape closes a dialog by itself; its other keys are its own buttons, never those of the page behind it: they work
  // even where that page has just lost the key, because somebody else was faster.
  const open = dialogOpen();
  const button = open ? document.querySelector(`.mud-dialog [data-key="${CSS.escape(e.key)}"]`) : null;
  if ((!owned.has(e.key) && !button) || (open && e.key === 'Escape')) {
    return;
  }
  e.preventDefault();
  flush();
  if (open) {
    button?.click();
  } else {
    bar.invokeMethodAsync('Pressed', e.key);
  }
});

// The next box is chosen before the server's answer: the answer can take that box away (it no longer applies), or put
// others before it (they apply now). Then the keyboard goes to the box it would have gone to; not before all that was told
// is answered: what came with an answer to an older choice goes with the next one, and with it what was typed there.
let current = null;
let entry = null;
let following = [];
document.addEventListener('focusin', (e) => {
  const scope = e.target.matches?.('[data-field]') ? e.target.closest('[data-entry]') : null;
  current = scope ? e.target : null;
  entry = scope;
  const all = scope ? fields(scope) : [];
  following = all.slice(all.indexOf(current)).map(name);
});
new MutationObserver(() => {
  if (current && !current.isConnected && document.activeElement === document.body) {
    const all = fields(entry);
    following.map((n) => all.find((e) => name(e) === n)).find((e) => e)?.focus();
  }
  if (waits(document.activeElement) && kosekiBoxes.answered()) {
    const all = fields(document.activeElement.closest('[data-entry]'));
    const [from, to] = [all.findIndex((e) => name(e) === step.from), all.indexOf(document.activeElement)];
    const appeared = from < 0 ? [] : (from < to ? all.slice(from, to) : all.slice(to + 1, from).reverse()).filter((e) => !step.seen.has(name(e)));
    if (appeared.length > 0) {
      step = { ...step, to: name(appeared[0]), value: stand(appeared[0]), seen: new Set(all.map(name)) };
      appeared[0].focus();
    }
  }
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-heard'] });

// What is typed reaches the server after a short rest, so that a lost line loses nothing.
let rest = 0;
document.addEventListener('input', (e) => {
  clearTimeout(rest);
  // The number of a register is told when it is whole: the beginning of one is the number of another.
  if (!e.isComposing && e.target.closest?.('[data-entry]') && !e.target.matches('[data-late]')) {
    rest = setTimeout(flush, 700);
  }
});
document.addEventListener('compositionend', (e) => {
  clearTimeout(rest);
  if (!e.target.matches?.('[data-late]')) {
    rest = setTimeout(flush, 700);
  }
});

/** Does something with an element of the page as soon as no dialog stands before it: a dialog gives the focus back late. */
function afterDialog(id, act, tries = 60) {
  const e = document.getElementById(id);
  const before = document.querySelector('.mud-dialog');
  if (e && before && !before.contains(e) && tries > 0) {
    requestAnimationFrame(() => afterDialog(id, act, tries - 1));
  } else if (e) {
    act(e);
  }
}

// Works without the server: the line may be gone.
document.addEventListener('click', (e) => {
  if (e.target.closest?.('[data-reload]')) {
    location.reload();
  }
});

// Somebody is here: told at most every ten seconds, so that the server knows when nobody is.
let watched = null;
let told = 0;
for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
  document.addEventListener(kind, () => {
    if (watched && performance.now() - told > 10000) {
      told = performance.now();
      watched.invokeMethodAsync('Touched');
    }
  }, { passive: true, capture: true });
}

let caret = null;
document.addEventListener('focusout', (e) => {
  if (e.target.matches?.('[data-field]')) {
    caret = { field: e.target.dataset.field, at: e.target.selectionStart ?? null, to: e.target.selectionEnd ?? null };
  }
});

window.koseki = {
  attach(reference) { bar = reference; },
  detach() { bar = null; this.own([]); },
  /** Which keys are answered from now on; told on the page too, for whoever presses them by program. */
  own(keys) {
    owned = new Set(keys);
    document.documentElement.dataset.keys = [...owned].join(' ');
  },
  focus(id) {
    afterDialog(id, (e) => {
      e.focus();
      e.scrollIntoView({ block: e.closest('.mud-dialog') ? 'nearest' : 'center' });
    });
  },
  reveal(id) { document.getElementById(id)?.scrollIntoView({ block: 'nearest' }); },
  /** The field that has, or last had, the focus. */
  field() { return document.activeElement?.dataset?.field ?? caret?.field ?? null; },
  /** Puts text at the place where the caret was, as if typed. */
  insert(id, text) {
    const place = caret;
    afterDialog(id, (e) => {
      e.focus();
      const here = place?.field === e.dataset.field;
      const at = here && place.at !== null ? place.at : e.value.length;
      const to = here && place.to !== null ? place.to : at;
      e.setRangeText(text, at, to, 'end');
      delete e.dataset.told;
      flush();
    });
  },
  watch(reference) { watched = reference; },
  /** Lays the lock over everything and puts the keyboard into its box. */
  lock(id, box) {
    flush();
    const lock = document.getElementById(id);
    if (lock && !lock.open) {
      lock.showModal();
      document.getElementById(box)?.focus();
    }
  },
  back() { history.back(); },
  /** Prints the page; a page printed without it (Ctrl+P), and so without a line in the access log, is empty. */
  print() {
    document.documentElement.dataset.print = '';
    addEventListener('afterprint', () => { delete document.documentElement.dataset.print; }, { once: true });
    window.print();
  },
  open(url) { window.open(url, '_blank', 'noopener'); },
};
})();
