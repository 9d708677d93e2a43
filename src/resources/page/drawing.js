'use strict';
// How edges, nodes and labels are drawn on a canvas. A `view` is {scale, x, y}: screen = place · scale + (x, y).

/// The colour lightened, for a dark ground.
function lightened(color, part) {
  const value = parseInt(color.slice(1), 16);
  if (!/^#[0-9a-f]{6}$/i.test(color)) return color;
  return `rgb(${[value >> 16, (value >> 8) & 255, value & 255].map((channel) => Math.round(channel + (255 - channel) * part)).join(',')})`;
}

/// Seen from afar, nodes stay visible and great ones stay greater.
const screenRadius = (node, view) => Math.max(node.radius * view.scale, 1.6 + 0.065 * node.size);
const toScreen = (node, view) => [node.x * view.scale + view.x, node.y * view.scale + view.y];

/// The line of an edge on the screen, from rim to rim: ends, the control point of its curve, and its middle. Null if it is too short to see.
function lineOf(edge, view) {
  const [sx, sy] = toScreen(edge.source, view);
  const [tx, ty] = toScreen(edge.target, view);
  const [dx, dy] = [tx - sx, ty - sy];
  const length = Math.hypot(dx, dy);
  if (length < 1) return null;
  const bend = Math.abs(edge.bend) * view.scale < 0.8 ? 0 : edge.bend * view.scale * 2;
  const cx = (sx + tx) / 2 - (dy / length) * bend;
  const cy = (sy + ty) / 2 + (dx / length) * bend;
  const trim = (x, y, radius) => {
    const reach = Math.hypot(cx - x, cy - y) || 1;
    const step = Math.min(radius, reach * 0.9) / reach;
    return [x + (cx - x) * step, y + (cy - y) * step];
  };
  const [ax, ay] = trim(sx, sy, screenRadius(edge.source, view) + 1);
  const [bx, by] = trim(tx, ty, screenRadius(edge.target, view) + 1);
  return { ax, ay, bx, by, cx, cy, bend, length, mx: (ax + 2 * cx + bx) / 4, my: (ay + 2 * cy + by) / 4 };
}

function traceLine(context, line) {
  context.moveTo(line.ax, line.ay);
  if (line.bend === 0) context.lineTo(line.bx, line.by);
  else context.quadraticCurveTo(line.cx, line.cy, line.bx, line.by);
}

function traceArrow(context, line, size) {
  const angle = Math.atan2(line.by - line.cy, line.bx - line.cx);
  context.moveTo(line.bx, line.by);
  context.lineTo(line.bx - size * Math.cos(angle - 0.4), line.by - size * Math.sin(angle - 0.4));
  context.lineTo(line.bx - size * Math.cos(angle + 0.4), line.by - size * Math.sin(angle + 0.4));
  context.closePath();
}

function traceCross(context, line, size) {
  context.moveTo(line.mx - size, line.my - size);
  context.lineTo(line.mx + size, line.my + size);
  context.moveTo(line.mx - size, line.my + size);
  context.lineTo(line.mx + size, line.my - size);
}

/// Distance from a point to the line of an edge.
function distanceTo(line, x, y) {
  let best = Infinity;
  let [px, py] = [line.ax, line.ay];
  const parts = line.bend === 0 ? 1 : 12;
  for (let i = 1; i <= parts; ++i) {
    const t = i / parts;
    const [u, v, w] = line.bend === 0 ? [1 - t, 0, t] : [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    const [qx, qy] = [u * line.ax + v * line.cx + w * line.bx, u * line.ay + v * line.cy + w * line.by];
    const [dx, dy] = [qx - px, qy - py];
    const along = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(px + along * dx - x, py + along * dy - y));
    [px, py] = [qx, qy];
  }
  return best;
}

const weightClass = (edge) => Math.min(3, Math.floor(Math.log2(edge.weight + 0.001)) + (edge.weight >= 1 ? 0 : 1));

/// Draws edges of one style. `detail` 0: hairlines; 1: with arrows, dashes and crosses.
function strokeEdges(context, edges, view, look) {
  const { color, status, symmetric, width, detail } = look;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = width;
  context.lineCap = status === 2 && detail ? 'round' : 'butt';
  context.setLineDash(detail ? dashes[status % 4] : []);
  const lines = [];
  context.beginPath();
  for (const edge of edges) {
    const line = lineOf(edge, view);
    if (!line) continue;
    traceLine(context, line);
    if (detail) lines.push(line);
  }
  context.stroke();
  if (!detail) return;
  context.setLineDash([]);
  if (status === 3) {
    context.beginPath();
    for (const line of lines) if (line.length > 16) traceCross(context, line, 3 + width);
    context.stroke();
  }
  if (symmetric) return;
  context.beginPath();
  for (const line of lines) if (line.length > 14) traceArrow(context, line, Math.min(5 + 2 * width, line.length / 3));
  context.fill();
}

function traceNode(context, type, x, y, radius) {
  switch (radius < 3.5 ? 0 : type % 5) {
    case 0: context.moveTo(x + radius, y); context.arc(x, y, radius, 0, 2 * Math.PI); break;
    case 1: { const r = radius * 0.9; context.rect(x - r, y - r, 2 * r, 2 * r); break; }
    case 2: polygon(context, x, y, radius * 1.04, 6, 0); break;
    case 3: polygon(context, x, y, radius * 1.1, 4, 0); break;
    default: polygon(context, x, y, radius * 1.12, 3, -Math.PI / 2);
  }
}

function polygon(context, x, y, radius, corners, turn) {
  for (let i = 0; i < corners; ++i) {
    const angle = turn + (2 * Math.PI * i) / corners;
    context[i === 0 ? 'moveTo' : 'lineTo'](x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
}

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
