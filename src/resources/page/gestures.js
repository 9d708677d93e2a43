'use strict';
// Pointer, wheel and keys on the canvas.

function listenToGestures(picture) {
  const { canvas } = picture;
  const pointers = new Map();
  let moved = 0;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, wide: Math.hypot(a[0] - b[0], a[1] - b[1]) || 1 };
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    if (pointers.size === 1) moved = 0;
    picture.hover(null);
  });
  canvas.addEventListener('pointermove', (event) => {
    const [x, y] = place(event);
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType === 'mouse') picture.hover(picture.at(x, y, 4), x, y);
      return;
    }
    if (pointers.size === 1) {
      const [fromX, fromY] = pointers.get(event.pointerId);
      moved += Math.hypot(x - fromX, y - fromY);
      pointers.set(event.pointerId, [x, y]);
      if (moved > 4) picture.panBy(x - fromX, y - fromY);
    } else if (pointers.size === 2) {
      const before = spread();
      pointers.set(event.pointerId, [x, y]);
      const after = spread();
      moved = Infinity;
      picture.panBy(after.x - before.x, after.y - before.y);
      picture.zoomAt(after.x, after.y, after.wide / before.wide);
    }
  });
  const release = (event) => {
    if (!pointers.delete(event.pointerId) || event.type !== 'pointerup' || moved > 4 || pointers.size > 0) return;
    picture.events.chosen(picture.at(...place(event), event.pointerType === 'mouse' ? 5 : 14));
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => picture.hover(null));
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const [x, y] = place(event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    picture.zoomAt(x, y, Math.exp(-Math.max(-120, Math.min(120, event.deltaY * lines)) * (event.ctrlKey ? 0.01 : 0.0022)));
  }, { passive: false });
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 200 : 60;
    const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) picture.panBy(...moves[event.key]);
    else if (event.key === '+' || event.key === '=') picture.zoom(1.3);
    else if (event.key === '-') picture.zoom(1 / 1.3);
    else if (event.key === '0') picture.fit();
    else if (event.key === 'PageDown' || event.key === 'PageUp') picture.step(event.key === 'PageDown' ? 1 : -1);
    else if (event.key === 'Enter' && picture.cursor) picture.events.chosen({ node: picture.cursor });
    else return;
    event.preventDefault();
  });
}
