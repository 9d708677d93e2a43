'use strict';
// What lies under the pointer.

class Pointing {
  constructor(graph, filters, labels) {
    Object.assign(this, { graph, filters, labels });
    this.cell = 250;
    this.cells = new Map(); // nodes by square cells of the plane
    for (const node of graph.nodes) {
      const key = this.cellKey(node.x, node.y);
      if (this.cells.has(key)) this.cells.get(key).push(node);
      else this.cells.set(key, [node]);
    }
  }

  cellKey(x, y) {
    return Math.floor(x / this.cell) * 1048576 + Math.floor(y / this.cell);
  }

  /// The node, the node of a name, or the edge (of `edges`) at a point of the screen, or null.
  at(x, y, slack, view, edges) {
    const node = this.nodeAt(x, y, slack, view) || this.nodeOfNameAt(x, y);
    if (node) return { node };
    const edge = this.edgeAt(x, y, slack, view, edges);
    return edge ? { edge } : null;
  }

  nodeAt(x, y, slack, view) {
    const [px, py] = [(x - view.x) / view.scale, (y - view.y) / view.scale];
    const reach = 45 + slack / view.scale;
    const columns = Math.ceil((2 * reach) / this.cell) + 1;
    let best = null;
    let least = Infinity;
    const consider = (node) => {
      if (!this.filters.nodeShown[node.index]) return;
      const [nx, ny] = toScreen(node, view);
      const away = Math.hypot(nx - x, ny - y) - screenRadius(node, view);
      if (away <= slack && away < least) [best, least] = [node, away];
    };
    if (columns * columns > this.cells.size) this.graph.nodes.forEach(consider);
    else {
      for (let i = 0; i < columns; ++i) {
        for (let j = 0; j < columns; ++j) (this.cells.get(this.cellKey(px - reach + i * this.cell, py - reach + j * this.cell)) || []).forEach(consider);
      }
    }
    return best;
  }

  nodeOfNameAt(x, y) {
    for (const label of this.labels.shown || []) {
      const { w, h } = { w: (this.labels.widths.get(label.text) * label.size) / 2, h: label.size * 0.6 };
      if (Math.abs(label.x - x) < w && Math.abs(label.y - y) < h) return label.node;
    }
    return null;
  }

  edgeAt(x, y, slack, view, edges) {
    let edge = null;
    let nearest = slack + 1;
    // In places of the plane, where most edges are soon known to be too far.
    const [px, py] = [(x - view.x) / view.scale, (y - view.y) / view.scale];
    for (const other of edges) {
      const { source, target } = other;
      const room = Math.abs(other.bend) * 2 + slack / view.scale;
      if (px < Math.min(source.x, target.x) - room || px > Math.max(source.x, target.x) + room) continue;
      if (py < Math.min(source.y, target.y) - room || py > Math.max(source.y, target.y) + room) continue;
      if (!this.filters.edgeShown[other.index]) continue;
      const line = lineOf(other, view);
      const away = line ? distanceTo(line, x, y) : Infinity;
      if (away < nearest) [edge, nearest] = [other, away];
    }
    return edge;
  }
}
