/** Keys that lead somewhere on the page that is open, without asking the server: digits, letters, Alt+digit. */
(() => {
'use strict';
const typing = (e) => e.isComposing || e.keyCode === 229
  || e.target.matches?.('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]');

function go(id) {
  const place = document.getElementById(id);
  if (place) {
    place.focus();
    place.scrollIntoView({ block: 'center' });
  }
}

document.addEventListener('keydown', (e) => {
  if (e.ctrlKey || e.metaKey || document.querySelector('.mud-dialog, #screen-lock')) {
    return;
  }
  const name = e.altKey ? /^Digit([1-9])$/.exec(e.code)?.[1] : (typing(e) || e.shiftKey ? null : e.key.toLowerCase());
  const place = name && document.querySelector(`[data-${e.altKey ? 'alt' : 'press'}="${CSS.escape(name)}"]`);
  if (place) {
    e.preventDefault();
    place.click();
  }
});

document.addEventListener('click', (e) => {
  const button = e.target.closest?.('[data-goto]');
  if (button) {
    go(button.dataset.goto);
  }
});

// What the box that has the focus asks for stands always at the same place.
document.addEventListener('focusin', (e) => {
  const said = document.querySelector('[data-this-box]');
  if (!said) {
    return;
  }
  const box = e.target.matches?.('[data-field]') ? e.target : null;
  const label = box && document.querySelector(`label[for="${CSS.escape(box.id)}"] .words, label[for="${CSS.escape(box.id)}"].check`)?.textContent.trim();
  const support = box && document.getElementById(`${box.id}-support`)?.textContent.trim();
  said.textContent = label ? `${label}　${support ?? ''}` : '';
});
})();
