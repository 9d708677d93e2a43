'use strict';
// The picture: a canvas with pan and zoom. While it moves, the layers are shown moved and scaled; when it rests, they are drawn anew. What
// is chosen or pointed at lies on them.

const restAfter = 120; // milliseconds without a move
const sliceTimes = { moving: 4, resting: 12 }; // milliseconds of drawing a frame

class Picture {
  constructor(graph, filters, events) {
    Object.assign(this, { graph, filters, events });
    this.canvas = document.getElementById('canvas');
    this.context = this.canvas.getContext('2d', { alpha: false });
    this.view = { scale: 1, x: 0, y: 0 };
    this.movedAt = -Infinity;
    this.selected = null;
    this.hovered = null;
    this.frames = [];
    this.labels = new Labels();
    this.layers = new Layers(graph, filters, this.labels, (relation) => this.colorOf(relation));
    this.pointing = new Pointing(graph, filters, this.labels);
    this.readTheme();
    new ResizeObserver(() => this.resize()).observe(this.canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.changeTheme());
    addEventListener('beforeprint', () => this.changeTheme(true));
    addEventListener('afterprint', () => this.changeTheme());
    listenToGestures(this);
  }

  /// The finished layers; null before the first are.
  get front() {
    return this.layers.front;
  }

  readTheme(isPrint) {
    const style = getComputedStyle(document.documentElement);
    const isDark = !isPrint && matchMedia('(prefers-color-scheme: dark)').matches;
    const value = (name) => style.getPropertyValue(name).trim();
    this.theme = { isDark, ink: isPrint ? '#111111' : value('--ink'), ground: isPrint ? '#ffffff' : value('--ground'), accent: value('--accent'), font: value('--font') };
    this.layers.theme = this.theme;
  }

  changeTheme(isPrint) {
    this.readTheme(isPrint);
    this.drawWhole();
  }

  colorOf(relation) {
    return this.theme.isDark ? lightened(relation.color, 0.35) : relation.color;
  }

  resize() {
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (width === 0 || height === 0) return;
    const isFirst = !this.width;
    if (!isFirst) this.view = { ...this.view, x: this.view.x + (width - this.width) / 2, y: this.view.y + (height - this.height) / 2 };
    Object.assign(this, { ratio, width, height });
    [this.canvas.width, this.canvas.height] = [width * ratio, height * ratio];
    this.layers.resize(width, height, ratio, this.theme);
    if (isFirst) this.fit();
    this.drawWhole(isFirst ? 60 : Infinity);
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

  move(view) {
    this.view = view;
    this.movedAt = performance.now();
    this.refresh();
  }

  panBy(dx, dy) {
    this.move({ ...this.view, x: this.view.x + dx, y: this.view.y + dy });
  }

  zoomAt(x, y, factor) {
    const scale = Math.max(this.least || 0.001, Math.min(6, this.view.scale * factor));
    const change = scale / this.view.scale;
    this.move({ scale, x: x - (x - this.view.x) * change, y: y - (y - this.view.y) * change });
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

  hover(found, x, y) {
    const before = this.hovered;
    if ((before && (before.node || before.edge)) === (found && (found.node || found.edge))) return;
    this.hovered = found;
    this.canvas.style.cursor = found ? 'pointer' : '';
    this.events.hovered(found, x, y);
    this.refresh(true);
  }

  step(by) {
    const shown = this.layers.bySize.filter((node) => this.filters.nodeShown[node.index]);
    if (shown.length === 0) return;
    const at = shown.indexOf(this.cursor);
    this.cursor = shown[(at < 0 ? (by > 0 ? 0 : -1) : at + by + shown.length) % shown.length] || shown[shown.length - 1];
    this.centreOn([this.cursor]);
    this.events.pointed(this.cursor);
  }

  at(x, y, slack) {
    return this.pointing.at(x, y, slack, this.view, this.selected && this.selected.node ? this.selected.node.edges : this.graph.edges);
  }

  /// Draws anew with the next frame; the layers too, unless only what lies on them changed.
  refresh(onlyTop) {
    if (!onlyTop) this.isStale = true;
    if (this.waiting || !this.width) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = null;
      this.frame();
    });
  }

  get isMoving() {
    return performance.now() - this.movedAt < restAfter;
  }

  frame() {
    const begin = performance.now();
    const { layers, isMoving } = this;
    const isLight = layers.front && layers.front.isLight;
    if (this.isStale && !layers.job && (!isMoving || isLight || !layers.covers(this.view))) this.startJob();
    if (layers.job) layers.advance(begin + (isMoving ? sliceTimes.moving : sliceTimes.resting));
    this.drawTop();
    this.frames.push(performance.now() - begin);
    if (this.frames.length > 600) this.frames.shift();
    if (layers.job) this.refresh(true);
    else if (this.isStale) this.refreshAtRest();
  }

  refreshAtRest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.refresh(true), Math.max(0, this.movedAt + restAfter - performance.now()) + 1);
  }

  startJob() {
    this.isStale = false;
    this.layers.start({ ...this.view });
  }

  /// Draws all in one go, but stops and leaves the rest to later frames after so many milliseconds.
  drawWhole(most = Infinity) {
    if (!this.width) return;
    this.startJob();
    this.layers.advance(performance.now() + most);
    this.drawTop();
    if (this.layers.job) this.refresh(true);
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
    const { context, view, theme, layers } = this;
    const marked = this.marked();
    const isCheap = this.isMoving && !(layers.front && layers.front.isLight);
    // Names are found anew where marked ones go before others, which takes too long while the picture moves.
    const isNamedAnew = marked && (marked.dims || !isCheap);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = theme.ground;
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    layers.show(context, view, marked && marked.dims ? 0.2 : 1, !isNamedAnew);
    if (marked) {
      this.drawMarkedEdges(marked);
      drawNodes(context, [...marked.nodes].sort((a, b) => a.size - b.size), view, this.graph.types, theme);
    }
    this.drawRings();
    if (isNamedAnew) this.nameMarked(marked);
  }

  nameMarked(marked) {
    const { context, view, theme, layers } = this;
    const inSight = layers.nodesInSight(view);
    const isFirst = (node) => (marked.dims || marked.nodes.size < 30) && marked.nodes.has(node);
    const named = inSight.filter(isFirst);
    if (!marked.dims) named.push(...inSight.filter((node) => !isFirst(node)));
    const must = new Set(marked.centre ? [marked.centre] : marked.nodes);
    if (this.hovered && this.hovered.node) must.add(this.hovered.node);
    const taken = this.labels.draw(context, named, view, theme, this, Math.ceil((this.width * this.height) / 7000), must);
    if (marked.edges.length <= 40) layers.nameEdges(context, marked.edges, view, taken);
  }

  drawMarkedEdges(marked) {
    for (const style of this.layers.styles) {
      const edges = marked.edges.filter((edge) => this.layers.hasStyle(edge, style));
      if (edges.length === 0) continue;
      const look = this.layers.lookOf(style, this.view);
      if (this.selected && this.selected.edge) {
        this.context.globalAlpha = 0.35;
        strokeEdges(this.context, edges, this.view, { ...look, color: this.theme.accent, status: 0, symmetric: true, width: look.width + 7 });
        this.context.globalAlpha = 1;
      }
      strokeEdges(this.context, edges, this.view, { ...look, width: look.width + 0.4 });
    }
  }

  drawRings() {
    const { context, view, theme } = this;
    context.globalAlpha = 1;
    context.strokeStyle = theme.accent;
    context.lineWidth = 2.5;
    for (const node of [this.selected && this.selected.node, this.hovered && this.hovered.node, this.cursor]) {
      if (!node) continue;
      const [x, y] = toScreen(node, view);
      context.beginPath();
      traceNode(context, node.type, x, y, screenRadius(node, view) + 3);
      context.stroke();
    }
  }
}
