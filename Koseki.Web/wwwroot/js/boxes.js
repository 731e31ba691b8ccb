// What stands in a box of a paper belongs to whoever types. The browser tells the server what stands there, numbered;
// the server answers with what it has (data-value) and the number it heard last (data-heard). A box that has the
// keyboard, or holds something the server has not heard yet, is never written: what the server has is offered below it.
// What the server has heard is not stored yet: while the page does not say so (data-stored), the browser remembers it, too.
window.kosekiBoxes = (() => {
'use strict';
const BOX = '[data-value]';
/** Longest text the line takes at once, in UTF-16 units; the server's limit of one message is wider. */
const MOST = 100000;
/** A telling without an answer for so long is told again, in milliseconds. */
const LATE = 6000;
/** So many of the last tellings of a box are remembered until they are stored. */
const MANY = 8;
const known = new WeakMap();
/** What the server had not heard of boxes that were taken away, until they come again on the same page. */
const lost = new Map();
/** Where the browser keeps for a moment what was typed while the page was on its way out. */
const CARRIED = 'koseki-typed';
for (const [name, it] of JSON.parse(sessionStorage.getItem(CARRIED) ?? '[]')) {
  lost.set(name, it);
}
sessionStorage.removeItem(CARRIED);
let composing = null;
let leaving = false;

/** What stands in a box; a list whose choice is not offered for a moment still has it. */
function holds(box) {
  if (box.type === 'checkbox') {
    return box.checked ? '1' : '';
  }
  return box.tagName === 'SELECT' && box.selectedIndex < 0 ? known.get(box)?.told ?? '' : box.value;
}

/** Whether the page says that all the server has is stored. */
const isStored = () => document.querySelector('[data-stored]')?.dataset.stored === '1';
const isChosen = (box) => box.tagName === 'SELECT' || box.type === 'checkbox';

function put(box, text) {
  if (box.type === 'checkbox') {
    box.checked = text === '1';
  } else if (box.value !== text) {
    box.value = text;
  }
}

function of(box) {
  let k = known.get(box);
  if (!k) {
    const word = box.dataset.value;
    // A box can come in the place of another one that the server has heard from: its numbers go on.
    const heard = Number(box.dataset.heard ?? 0);
    known.set(box, (k = { told: word, sent: heard, heard, since: 0, stored: isStored() ? word : '', tellings: [], name: `${location.pathname} ${box.dataset.field}` }));
    put(box, word);
    restore(box, k);
  }
  return k;
}

/** Whether the server has heard all that was told, and nothing else stands in the box. */
const isTold = (box, k) => k.heard >= k.sent && (isChosen(box) || holds(box) === k.told);

/** Tells the server what stands in a box, if it does not know. */
function tell(box, again) {
  const k = of(box);
  const text = holds(box);
  if (!again && text === k.told) {
    return;
  }
  if (text.length > MOST) {
    say(box, `長すぎます(${text.length.toLocaleString()}字)。この欄は保存できません。短くしてください。`);
    return;
  }
  k.told = text;
  k.sent += 1;
  k.since = performance.now();
  k.tellings = [...k.tellings, text].slice(-MANY);
  box.dispatchEvent(new CustomEvent('boxtold', { bubbles: true, detail: { text, number: k.sent } }));
  mark();
}

/** The line below a box. With a text to take, a button takes it. */
function say(box, words, text) {
  const line = box.closest('.field')?.querySelector('[data-offer]');
  if (line) {
    line.hidden = !words;
    line.querySelector('[data-offer-text]').textContent = words ?? '';
    line.querySelector('[data-offer-take]').hidden = text === undefined;
    line.offered = text;
  }
}

/** The server has answered for a box. */
function hear(box) {
  const k = of(box);
  const word = box.dataset.value;
  k.heard = Math.max(k.heard, Number(box.dataset.heard ?? 0));
  if (k.heard < k.sent) {
    return; // An older word: a later one is on its way.
  }
  if (word === holds(box)) {
    k.told = word;
    say(box, null);
  } else if (word !== k.told || isChosen(box)) {
    settle(box, k, word);
  }
}

function settle(box, k, word) {
  if (!isTold(box, k)) {
    say(box, word === '' ? 'ほかから空にされました。' : `ほかから入った内容: 「${word}」`, word);
  } else if (document.activeElement === box || composing === box) {
    say(box, word === '' ? 'この欄を離れると空になります。' : `この欄を離れると「${word}」になります。`, word);
  } else {
    put(box, word);
    k.told = word;
    say(box, null);
  }
}

/** A box was left: what was only offered is put in where nothing was typed meanwhile. */
function left(box) {
  const k = of(box);
  tell(box);
  if (isTold(box, k) && box.dataset.value !== k.told) {
    settle(box, k, box.dataset.value);
  }
}

/** A box goes, with what was typed in it and not heard. */
function keep(box) {
  const k = known.get(box);
  if (k && !isTold(box, k)) {
    lost.set(k.name, { was: box.dataset.value, text: holds(box) });
  }
}

/** It comes again (the screen was locked, the box did not apply for a while): what was typed is there still. */
function restore(box, k) {
  const it = lost.get(k.name);
  lost.delete(k.name);
  if (it && it.text !== k.told) {
    if (it.was === k.told) {
      put(box, it.text);
      tell(box);
    } else {
      say(box, `送れなかった入力: 「${it.text}」`, it.text);
    }
  }
}

const all = () => [...document.querySelectorAll(BOX)];
const unsent = () => all().filter((box) => !isTold(box, of(box)));

/** The page says that all is stored: what the server had drawn by then is. */
function store() {
  if (!isStored()) {
    return;
  }
  for (const box of all()) {
    const k = of(box);
    k.stored = box.dataset.value;
    k.tellings = k.heard < k.sent ? k.tellings : [];
  }
}

/** What is to be stored of a box: what was typed, or what the server made of it. */
const due = (box) => (isTold(box, of(box)) ? box.dataset.value : holds(box));
const unstored = () => all().filter((box) => due(box) !== of(box).stored);

/** Says on the page whether something typed has not reached the server. */
function mark() {
  document.documentElement.classList.toggle('unsent', unsent().length > 0);
}

// The browser's own event says the same a second time, and not always: it stays silent where the first text came back.
window.addEventListener('change', (e) => {
  if (e.target.matches?.(BOX)) {
    e.stopImmediatePropagation();
    tell(e.target);
  }
}, true);
window.addEventListener('blur', (e) => {
  if (e.target.matches?.(BOX)) {
    tell(e.target);
  }
}, true);
document.addEventListener('focusout', (e) => {
  if (e.target.matches?.(BOX)) {
    queueMicrotask(() => e.target.isConnected && left(e.target));
  }
});
document.addEventListener('compositionstart', (e) => { composing = e.target; });
document.addEventListener('compositionend', () => { composing = null; });
document.addEventListener('input', mark);
document.addEventListener('click', (e) => {
  const line = e.target.closest?.('[data-offer-take]')?.closest('[data-offer]');
  const box = line?.closest('.field')?.querySelector(BOX);
  if (box) {
    put(box, line.offered);
    tell(box);
    say(box, null);
    box.focus();
  }
});

const boxesIn = (node) => (node.nodeType === Node.ELEMENT_NODE ? [...(node.matches(BOX) ? [node] : []), ...node.querySelectorAll(BOX)] : []);

new MutationObserver((changes) => {
  const seen = new Set();
  let fewer = false;
  for (const change of changes) {
    if (change.type === 'attributes' && change.target.matches(BOX)) {
      seen.add(change.target);
    }
    // Other choices came: what was chosen is chosen again.
    if (change.target.tagName === 'SELECT' && change.target.matches(BOX)) {
      put(change.target, of(change.target).told);
      seen.add(change.target);
    }
    for (const node of change.removedNodes) {
      boxesIn(node).filter((box) => !box.isConnected).forEach((box) => { keep(box); fewer = true; });
    }
    change.addedNodes.forEach((node) => boxesIn(node).forEach((box) => seen.add(box)));
  }
  [...seen].filter((box) => box.isConnected).forEach(hear);
  store();
  if (seen.size > 0 || fewer) {
    mark();
  }
}).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-value', 'data-heard', 'data-stored'] });

document.addEventListener('DOMContentLoaded', () =>
  Blazor.registerCustomEventType('boxtold', { createEventArgs: (e) => ({ text: e.detail.text, number: e.detail.number }) }));

return {
  tell,
  /** Whether the server has answered all that was told. */
  answered: () => all().every((box) => Number(box.dataset.heard ?? 0) >= of(box).sent),
  /** How many boxes hold what the server has not heard. */
  unsent: () => unsent().length,
  /** The boxes that are not stored: their names, what may be stored of them (as it was, or any telling since), and what is to be. */
  report: () => unstored().map((box) => ({ key: box.dataset.field, was: [...new Set([of(box).stored, box.dataset.value, ...of(box).tellings])], text: due(box) })),
  /** Tells once more whatever got no answer; of all boxes, or of those that have waited too long. Numbers make it harmless. */
  again(late) {
    unsent().filter((box) => !late || (of(box).heard < of(box).sent && performance.now() - of(box).since > LATE)).forEach((box) => tell(box, true));
    mark();
  },
  /** Whether the page is on its way out by itself. */
  leaves: () => leaving,
  /** The page begins anew: what is typed until it is gone comes with it. */
  leave() {
    leaving = true;
    window.addEventListener('pagehide', () => {
      const typed = unsent().map((box) => [of(box).name, { was: box.dataset.value, text: holds(box) }]);
      if (typed.length > 0) {
        sessionStorage.setItem(CARRIED, JSON.stringify(typed));
      }
    }, { once: true });
    location.reload();
  },
  /** These texts are stored, another way; what was typed since is not. */
  settled(boxes) {
    for (const { key, text } of boxes) {
      const box = document.querySelector(`${BOX}[data-field="${CSS.escape(key)}"]`);
      if (box) {
        const k = of(box);
        if (!isTold(box, k) && (!isChosen(box) || holds(box) === text)) {
          [k.told, k.heard] = [text, k.sent];
        }
        k.stored = box.dataset.value = text;
      }
    }
    mark();
  },
};
})();
