// Images live in this page's memory only: fetched each time they are opened, never cached.
const views = new Map();
const step = 1.25;

export function forget(key) {
  const view = views.get(key);
  if (view) {
    view.gone = true;
    view.watch?.disconnect();
    if (view.url) { URL.revokeObjectURL(view.url); }
    view.place.replaceChildren();
    views.delete(key);
  }
}

/** Shows an image; gives what to say when that is not possible: `broken` where it came and is none. */
export async function show(key, place, address, isPdf, name, takesFocus, broken) {
  forget(key);
  const view = { place, fit: 'width', scale: 1, turn: 0 };
  views.set(key, view);
  let bytes;
  try {
    // A redirect leads to the sign-in: no image comes from there.
    const answer = await fetch(address, { cache: 'no-store', redirect: 'manual' });
    if (answer.status !== 200) {
      const said = answer.headers.get('content-type')?.startsWith('text/plain') ? await answer.text() : '';
      return said || '画像を表示できません。サインインが切れているか、見る権限がありません。画面を読み直してください。';
    }
    bytes = await answer.blob();
  } catch {
    return '画像を受け取れません。サーバにつながっているか確かめて、もう一度開いてください。';
  }
  if (view.gone) { return null; }
  view.url = URL.createObjectURL(bytes);
  if (isPdf) {
    const frame = document.createElement('iframe');
    frame.title = name;
    frame.src = `${view.url}#view=FitH&navpanes=0`;
    place.replaceChildren(frame);
    return null;
  }
  const picture = new Image();
  picture.alt = name;
  picture.draggable = false;
  picture.src = view.url;
  try {
    await picture.decode();
  } catch {
    return broken;
  }
  if (view.gone) { return null; }
  view.picture = picture;
  view.sheet = document.createElement('div');
  view.sheet.className = 'scan-sheet';
  view.sheet.append(picture);
  place.replaceChildren(view.sheet);
  place.scrollTo(0, 0);
  view.watch = new ResizeObserver(() => draw(view));
  view.watch.observe(place);
  listen(key, place);
  draw(view);
  if (takesFocus) { place.focus(); }
  return null;
}

export function zoom(key, how) {
  const view = views.get(key);
  if (!view?.picture) { return; }
  if (how === 'turn') {
    view.turn = (view.turn + 1) % 4;
  } else if (how === 'in' || how === 'out') {
    scaleTo(view, view.scale * (how === 'in' ? step : 1 / step), view.place.clientWidth / 2, view.place.clientHeight / 2);
    return;
  } else {
    view.fit = how;
  }
  draw(view);
}

/** Another scale, the point under the pointer staying where it is. */
function scaleTo(view, scale, x, y) {
  const [place, before] = [view.place, view.scale];
  view.fit = null;
  view.scale = Math.min(8, Math.max(0.05, scale));
  const grown = view.scale / before;
  const [left, top] = [(place.scrollLeft + x) * grown - x, (place.scrollTop + y) * grown - y];
  draw(view);
  place.scrollTo(left, top);
}

function draw(view) {
  const { place, picture: { naturalWidth: w, naturalHeight: h } } = view;
  const [across, down] = view.turn % 2 ? [h, w] : [w, h];
  if (view.fit) {
    const width = place.clientWidth / across;
    view.scale = view.fit === 'width' ? width : Math.min(width, place.clientHeight / down);
  }
  // Whole pixels, and not one more than fits: else a scroll bar comes and goes.
  view.sheet.style.width = `${Math.floor(across * view.scale)}px`;
  view.sheet.style.height = `${Math.floor(down * view.scale)}px`;
  view.picture.style.width = `${Math.floor(w * view.scale)}px`;
  view.picture.style.height = `${Math.floor(h * view.scale)}px`;
  view.picture.style.transform = `translate(-50%, -50%) rotate(${view.turn * 90}deg)`;
}

const keys = { '+': 'in', ';': 'in', '=': 'in', '-': 'out', '0': 'width', '9': 'whole', r: 'turn', R: 'turn' };

function listen(key, place) {
  if (place.dataset.listens) { return; }
  place.dataset.listens = 'true';
  place.addEventListener('keydown', (e) => {
    if (keys[e.key] && !e.altKey && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      zoom(key, keys[e.key]);
    } else if (place.dataset.pages && (e.key === 'PageDown' || e.key === 'PageUp')) {
      // They turn pages: the one that is turned away from does not move.
      e.preventDefault();
    }
  });
  place.addEventListener('wheel', (e) => {
    const view = views.get(key);
    if (e.ctrlKey && view?.picture) {
      e.preventDefault();
      const at = place.getBoundingClientRect();
      scaleTo(view, view.scale * (e.deltaY < 0 ? step : 1 / step), e.clientX - at.left, e.clientY - at.top);
    }
  }, { passive: false });
  place.addEventListener('pointerdown', (e) => {
    if (e.button === 0 && e.offsetX < place.clientWidth && e.offsetY < place.clientHeight) { place.setPointerCapture(e.pointerId); }
  });
  place.addEventListener('pointermove', (e) => {
    if (place.hasPointerCapture(e.pointerId)) { place.scrollBy(-e.movementX, -e.movementY); }
  });
}
