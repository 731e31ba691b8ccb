// The places below a box: which there are is said by the server, every key is decided here, so that none waits for it.
export function attach(id, list, server) {
  const box = document.getElementById(id);
  if (!box) {
    return;
  }
  let at = -1;
  let rest = 0;
  const rows = () => [...list.querySelectorAll('[role=option]')];
  const ask = (text) => server.invokeMethodAsync('Offer', text).catch(() => { /* The box is gone. */ });
  const mark = (next) => {
    const all = rows();
    at = next;
    all.forEach((row, i) => row.setAttribute('aria-selected', String(i === at)));
    if (at >= 0) {
      box.setAttribute('aria-activedescendant', all[at].id);
      all[at].scrollIntoView({ block: 'nearest' });
    } else {
      box.removeAttribute('aria-activedescendant');
    }
  };
  const close = () => {
    clearTimeout(rest);
    mark(-1);
    if (rows().length > 0) {
      ask('');
    }
  };
  const take = (text) => {
    box.value = text;
    box.setSelectionRange(text.length, text.length);
    kosekiBoxes.tell(box);
    ask(text);
  };
  const soon = () => {
    clearTimeout(rest);
    mark(-1);
    rest = setTimeout(() => ask(box.value), 120);
  };

  box.addEventListener('input', (e) => {
    if (!e.isComposing) {
      soon();
    }
  });
  // Also what was to be asked a moment later: the input method has a list of its own.
  box.addEventListener('compositionstart', close);
  box.addEventListener('compositionend', soon);
  box.addEventListener('keydown', (e) => {
    const count = rows().length;
    if (e.isComposing || e.keyCode === 229 || count === 0 || e.altKey || e.ctrlKey || e.metaKey) {
      return;
    }
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      mark(e.key === 'ArrowDown' ? Math.min(at + 1, count - 1) : Math.max(at - 1, -1));
    } else if (e.key === 'Enter' && at >= 0 && !e.shiftKey) {
      take(rows()[at].dataset.text);
    } else if (e.key === 'Escape') {
      close();
    } else {
      return;
    }
    e.preventDefault();
    e.stopPropagation();
  });
  box.addEventListener('blur', close);
  // The box keeps the focus when the mouse chooses.
  list.addEventListener('mousedown', (e) => e.preventDefault());
  list.addEventListener('click', (e) => {
    const row = e.target.closest('[role=option]');
    if (row) {
      take(row.dataset.text);
    }
  });
  new MutationObserver(() => {
    mark(-1);
    box.setAttribute('aria-expanded', String(rows().length > 0));
    if (rows().length > 0 && document.activeElement !== box) {
      ask('');
    } else if (rows().length > 0) {
      list.parentElement.scrollIntoView({ block: 'nearest' });
    }
  }).observe(list, { childList: true });
}
