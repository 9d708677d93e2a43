'use strict';
// The names on the picture: where there is room for one, and how it is drawn.

/// Boxes on the screen, by cells, so that a new one is tested against few others.
class Boxes {
  constructor() {
    this.cells = new Map();
  }

  *cellsOf([x, y, w, h]) {
    for (let i = Math.floor(x / 80); i <= Math.floor((x + w) / 80); ++i) {
      for (let j = Math.floor(y / 80); j <= Math.floor((y + h) / 80); ++j) yield i * 65536 + j;
    }
  }

  add(box, owner) {
    for (const cell of this.cellsOf(box)) {
      if (this.cells.has(cell)) this.cells.get(cell).push([box, owner]);
      else this.cells.set(cell, [[box, owner]]);
    }
  }

  isFree(box, owner) {
    const [x, y, w, h] = box;
    for (const cell of this.cellsOf(box)) {
      for (const [[a, b, c, d], other] of this.cells.get(cell) || []) {
        if (other !== owner && x < a + c && a < x + w && y < b + d && b < y + h) return false;
      }
    }
    return true;
  }
}

const shortened = (text, most) => (text.length > most ? `${[...text].slice(0, most - 1).join('').trimEnd()}…` : text);

/// Places and draws names, the first given first; each at one of four sides of its node where it covers no name and no greater node.
class Labels {
  constructor() {
    this.widths = new Map();
  }

  widthOf(context, text) {
    let width = this.widths.get(text);
    if (width === undefined) {
      context.font = `100px ${this.font}`;
      width = context.measureText(text).width / 100;
      this.widths.set(text, width);
    }
    return width;
  }

  draw(context, nodes, view, theme, room, most, certain) {
    this.font = theme.font;
    const taken = new Boxes();
    for (const node of nodes) {
      const radius = screenRadius(node, view);
      if (radius < 4) continue;
      const [x, y] = toScreen(node, view);
      taken.add([x - radius * 0.85, y - radius * 0.85, radius * 1.7, radius * 1.7], node);
    }
    const placed = [];
    for (const node of nodes) {
      if (placed.length >= most && !certain.has(node)) continue;
      const radius = screenRadius(node, view);
      const text = shortened(node.label.replace(/\s+/g, ' '), certain.has(node) ? 60 : 26);
      const size = Math.round(Math.max(11, Math.min(20, 10 + radius * 0.16)));
      const [w, h] = [this.widthOf(context, text) * size + 4, size * 1.2];
      const [x, y] = toScreen(node, view);
      const inside = w < radius * 1.8;
      const spots = inside ? [[x - w / 2, y - h / 2]] : [[x - w / 2, y + radius + 1], [x + radius + 2, y - h / 2], [x - radius - 2 - w, y - h / 2], [x - w / 2, y - radius - h - 1]];
      // A name that would be cut at the side of the window moves in, as long as its node is inside.
      if (x > 0 && x < room.width) for (const spot of [spots[0], spots[3]]) if (spot && !inside) spot[0] = Math.max(2, Math.min(room.width - w - 2, spot[0]));
      const isInside = ([left, top]) => left >= 0 && top >= 0 && left + w <= room.width && top + h <= room.height;
      const free = spots.filter(([left, top]) => taken.isFree([left, top, w, h], node));
      const spot = free.find(isInside) || free[0] || (certain.has(node) ? spots.find(isInside) || spots[0] : null);
      if (!spot) continue;
      taken.add([spot[0], spot[1], w, h], null);
      placed.push({ text, size, inside, x: spot[0] + w / 2, y: spot[1] + h / 2, node });
    }
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    let size = 0;
    for (const label of placed.sort((a, b) => a.size - b.size)) {
      if (label.size !== size) context.font = `${label.size >= 15 ? 600 : 500} ${(size = label.size)}px ${this.font}`;
      if (!label.inside) {
        context.strokeStyle = theme.ground;
        context.strokeText(label.text, label.x, label.y);
      }
      context.fillStyle = label.inside ? '#1b1f24' : theme.ink;
      context.fillText(label.text, label.x, label.y);
    }
    this.shown = placed;
    return taken;
  }

  /// Names of relations along their edges, where these are long enough.
  drawEdges(context, edges, view, theme, taken, textOf) {
    const size = 11;
    context.font = `${size}px ${theme.font}`;
    context.lineWidth = 3;
    for (const { edge, color } of edges) {
      const line = lineOf(edge, view);
      if (!line) continue;
      const text = textOf(edge);
      const w = context.measureText(text).width;
      const room = Math.hypot(line.bx - line.ax, line.by - line.ay);
      if (room < w + 24) continue;
      let angle = Math.atan2(line.by - line.ay, line.bx - line.ax);
      if (angle > Math.PI / 2 || angle < -Math.PI / 2) angle += Math.PI;
      const wide = Math.abs(w * Math.cos(angle)) + Math.abs(size * Math.sin(angle));
      const high = Math.abs(w * Math.sin(angle)) + Math.abs(size * Math.cos(angle));
      const box = [line.mx - wide / 2, line.my - high / 2, wide, high];
      if (!taken.isFree(box, undefined)) continue;
      taken.add(box, null);
      context.save();
      context.translate(line.mx, line.my);
      context.rotate(angle);
      context.strokeStyle = theme.ground;
      context.strokeText(text, 0, edge.status === 3 ? -9 : 0);
      context.fillStyle = color;
      context.fillText(text, 0, edge.status === 3 ? -9 : 0);
      context.restore();
    }
  }
}
