'use strict';
// The words beside the picture: details of one actor or one relation, and the two tables, which show all that the picture shows.

const pageOfRows = 100;

/// The article's id, a link where its address is known or the id is one. Only web addresses become links; all else stays text.
function articleLink(id, url) {
  try {
    const address = new URL(url || id);
    if (address.protocol === 'http:' || address.protocol === 'https:') {
      return element('a', { href: address.href, rel: 'noopener noreferrer', target: '_blank' }, id);
    }
  } catch { /* an id that is no address */ }
  return element('span', { dir: 'auto' }, id);
}

const percent = (part) => `${Math.min(Math.round(part * 100), 99)} %`; // nothing that is read is sure

/// The text with the names of both ends marked.
function markedText(text, edge) {
  const names = [edge.source, edge.target].flatMap((node) => [node.label, ...node.aliases]).filter((name) => name.length > 1);
  if (names.length === 0) return [text];
  const pattern = [...new Set(names)].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${pattern})(?![\\p{L}\\p{N}])`, 'u'));
  return parts.map((part, i) => (i % 2 === 1 ? element('mark', {}, part) : part));
}

class Details {
  constructor(graph, filters, open) {
    Object.assign(this, { graph, filters, open });
    this.place = document.getElementById('details');
    this.past = [];
    this.now = null;
  }

  show(chosen, isBack) {
    if (this.now && !isBack) this.past.push(this.now);
    if (!chosen) this.past = [];
    this.now = chosen;
    this.place.hidden = !chosen;
    document.body.classList.toggle('detailed', Boolean(chosen));
    if (chosen) this.draw();
  }

  draw() {
    const chosen = this.now;
    if (!chosen) return;
    const close = element('button', { type: 'button', id: 'close', 'aria-label': words.close, title: `${words.close} (Esc)` }, '×');
    close.addEventListener('click', () => this.open(null));
    const tools = element('div', { className: 'tools' }, close);
    if (this.past.length > 0) {
      const back = element('button', { type: 'button', id: 'back' }, `‹ ${words.back}`);
      back.addEventListener('click', () => this.open(this.past.pop(), true));
      tools.prepend(back);
    }
    this.place.replaceChildren(tools, ...(chosen.node ? this.actor(chosen.node) : this.relation(chosen.edge)));
    this.place.scrollTop = 0;
  }

  nodeButton(node, className) {
    const button = element('button', { type: 'button', className: className || 'actor' }, nodeMark(node.type, this.graph.types[node.type].color), element('span', { dir: 'auto' }, node.label));
    button.addEventListener('click', () => this.open({ node }));
    return button;
  }

  facts(rows) {
    const list = element('dl', {});
    for (const [name, ...values] of rows) {
      if (values.every((value) => value === '' || value === null || value === undefined)) continue;
      list.append(element('dt', {}, name), element('dd', { dir: 'auto' }, ...values));
    }
    return list;
  }

  actor(node) {
    const { graph } = this;
    const kind = [nameOf(graph.types[node.type].name), node.subtype, node.country].filter(Boolean).join(' · ');
    const wikidata = /^Q\d+$/.test(node.wikidata) ? element('a', { href: `https://www.wikidata.org/wiki/${node.wikidata}`, rel: 'noopener noreferrer', target: '_blank' }, node.wikidata) : node.wikidata;
    const names = node.aliases.filter((alias) => alias !== node.label);
    const dates = node.first === node.last ? node.first : `${node.first} – ${node.last}`;
    const shown = node.edges.filter((edge) => this.filters.edgeShown[edge.index]);
    const parts = [
      element('h2', { dir: 'auto' }, node.label),
      element('p', { className: 'kind' }, nodeMark(node.type, graph.types[node.type].color), element('span', { dir: 'auto' }, kind)),
      this.facts([
        [words.alsoNamed, names.slice(0, 12).join(' · ') + (names.length > 12 ? ' …' : '')],
        [words.evidence, `${counted(node.mentions, 'mention', 'mentions')}, ${counted(node.documents, 'article', 'articles')}`],
        [words.dates, node.first ? dates : ''],
        ['Wikidata', wikidata],
      ]),
    ];
    const hidden = node.edges.length - shown.length;
    parts.push(element('h3', {}, counted(shown.length, 'relation', 'relations'), hidden > 0 ? element('small', {}, ` + ${hidden} ${words.hidden}`) : null));
    const families = [...new Set(graph.relations.map((relation) => relation.family))];
    const rank = (edge) => families.indexOf(graph.relations[edge.relation].family);
    shown.sort((a, b) => rank(a) - rank(b) || b.weight - a.weight || b.confidence - a.confidence || a.index - b.index);
    parts.push(this.rows(shown, (edge) => this.row(edge, node)));
    const neighbours = new Map();
    for (const edge of shown) {
      const other = edge.source === node ? edge.target : edge.source;
      neighbours.set(other, (neighbours.get(other) || 0) + edge.weight);
    }
    if (neighbours.size > 0) {
      const chips = [...neighbours].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index).map(([other]) => this.nodeButton(other, 'actor chip'));
      parts.push(element('h3', {}, `${words.neighbours} (${neighbours.size})`), element('div', { className: 'chips', id: 'neighbours' }, ...chips.slice(0, 60)));
    }
    return parts;
  }

  /// A list that grows on demand.
  rows(items, make) {
    const list = element('ul', { className: 'edges' });
    const more = element('button', { type: 'button', className: 'more' }, words.more);
    const grow = () => {
      const from = list.children.length;
      list.append(...items.slice(from, from + pageOfRows).map(make));
      more.hidden = list.children.length >= items.length;
    };
    more.addEventListener('click', grow);
    grow();
    return element('div', {}, list, more);
  }

  row(edge, node) {
    const relation = this.graph.relations[edge.relation];
    const other = edge.source === node ? edge.target : edge.source;
    const arrow = relation.symmetric ? '–' : edge.source === node ? '→' : '←';
    const notes = [edge.title, edge.status === 0 ? '' : nameOf(this.graph.statuses[edge.status]).toLowerCase(), edge.date, edge.weight > 1 ? counted(edge.weight, 'sentence', 'sentences') : ''].filter(Boolean);
    const button = element('button', { type: 'button', className: 'edge' },
      lineMark(edge.status, relation.color),
      element('span', { className: 'what' }, element('b', {}, `${arrow} ${relation.label}`), ' ', element('bdi', {}, other.label)),
      element('span', { className: 'notes', dir: 'auto' }, notes.join(' · ')));
    button.dataset.edge = edge.index;
    button.addEventListener('click', () => this.open({ edge }));
    return element('li', {}, button);
  }

  relation(edge) {
    const { graph } = this;
    const relation = graph.relations[edge.relation];
    const evidence = evidenceOf(graph, edge);
    const when = edge.date || (edge.first === edge.last ? edge.first : `${edge.first} – ${edge.last}`);
    return [
      element('h2', { className: 'triple' }, this.nodeButton(edge.source), element('span', { className: 'verb' }, lineMark(edge.status, relation.color), relation.symmetric ? `– ${relation.label} –` : `${relation.label} →`), this.nodeButton(edge.target)),
      this.facts([
        [words.status, nameOf(graph.statuses[edge.status]), words.statusHelp[graph.statuses[edge.status]] ? element('small', {}, ` – ${words.statusHelp[graph.statuses[edge.status]]}`) : null],
        [words.post, edge.title],
        [words.date, when || words.undated],
        [words.confidence, element('meter', { min: 0, max: 1, value: edge.confidence, 'aria-hidden': 'true' }), ` ${percent(edge.confidence)}`],
      ]),
      element('h3', {}, evidence.length < edge.weight ? `${evidence.length} ${words.of} ${counted(edge.weight, 'sentence', 'sentences')}` : counted(edge.weight, 'sentence', 'sentences')),
      this.rows(evidence, (item) => element('li', {}, element('figure', {},
        element('blockquote', { dir: 'auto' }, ...markedText(item.text, edge)),
        element('figcaption', {}, articleLink(item.document, item.url), ` · ${item.inTitle ? `${words.title}, ` : ''}${words.bytes} ${item.begin}–${item.end}`, item.date ? ` · ${item.date}` : '', item.title ? ` · ${item.title}` : '', ` · ${percent(item.confidence)}`)))),
    ];
  }
}

/// A table that is sorted by a click on a head and grows on demand.
class Table {
  constructor(place, columns, items, open) {
    Object.assign(this, { place: document.getElementById(place), columns, items, open, sorted: null, down: false });
  }

  draw() {
    const rows = this.items();
    if (this.sorted !== null) {
      const { value } = this.columns[this.sorted];
      const compare = (a, b) => (typeof a === 'number' ? a - b : a < b ? -1 : a > b ? 1 : 0);
      const keys = new Map(rows.map((row) => [row, typeof value(row) === 'string' ? folded(value(row)) : value(row)]));
      rows.sort((a, b) => (this.down ? -1 : 1) * compare(keys.get(a), keys.get(b)) || a.index - b.index);
    }
    const head = element('tr', {}, ...this.columns.map((column, i) => {
      const button = element('button', { type: 'button' }, column.name);
      button.addEventListener('click', () => {
        this.down = this.sorted === i ? !this.down : Boolean(column.isNumber);
        this.sorted = i;
        this.draw();
        this.place.querySelectorAll('thead button')[i].focus();
      });
      return element('th', { scope: 'col', className: column.isNumber ? 'number' : '', 'aria-sort': this.sorted === i ? (this.down ? 'descending' : 'ascending') : 'none' }, button);
    }));
    const body = element('tbody', {});
    const more = element('button', { type: 'button', className: 'more' }, words.more);
    const grow = () => {
      const from = body.children.length;
      body.append(...rows.slice(from, from + pageOfRows).map((row) => this.row(row)));
      more.hidden = body.children.length >= rows.length;
    };
    more.addEventListener('click', grow);
    grow();
    const caption = element('caption', { className: 'unseen' }, this.place.getAttribute('aria-label'));
    this.place.replaceChildren(rows.length > 0 ? element('table', {}, caption, element('thead', {}, head), body) : element('p', {}, words.none), more);
  }

  row(item) {
    return element('tr', {}, ...this.columns.map((column, i) => {
      const text = column.show ? column.show(item) : typeof column.value(item) === 'number' ? column.value(item).toLocaleString('en') : column.value(item);
      if (!column.opens) return element(i === 0 ? 'th' : 'td', { className: column.isNumber ? 'number' : '', dir: 'auto', ...(i === 0 ? { scope: 'row' } : {}) }, text);
      const button = element('button', { type: 'button', className: 'link', dir: 'auto' }, text);
      button.addEventListener('click', () => this.open(column.opens(item)));
      return element(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : {}, button);
    }));
  }
}

function actorTable(graph, filters, open) {
  const degree = (node) => node.edges.reduce((sum, edge) => sum + filters.edgeShown[edge.index], 0);
  return new Table('actors', [
    { name: words.name, value: (node) => node.label, opens: (node) => ({ node }) },
    { name: words.type, value: (node) => nameOf(graph.types[node.type].name) },
    { name: words.country, value: (node) => node.country },
    { name: nameOf(words.relations), value: degree, isNumber: true },
    { name: words.mentions, value: (node) => node.mentions, isNumber: true },
    { name: words.articles, value: (node) => node.documents, isNumber: true },
    { name: words.first, value: (node) => node.first },
    { name: words.last, value: (node) => node.last },
  ], () => graph.nodes.filter((node) => filters.nodeShown[node.index]).sort((a, b) => degree(b) - degree(a) || a.index - b.index), open);
}

function relationTable(graph, filters, open) {
  return new Table('relations', [
    { name: words.from, value: (edge) => edge.source.label, opens: (edge) => ({ node: edge.source }) },
    { name: words.relation, value: (edge) => graph.relations[edge.relation].label, opens: (edge) => ({ edge }) },
    { name: words.to, value: (edge) => edge.target.label, opens: (edge) => ({ node: edge.target }) },
    { name: words.status, value: (edge) => nameOf(graph.statuses[edge.status]) },
    { name: words.date, value: (edge) => edge.date },
    { name: words.confidence, value: (edge) => edge.confidence, show: (edge) => percent(edge.confidence), isNumber: true },
    { name: words.sentences, value: (edge) => edge.weight, isNumber: true },
  ], () => graph.edges.filter((edge) => filters.edgeShown[edge.index]), open);
}
