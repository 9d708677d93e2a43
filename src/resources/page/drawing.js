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

/// Draws edges as lines of one pixel from middle to middle, which is the fastest that a canvas has. Nodes are drawn over them.
function strokeHairlines(context, edges, view, color, width) {
  const { scale, x, y } = view;
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash([]);
  context.beginPath();
  for (const { source, target, bend } of edges) {
    const [ax, ay, bx, by] = [source.x * scale + x, source.y * scale + y, target.x * scale + x, target.y * scale + y];
    const [dx, dy] = [bx - ax, by - ay];
    const length = Math.hypot(dx, dy);
    if (length < 2) continue;
    context.moveTo(ax, ay);
    const bow = bend * scale * 2;
    if (Math.abs(bow) < 3) context.lineTo(bx, by);
    else context.quadraticCurveTo((ax + bx) / 2 - (dy / length) * bow, (ay + by) / 2 + (dx / length) * bow, bx, by);
  }
  context.stroke();
}

/// Draws edges of one style, with arrows, dashes and crosses.
function strokeEdges(context, edges, view, look) {
  const { color, status, symmetric, width } = look;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = width;
  context.lineCap = status === 2 ? 'round' : 'butt';
  context.setLineDash(dashes[status % 4]);
  const lines = [];
  context.beginPath();
  for (const edge of edges) {
    const line = lineOf(edge, view);
    if (!line) continue;
    traceLine(context, line);
    lines.push(line);
  }
  context.stroke();
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

/// Draws nodes in the order given; small ones as squares, which are the fastest.
function drawNodes(context, nodes, view, types, theme) {
  context.lineWidth = 1;
  context.strokeStyle = theme.isDark ? '#00000090' : '#00000055';
  for (const node of nodes) {
    const [x, y] = [node.x * view.scale + view.x, node.y * view.scale + view.y];
    const radius = screenRadius(node, view);
    context.fillStyle = types[node.type].color;
    if (radius < 2.5) {
      context.fillRect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
      continue;
    }
    context.beginPath();
    traceNode(context, node.type, x, y, radius);
    context.fill();
    if (radius > 3) context.stroke();
  }
}
