'use strict';
// The picture: a canvas with pan and zoom. Edges are drawn piece by piece into a buffer, the weightiest last, so that no frame is long;
// until it is ready, the last buffer stands in, moved and scaled. Nodes and names are drawn in every frame.

const sliceTime = 9; // milliseconds of edge drawing a frame
const mostDetailed = 2500; // edges in sight that still get arrows, dashes and crosses

class Picture {
  constructor(graph, filters, events) {
    Object.assign(this, { graph, filters, events });
    this.canvas = document.getElementById('canvas');
    this.context = this.canvas.getContext('2d');
    this.buffers = [document.createElement('canvas'), document.createElement('canvas')];
    this.view = { scale: 1, x: 0, y: 0 };
    this.front = null;
    this.job = null;
    this.selected = null;
    this.hovered = null;
    this.labels = new Labels();
    this.bySize = [...graph.nodes].sort((a, b) => b.size - a.size || a.index - b.index);
    this.frames = [];
    this.orderEdges();
    this.indexNodes();
    this.readTheme();
    new ResizeObserver(() => this.resize()).observe(this.canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { this.readTheme(); this.refresh(); });
    addEventListener('beforeprint', () => { this.readTheme(true); this.drawWhole(); });
    addEventListener('afterprint', () => { this.readTheme(); this.refresh(); });
    this.listen();
  }

  /// Edges of one style lie together; standing relations are drawn first, so that deeds lie on them.
  orderEdges() {
    const relations = this.graph.relations;
    const families = [...new Set(relations.map((relation) => relation.family))];
    const styles = new Map();
    for (const edge of this.graph.edges) {
      const relation = relations[edge.relation];
      const key = ((families.indexOf(relation.family) * 4 + edge.status) * 2 + Number(relation.symmetric)) * 4 + weightClass(edge);
      if (!styles.has(key)) styles.set(key, { key, relation, status: edge.status, symmetric: relation.symmetric, weight: weightClass(edge), edges: [] });
      styles.get(key).edges.push(edge);
    }
    this.styles = [...styles.values()].sort((a, b) => a.key - b.key);
  }

  /// Nodes by square cells of the plane.
  indexNodes() {
    this.cell = 250;
    this.cells = new Map();
    for (const node of this.graph.nodes) {
      const key = this.cellKey(node.x, node.y);
      if (this.cells.has(key)) this.cells.get(key).push(node);
      else this.cells.set(key, [node]);
    }
  }

  cellKey(x, y) {
    return Math.floor(x / this.cell) * 1048576 + Math.floor(y / this.cell);
  }

  readTheme(isPrint) {
    const style = getComputedStyle(document.documentElement);
    const isDark = !isPrint && matchMedia('(prefers-color-scheme: dark)').matches;
    const value = (name) => style.getPropertyValue(name).trim();
    this.theme = { isDark, ink: isPrint ? '#111111' : value('--ink'), ground: isPrint ? '#ffffff' : value('--ground'), accent: value('--accent'), font: value('--font') };
    this.colorOf = (relation) => (isDark ? lightened(relation.color, 0.35) : relation.color);
  }

  resize() {
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (width === 0 || height === 0) return;
    const isFirst = !this.width;
    if (!isFirst) this.view = { ...this.view, x: this.view.x + (width - this.width) / 2, y: this.view.y + (height - this.height) / 2 };
    Object.assign(this, { ratio, width, height });
    for (const canvas of [this.canvas, ...this.buffers]) [canvas.width, canvas.height] = [width * ratio, height * ratio];
    if (isFirst) this.fit();
    this.front = null;
    this.drawWhole();
  }

  /// All that is shown, in the middle.
  fit() {
    const shown = this.graph.nodes.filter((node) => this.filters.nodeShown[node.index]);
    if (shown.length === 0 || !this.width) return;
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { x, y, radius } of shown) {
      box[0] = Math.min(box[0], x - radius), box[1] = Math.min(box[1], y - radius);
      box[2] = Math.max(box[2], x + radius), box[3] = Math.max(box[3], y + radius);
    }
    // Room for names, which do not shrink with the picture.
    const [padX, padY] = [Math.min(80, this.width * 0.1), 28];
    const scale = Math.min((this.width - 2 * padX) / (box[2] - box[0]), (this.height - 2 * padY) / (box[3] - box[1]), 1.6);
    this.view = { scale, x: this.width / 2 - (scale * (box[0] + box[2])) / 2, y: this.height / 2 - (scale * (box[1] + box[3])) / 2 };
    this.least = Math.min(scale / 2, 0.5);
    this.refresh();
  }

  panBy(dx, dy) {
    this.view = { ...this.view, x: this.view.x + dx, y: this.view.y + dy };
    this.refresh();
  }

  zoomAt(x, y, factor) {
    const scale = Math.max(this.least || 0.001, Math.min(6, this.view.scale * factor));
    const change = scale / this.view.scale;
    this.view = { scale, x: x - (x - this.view.x) * change, y: y - (y - this.view.y) * change };
    this.refresh();
  }

  zoom(factor) {
    this.zoomAt(this.width / 2, this.height / 2, factor);
  }

  centreOn(places, wanted) {
    const x = places.reduce((sum, node) => sum + node.x, 0) / places.length;
    const y = places.reduce((sum, node) => sum + node.y, 0) / places.length;
    const scale = wanted || Math.max(this.view.scale, 0.35);
    this.view = { scale, x: this.width / 2 - x * scale, y: this.height / 2 - y * scale };
    this.refresh();
  }

  /// The node with its shown neighbours, as near as they all fit.
  showAround(node) {
    const around = [node, ...node.edges.filter((edge) => this.filters.edgeShown[edge.index]).map((edge) => (edge.source === node ? edge.target : edge.source))];
    const [wide, high] = ['x', 'y'].map((axis) => Math.max(60, ...around.map((other) => Math.abs(other[axis] - node[axis]) + other.radius)));
    this.view = { ...this.view, scale: Math.max(this.least * 2, Math.min(1.4, (this.width / 2 - 70) / wide, (this.height / 2 - 40) / high)) };
    this.centreOn([node], this.view.scale);
  }

  select(selected) {
    this.selected = selected;
    this.refresh(true);
  }

  /// Draws anew with the next frame; the edges too, unless only what lies on them changed.
  refresh(onlyTop) {
    if (!onlyTop) this.isStale = true;
    if (this.waiting || !this.width) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = null;
      this.frame();
    });
  }

  frame() {
    const begin = performance.now();
    if (this.isStale && !this.job) this.startJob();
    if (this.job) this.continueJob(begin + sliceTime);
    this.drawTop();
    this.frames.push(performance.now() - begin);
    if (this.frames.length > 600) this.frames.shift();
    if (this.job || this.isStale) this.refresh(true);
  }

  drawWhole() {
    if (!this.width) return;
    this.startJob();
    this.continueJob(performance.now() + (this.front ? 1e4 : 60));
    this.drawTop();
    if (this.job) this.refresh(true);
  }

  isInSight(edge, view) {
    const [ax, ay] = toScreen(edge.source, view);
    const [bx, by] = toScreen(edge.target, view);
    const edgeRoom = 30;
    return Math.max(ax, bx) > -edgeRoom && Math.min(ax, bx) < this.width + edgeRoom && Math.max(ay, by) > -edgeRoom && Math.min(ay, by) < this.height + edgeRoom;
  }

  startJob() {
    this.isStale = false;
    const view = { ...this.view };
    const chunks = [];
    let inSight = 0;
    for (const style of this.styles) {
      const edges = style.edges.filter((edge) => this.filters.edgeShown[edge.index] && this.isInSight(edge, view));
      inSight += edges.length;
      for (let i = 0; i < edges.length; i += 100) chunks.push({ style, edges: edges.slice(i, i + 100) });
    }
    const context = this.buffers[1].getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.buffers[1].width, this.buffers[1].height);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.globalAlpha = Math.max(0.16, Math.min(0.85, 16 / Math.sqrt(inSight + 1)));
    this.job = { view, chunks, next: 0, context, detail: inSight <= mostDetailed && view.scale > 0.06 ? 1 : 0, inSight };
  }

  lookOf(style, view, detail) {
    const width = (1 + 0.65 * style.weight) * Math.max(0.6, Math.min(1.6, view.scale * 2.2));
    return { color: this.colorOf(style.relation), status: style.status, symmetric: style.symmetric, width, detail };
  }

  continueJob(until) {
    const { job } = this;
    while (job.next < job.chunks.length) {
      const { style, edges } = job.chunks[job.next++];
      strokeEdges(job.context, edges, job.view, this.lookOf(style, job.view, job.detail));
      if (performance.now() > until) return;
    }
    this.buffers.reverse();
    this.front = { canvas: this.buffers[0], view: job.view, inSight: job.inSight };
    this.job = null;
  }

  /// What is marked: the chosen (or else the pointed) node with its edges and neighbours, or one edge with its ends.
  marked() {
    const chosen = this.selected || this.hovered;
    if (!chosen) return null;
    const edges = chosen.edge ? [chosen.edge] : chosen.node.edges.filter((edge) => this.filters.edgeShown[edge.index]);
    const nodes = new Set(chosen.node ? [chosen.node] : []);
    for (const edge of edges) nodes.add(edge.source).add(edge.target);
    return { edges, nodes, dims: Boolean(this.selected), centre: chosen.node };
  }

  drawTop() {
    const { context, view, theme } = this;
    const marked = this.marked();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (this.front) {
      const by = view.scale / this.front.view.scale;
      context.globalAlpha = marked && marked.dims ? 0.18 : 1;
      context.setTransform(by, 0, 0, by, (view.x - this.front.view.x * by) * this.ratio, (view.y - this.front.view.y * by) * this.ratio);
      context.drawImage(this.front.canvas, 0, 0);
    }
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.globalAlpha = 1;
    if (marked) this.drawMarked(marked);

    const inSight = this.bySize.filter((node) => {
      if (!this.filters.nodeShown[node.index]) return false;
      const [x, y] = toScreen(node, view);
      const room = screenRadius(node, view) + 60;
      return x > -room && x < this.width + room && y > -room && y < this.height + room;
    });
    this.drawNodes(inSight, marked);
    const certain = marked && (marked.dims || marked.nodes.size < 30) ? marked.nodes : new Set();
    const named = marked && marked.dims ? inSight.filter((node) => certain.has(node)) : [...inSight.filter((node) => certain.has(node)), ...inSight.filter((node) => !certain.has(node))];
    const must = new Set(marked && marked.centre ? [marked.centre] : certain.size === 2 ? certain : []);
    if (this.hovered && this.hovered.node) must.add(this.hovered.node);
    context.globalAlpha = 1;
    const taken = this.labels.draw(context, named, view, theme, this, Math.ceil((this.width * this.height) / 7000), must);
    if (marked ? marked.edges.length <= 40 : this.front && this.front.inSight <= 90) this.nameEdges(marked, taken);
  }

  nameEdges(marked, taken) {
    const edges = (marked ? marked.edges : this.graph.edges.filter((edge) => this.filters.edgeShown[edge.index] && this.isInSight(edge, this.view)))
      .map((edge) => ({ edge, color: this.colorOf(this.graph.relations[edge.relation]) }));
    this.labels.drawEdges(this.context, edges, this.view, this.theme, taken, (edge) => this.graph.relations[edge.relation].label);
  }

  drawMarked(marked) {
    for (const style of this.styles) {
      const edges = marked.edges.filter((edge) => this.graph.relations[edge.relation].family === style.relation.family && edge.status === style.status &&
        this.graph.relations[edge.relation].symmetric === style.symmetric && weightClass(edge) === style.weight);
      if (edges.length === 0) continue;
      const look = this.lookOf(style, this.view, 1);
      if (this.selected && this.selected.edge) {
        this.context.globalAlpha = 0.35;
        strokeEdges(this.context, edges, this.view, { ...look, color: this.theme.accent, status: 0, symmetric: true, width: look.width + 7, detail: 0 });
        this.context.globalAlpha = 1;
      }
      strokeEdges(this.context, edges, this.view, { ...look, width: look.width + 0.4 });
    }
  }

  drawNodes(inSight, marked) {
    const { context, view, theme } = this;
    const draw = (nodes, alpha) => {
      context.globalAlpha = alpha;
      context.lineWidth = 1;
      context.strokeStyle = theme.isDark ? '#00000090' : '#00000055';
      this.graph.types.forEach((type, i) => {
        context.fillStyle = type.color;
        context.beginPath();
        const rims = [];
        for (const node of nodes) {
          if (node.type !== i) continue;
          const [x, y] = toScreen(node, view);
          const radius = screenRadius(node, view);
          if (radius < 2.5) context.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
          else traceNode(context, i, x, y, radius);
          if (radius > 3) rims.push([x, y, radius]);
        }
        context.fill();
        if (rims.length === 0 || rims.length > 1500) return;
        context.beginPath();
        for (const [x, y, radius] of rims) traceNode(context, i, x, y, radius);
        context.stroke();
      });
    };
    if (marked && marked.dims) {
      draw(inSight.filter((node) => !marked.nodes.has(node)), 0.22);
      draw(inSight.filter((node) => marked.nodes.has(node)), 1);
    } else {
      draw(inSight, 1);
    }
    context.globalAlpha = 1;
    const rings = [this.selected && this.selected.node, this.hovered && this.hovered.node, this.cursor].filter(Boolean);
    context.strokeStyle = theme.accent;
    context.lineWidth = 2.5;
    for (const node of rings) {
      const [x, y] = toScreen(node, view);
      context.beginPath();
      traceNode(context, node.type, x, y, screenRadius(node, view) + 3);
      context.stroke();
    }
  }

  /// The node or edge at a point of the screen, or null.
  at(x, y, slack) {
    const { view } = this;
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
    if (best) return { node: best };
    for (const label of this.labels.shown || []) {
      const { w, h } = { w: (this.labels.widths.get(label.text) * label.size) / 2, h: label.size * 0.6 };
      if (Math.abs(label.x - x) < w && Math.abs(label.y - y) < h) return { node: label.node };
    }
    let edge = null;
    let nearest = slack + 1;
    const candidates = this.selected && this.selected.node ? this.selected.node.edges : this.graph.edges;
    for (const other of candidates) {
      if (!this.filters.edgeShown[other.index]) continue;
      const [ax, ay] = toScreen(other.source, view);
      const [bx, by] = toScreen(other.target, view);
      const room = Math.abs(other.bend) * view.scale * 2 + slack;
      if (x < Math.min(ax, bx) - room || x > Math.max(ax, bx) + room || y < Math.min(ay, by) - room || y > Math.max(ay, by) + room) continue;
      const line = lineOf(other, view);
      const away = line ? distanceTo(line, x, y) : Infinity;
      if (away < nearest) [edge, nearest] = [other, away];
    }
    return edge ? { edge } : null;
  }

  listen() {
    const { canvas } = this;
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
      this.hover(null);
    });
    canvas.addEventListener('pointermove', (event) => {
      const [x, y] = place(event);
      if (!pointers.has(event.pointerId)) {
        if (event.pointerType === 'mouse') this.hover(this.at(x, y, 4), x, y);
        return;
      }
      if (pointers.size === 1) {
        const [fromX, fromY] = pointers.get(event.pointerId);
        moved += Math.hypot(x - fromX, y - fromY);
        pointers.set(event.pointerId, [x, y]);
        if (moved > 4) this.panBy(x - fromX, y - fromY);
      } else if (pointers.size === 2) {
        const before = spread();
        pointers.set(event.pointerId, [x, y]);
        const after = spread();
        moved = Infinity;
        this.panBy(after.x - before.x, after.y - before.y);
        this.zoomAt(after.x, after.y, after.wide / before.wide);
      }
    });
    const release = (event) => {
      if (!pointers.delete(event.pointerId) || event.type !== 'pointerup' || moved > 4 || pointers.size > 0) return;
      this.events.chosen(this.at(...place(event), event.pointerType === 'mouse' ? 5 : 14));
    };
    canvas.addEventListener('pointerup', release);
    canvas.addEventListener('pointercancel', release);
    canvas.addEventListener('pointerleave', () => this.hover(null));
    canvas.addEventListener('wheel', (event) => {
      event.preventDefault();
      const [x, y] = place(event);
      const lines = event.deltaMode === 1 ? 16 : 1;
      this.zoomAt(x, y, Math.exp(-Math.max(-120, Math.min(120, event.deltaY * lines)) * (event.ctrlKey ? 0.01 : 0.0022)));
    }, { passive: false });
    canvas.addEventListener('keydown', (event) => this.key(event));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 200 : 60;
    const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) this.panBy(...moves[event.key]);
    else if (event.key === '+' || event.key === '=') this.zoom(1.3);
    else if (event.key === '-') this.zoom(1 / 1.3);
    else if (event.key === '0') this.fit();
    else if (event.key === 'PageDown' || event.key === 'PageUp') this.step(event.key === 'PageDown' ? 1 : -1);
    else if (event.key === 'Enter' && this.cursor) this.events.chosen({ node: this.cursor });
    else return;
    event.preventDefault();
  }

  step(by) {
    const shown = this.bySize.filter((node) => this.filters.nodeShown[node.index]);
    if (shown.length === 0) return;
    const at = shown.indexOf(this.cursor);
    this.cursor = shown[(at < 0 ? (by > 0 ? 0 : -1) : at + by + shown.length) % shown.length] || shown[shown.length - 1];
    this.centreOn([this.cursor]);
    this.events.pointed(this.cursor);
  }

  hover(found, x, y) {
    const before = this.hovered;
    if ((before && (before.node || before.edge)) === (found && (found.node || found.edge))) return;
    this.hovered = found;
    this.canvas.style.cursor = found ? 'pointer' : '';
    this.events.hovered(found, x, y);
    this.refresh(true);
  }
}
