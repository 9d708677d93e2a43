'use strict';
// The picture as two bitmaps, one of lines and nodes, one of names, drawn piece by piece so that no frame is long. While the picture moves
// they are shown moved and scaled: that costs the same for ten nodes as for ten thousand.

const mostDetailed = 2500; // relations in sight that still get arrows, dashes and crosses
const mostLight = 800; // nodes and relations in sight that are drawn anew in every frame, also while the picture moves
const pieceLength = 100;

class Layers {
  /// `colorOf` gives the colour of a relation on the ground of the theme.
  constructor(graph, filters, labels, colorOf) {
    Object.assign(this, { graph, filters, labels, colorOf });
    this.pairs = [0, 1].map(() => ({ ground: document.createElement('canvas'), names: document.createElement('canvas') }));
    this.front = null; // {ground, names, shown, view, isLight}
    this.job = null;
    this.bySize = [...graph.nodes].sort((a, b) => b.size - a.size || a.index - b.index);
    this.orderEdges();
  }

  /// Edges of one style lie together; standing relations are drawn first, so that deeds lie on them.
  orderEdges() {
    const { relations, edges } = this.graph;
    const families = [...new Set(relations.map((relation) => relation.family))];
    const styles = new Map();
    for (const edge of edges) {
      const relation = relations[edge.relation];
      const weight = weightClass(edge);
      const key = ((families.indexOf(relation.family) * 4 + edge.status) * 2 + Number(relation.symmetric)) * 4 + weight;
      if (!styles.has(key)) styles.set(key, { key, relation, status: edge.status, symmetric: relation.symmetric, weight, edges: [] });
      styles.get(key).edges.push(edge);
    }
    this.styles = [...styles.values()].sort((a, b) => a.key - b.key);
  }

  hasStyle(edge, style) {
    const relation = this.graph.relations[edge.relation];
    return relation.family === style.relation.family && edge.status === style.status && relation.symmetric === style.symmetric && weightClass(edge) === style.weight;
  }

  resize(width, height, ratio, theme) {
    Object.assign(this, { width, height, ratio, theme });
    for (const { ground, names } of this.pairs) for (const canvas of [ground, names]) [canvas.width, canvas.height] = [width * ratio, height * ratio];
    this.front = this.job = null;
  }

  /// Whether the front stands in well for this view: little of the window stays empty, and lines are not much thicker or thinner than drawn.
  covers(view) {
    if (!this.front) return false;
    const by = view.scale / this.front.view.scale;
    const part = (at, from, length) => {
      const begin = at - from * by;
      return Math.max(0, Math.min(length, begin + length * by) - Math.max(0, begin)) / length;
    };
    return by > 0.6 && by < 1.8 && part(view.x, this.front.view.x, this.width) * part(view.y, this.front.view.y, this.height) > 0.8;
  }

  isInSight(edge, view) {
    const [ax, ay] = toScreen(edge.source, view);
    const [bx, by] = toScreen(edge.target, view);
    const room = 30;
    return Math.max(ax, bx) > -room && Math.min(ax, bx) < this.width + room && Math.max(ay, by) > -room && Math.min(ay, by) < this.height + room;
  }

  nodesInSight(view) {
    return this.bySize.filter((node) => {
      if (!this.filters.nodeShown[node.index]) return false;
      const room = screenRadius(node, view) + 60;
      const [x, y] = [node.x * view.scale + view.x, node.y * view.scale + view.y];
      return x > -room && x < this.width + room && y > -room && y < this.height + room;
    });
  }

  context(canvas) {
    const context = canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    return context;
  }

  lookOf(style, view) {
    const width = (1 + 0.65 * style.weight) * Math.max(0.6, Math.min(1.6, view.scale * 2.2));
    return { color: this.colorOf(style.relation), status: style.status, symmetric: style.symmetric, width };
  }

  /// Begins to draw this view behind the front.
  start(view) {
    const pair = this.pairs.find((other) => !this.front || other.ground !== this.front.ground);
    const ground = this.context(pair.ground);
    const sights = this.styles.map((style) => [style, style.edges.filter((edge) => this.filters.edgeShown[edge.index] && this.isInSight(edge, view))]);
    const inSight = sights.reduce((sum, [, edges]) => sum + edges.length, 0);
    const nodes = this.nodesInSight(view);
    const isDetailed = inSight <= mostDetailed && view.scale > 0.06;
    const alpha = Math.max(0.07, Math.min(0.85, 13 / Math.sqrt(inSight + 1)));
    const pieces = [];
    for (const [style, edges] of sights) {
      const look = this.lookOf(style, view);
      for (let i = 0; i < edges.length; i += pieceLength) {
        const part = edges.slice(i, i + pieceLength);
        pieces.push(() => {
          ground.globalAlpha = isDetailed ? alpha : Math.min(1, alpha * (1 + 0.4 * style.weight));
          if (isDetailed) strokeEdges(ground, part, view, look);
          else strokeHairlines(ground, part, view, look.color, 1 / this.ratio);
        });
      }
    }
    for (let end = nodes.length; end > 0; end -= pieceLength) {
      // The greatest last, on top.
      const part = nodes.slice(Math.max(0, end - pieceLength), end).reverse();
      pieces.push(() => {
        ground.globalAlpha = 1;
        drawNodes(ground, part, view, this.graph.types, this.theme);
      });
    }
    pieces.push(() => { this.job.shown = this.drawNames(this.context(pair.names), nodes, view, inSight); });
    this.job = { ...pair, view, pieces, next: 0, isLight: inSight + nodes.length <= mostLight };
  }

  /// Returns the names that found room.
  drawNames(context, nodes, view, inSight) {
    const taken = this.labels.draw(context, nodes, view, this.theme, this, Math.ceil((this.width * this.height) / 7000), new Set());
    if (inSight <= 90) this.nameEdges(context, this.graph.edges.filter((edge) => this.filters.edgeShown[edge.index] && this.isInSight(edge, view)), view, taken);
    return this.labels.shown;
  }

  nameEdges(context, edges, view, taken) {
    const colored = edges.map((edge) => ({ edge, color: this.colorOf(this.graph.relations[edge.relation]) }));
    this.labels.drawEdges(context, colored, view, this.theme, taken, (edge) => this.graph.relations[edge.relation].label);
  }

  /// Goes on until a time of `performance.now`.
  advance(until) {
    const { job } = this;
    while (job.next < job.pieces.length) {
      job.pieces[job.next++]();
      if (performance.now() > until && job.next < job.pieces.length) return;
    }
    this.front = job;
    this.job = null;
  }

  /// The front on the canvas, which shows `view`; lines and nodes with this opacity, names only if they are wanted.
  show(context, view, alpha, withNames) {
    if (!this.front) return;
    const by = view.scale / this.front.view.scale;
    context.setTransform(by, 0, 0, by, (view.x - this.front.view.x * by) * this.ratio, (view.y - this.front.view.y * by) * this.ratio);
    context.globalAlpha = alpha;
    context.drawImage(this.front.ground, 0, 0);
    context.globalAlpha = 1;
    if (withNames) {
      context.drawImage(this.front.names, 0, 0);
      this.labels.shown = this.front.shown;
    }
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
  }
}
