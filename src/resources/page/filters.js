'use strict';
// Which nodes and edges are shown. Draws its own controls, which are the legend too.

/// An element with properties, attributes (in `data-…` or `aria-…` form) and children; text is always text, never markup.
function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.includes('-') || name === 'role') made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return made;
}

const svgSpace = 'http://www.w3.org/2000/svg';
function svgElement(tag, attributes) {
  const made = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/// Marks of the five actor types and of the four statuses, as the picture draws them.
const nodeShapes = ['M8 2a6 6 0 1 0 .01 0z', 'M3 3h10v10h-10z', 'M5 2.5h6l3 5.5l-3 5.5h-6l-3-5.5z', 'M8 1l7 7l-7 7l-7-7z', 'M8 2l6.5 11.5h-13z'];
const dashes = [[], [7, 5], [1.5, 4], []];

function nodeMark(type, color) {
  const mark = svgElement('svg', { viewBox: '0 0 16 16', class: 'mark', 'aria-hidden': 'true', focusable: 'false' });
  mark.append(svgElement('path', { d: nodeShapes[type % nodeShapes.length], fill: color, stroke: 'currentColor', 'stroke-opacity': 0.45 }));
  return mark;
}

function lineMark(status, color) {
  const mark = svgElement('svg', { viewBox: '0 0 28 12', class: 'mark line', 'aria-hidden': 'true', focusable: 'false' });
  mark.append(svgElement('path', { d: 'M1 6h26', fill: 'none', stroke: color, 'stroke-width': 2, 'stroke-linecap': status === 2 ? 'round' : 'butt', 'stroke-dasharray': dashes[status % 4].join(' ') }));
  if (status === 3) mark.append(svgElement('path', { d: 'M10 2l8 8m0-8l-8 8', fill: 'none', stroke: color, 'stroke-width': 1.6 }));
  return mark;
}

/// First and last day of the slider. A few far dates ("founded in 1910") must not squeeze all others into one corner: where the outermost
/// part (one in 25) takes more than half of the time, the end of the slider stands for it.
function usualTimes(dated) {
  if (dated.length === 0) return [Infinity, -Infinity];
  const froms = dated.map((edge) => edge.from).sort((a, b) => a - b);
  const untils = dated.map((edge) => edge.until).sort((a, b) => a - b);
  const cut = Math.floor(dated.length * 0.04);
  let [first, last] = [froms[0], untils[untils.length - 1]];
  const [usualFirst, usualLast] = [froms[cut], untils[untils.length - 1 - cut]];
  if (last - usualLast > usualLast - usualFirst) last = usualLast;
  if (usualFirst - first > last - usualFirst) first = usualFirst;
  return [first, Math.max(last, first)];
}

class Filters {
  constructor(graph, changed) {
    this.graph = graph;
    this.changed = changed;
    this.nodeShown = new Uint8Array(graph.nodes.length).fill(1);
    this.edgeShown = new Uint8Array(graph.edges.length).fill(1);
    this.boxes = { types: [], relations: [], statuses: [] };
    this.families = [];
    const dated = graph.edges.filter((edge) => edge.from !== null && edge.until !== null);
    [this.first, this.last] = usualTimes(dated);
    this.ends = [Math.min(...dated.map((edge) => edge.from)), Math.max(...dated.map((edge) => edge.until))];
    this.drawTypes();
    this.drawStatuses();
    this.drawFamilies();
    this.drawTime(dated);
    this.least = document.getElementById('least');
    this.least.addEventListener('input', () => this.apply());
    document.getElementById('reset').addEventListener('click', () => this.reset());
    this.apply(true);
  }

  checkbox(label, mark, count, help) {
    const box = element('input', { type: 'checkbox', checked: true });
    box.addEventListener('change', () => this.apply());
    const row = element('label', { className: 'row', title: help || '' }, box, mark, element('span', {}, label), element('span', { className: 'number' }, count.toLocaleString('en')));
    return { box, row };
  }

  drawTypes() {
    const place = document.getElementById('types');
    this.graph.types.forEach((type, i) => {
      const count = this.graph.nodes.filter((node) => node.type === i).length;
      const { box, row } = this.checkbox(nameOf(type.name), nodeMark(i, type.color), count);
      this.boxes.types[i] = box;
      if (count > 0) place.append(row);
    });
    const alone = this.graph.nodes.filter((node) => node.edges.length === 0).length;
    const { box, row } = this.checkbox(words.lonely, null, alone);
    this.lonely = box;
    if (alone > 0) place.append(row);
  }

  drawStatuses() {
    const place = document.getElementById('statuses');
    this.graph.statuses.forEach((status, i) => {
      const count = this.graph.edges.filter((edge) => edge.status === i).length;
      const { box, row } = this.checkbox(nameOf(status), lineMark(i, 'currentColor'), count, words.statusHelp[status]);
      this.boxes.statuses[i] = box;
      if (count > 0) place.append(row);
    });
  }

  drawFamilies() {
    const place = document.getElementById('families');
    const counts = this.graph.relations.map(() => 0);
    for (const edge of this.graph.edges) ++counts[edge.relation];
    for (const family of new Set(this.graph.relations.map((relation) => relation.family))) {
      const members = this.graph.relations.map((relation, i) => i).filter((i) => this.graph.relations[i].family === family);
      const total = members.reduce((sum, i) => sum + counts[i], 0);
      const all = element('input', { type: 'checkbox', checked: true, 'aria-label': `${words.all}: ${nameOf(family)}` });
      const color = this.graph.relations[members[0]].color;
      const head = element('legend', {}, element('label', { className: 'row' }, all, lineMark(0, color), element('span', {}, nameOf(family)), element('span', { className: 'number' }, total.toLocaleString('en'))));
      const field = element('fieldset', { className: 'family' }, head);
      for (const i of members) {
        const { box, row } = this.checkbox(this.graph.relations[i].label, null, counts[i]);
        this.boxes.relations[i] = box;
        if (counts[i] > 0) field.append(row);
      }
      all.addEventListener('change', () => {
        for (const i of members) this.boxes.relations[i].checked = all.checked;
        this.apply();
      });
      this.families.push({ all, members });
      if (total > 0) place.append(field);
    }
  }

  drawTime(dated) {
    this.from = document.getElementById('from');
    this.until = document.getElementById('until');
    this.undated = document.getElementById('undated');
    document.getElementById('undated-count').textContent = (this.graph.edges.length - dated.length).toLocaleString('en');
    document.getElementById('time').hidden = dated.length === 0;
    if (dated.length === 0) return;
    for (const slider of [this.from, this.until]) {
      slider.min = this.first;
      slider.max = this.last;
      slider.addEventListener('input', () => {
        // The two never cross: the one that moves pushes the other.
        if (Number(this.from.value) > Number(this.until.value)) (slider === this.from ? this.until : this.from).value = slider.value;
        this.apply();
      });
    }
    this.from.value = this.first;
    this.until.value = this.last;
    this.undated.addEventListener('change', () => this.apply());

    const columns = 48;
    const heights = new Array(columns).fill(0);
    const width = (this.last - this.first + 1) / columns;
    for (const edge of dated) {
      // A year's worth of vagueness is no peak: the edge counts once, spread over its days.
      const column = (day) => Math.max(0, Math.min(columns - 1, Math.floor((day - this.first) / width)));
      const [a, b] = [column(edge.from), column(edge.until)];
      for (let i = a; i <= b; ++i) heights[i] += 1 / (b - a + 1);
    }
    const bars = document.getElementById('bars');
    bars.setAttribute('viewBox', `0 0 ${columns} 1`);
    const top = Math.max(...heights);
    this.bars = heights.map((height, i) => {
      const bar = svgElement('rect', { x: i + 0.1, width: 0.8, y: 1 - height / top, height: height / top });
      bars.append(bar);
      return { bar, from: this.first + i * width, until: this.first + (i + 1) * width };
    });
  }

  reset() {
    for (const box of [...this.boxes.types, ...this.boxes.statuses, ...this.boxes.relations, this.undated, this.lonely]) box.checked = true;
    this.least.value = 0;
    this.from.value = this.first;
    this.until.value = this.last;
    this.apply();
  }

  apply(silent) {
    const { nodes, edges } = this.graph;
    const [types, statuses, relations] = [this.boxes.types, this.boxes.statuses, this.boxes.relations].map((boxes) => boxes.map((box) => box.checked));
    const isTimed = this.first <= this.last;
    // At its end a slider lets everything through, also what lies outside its range.
    const from = isTimed && Number(this.from.value) > this.first ? Number(this.from.value) : -Infinity;
    const until = isTimed && Number(this.until.value) < this.last ? Number(this.until.value) : Infinity;
    const least = Number(this.least.value) / 100;
    const joined = new Uint8Array(nodes.length);
    let shownEdges = 0;
    edges.forEach((edge, i) => {
      const inTime = edge.from === null || edge.until === null ? this.undated.checked || !isTimed : edge.from <= until && edge.until >= from;
      const shown = inTime && relations[edge.relation] && statuses[edge.status] && edge.confidence >= least && types[edge.source.type] && types[edge.target.type];
      this.edgeShown[i] = shown ? 1 : 0;
      if (!shown) return;
      joined[edge.source.index] = joined[edge.target.index] = 1;
      ++shownEdges;
    });
    let shownNodes = 0;
    nodes.forEach((node, i) => {
      this.nodeShown[i] = joined[i] || (types[node.type] && node.edges.length === 0 && this.lonely.checked) ? 1 : 0;
      shownNodes += this.nodeShown[i];
    });
    this.counts = { nodes: shownNodes, edges: shownEdges };
    this.showState(from, until, isTimed);
    if (!silent) this.changed();
  }

  showState(from, until, isTimed) {
    const { nodes, edges } = this.graph;
    const part = (shown, all, one, many) => (shown === all ? counted(all, one, many) : `${shown.toLocaleString('en')} ${words.of} ${counted(all, one, many)}`);
    document.getElementById('count').textContent = `${part(this.counts.nodes, nodes.length, 'actor', 'actors')}, ${part(this.counts.edges, edges.length, 'relation', 'relations')}`;
    document.getElementById('least-text').textContent = `≥ ${this.least.value} %`;
    for (const { all, members } of this.families) {
      const on = members.filter((i) => this.boxes.relations[i].checked).length;
      all.checked = on === members.length;
      all.indeterminate = on > 0 && on < members.length;
    }
    if (isTimed) {
      for (const [slider, day] of [[this.from, Math.max(from, this.ends[0])], [this.until, Math.min(until, this.ends[1])]]) {
        slider.setAttribute('aria-valuetext', dateOf(day));
        document.getElementById(`${slider.id}-text`).textContent = dateOf(day);
      }
      for (const { bar, from: begin, until: end } of this.bars) bar.classList.toggle('off', end <= from || begin > until);
    }
    const boxes = [...this.boxes.types, ...this.boxes.statuses, ...this.boxes.relations, this.undated, this.lonely];
    const plain = boxes.every((box) => box.checked) && this.least.value === '0' && from === -Infinity && until === Infinity;
    document.getElementById('reset').disabled = plain;
  }
}
