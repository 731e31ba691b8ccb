// Movement inside the list of hits happens in the browser: no key waits for the server.
export function attach(root) {
  const step = (e) => {
    if (e.isComposing || e.altKey || e.ctrlKey || e.metaKey || !['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(e.key)) {
      return;
    }
    const hits = [...root.querySelectorAll('[data-hit]')];
    const at = hits.indexOf(document.activeElement);
    const box = root.querySelector('#search-text');
    if (hits.length === 0 || (at < 0 && !(e.key === 'ArrowDown' && e.target.matches('input.input')))) {
      return;
    }
    e.preventDefault();
    const next = e.key === 'Home' ? 0 : e.key === 'End' ? hits.length - 1 : at + (e.key === 'ArrowDown' ? 1 : -1);
    focus(next < 0 ? box.id : hits[Math.min(next, hits.length - 1)].id);
  };
  const open = (e) => {
    const row = e.target.closest('tbody tr');
    if (row && !e.target.closest('a, button') && !String(getSelection())) {
      row.querySelector('[data-hit]').click();
    }
  };
  root.addEventListener('keydown', step);
  root.addEventListener('click', open);
}

/** Goes to a box or a hit without moving more of the page than needed. */
export function focus(id) {
  const place = document.getElementById(id);
  place?.focus({ preventScroll: true });
  place?.closest('tr, .field')?.scrollIntoView({ block: 'nearest' });
}
