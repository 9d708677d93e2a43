'use strict';
// The graph of the page: reads the JSON into nodes and edges that know each other.

const words = JSON.parse(document.getElementById('words').textContent);
const nameOf = (name) => (Object.hasOwn(words.names, name) ? words.names[name] : name);
const counted = (count, one, many) => `${count.toLocaleString('en')} ${words[count === 1 ? one : many]}`;

const dayLength = 86400000;
const bendStep = 30; // between the middles of parallel edges, in the unit of the places

/// First and last day (counted from 1970) of a date as precise as known: "2009", "2024-04", "2024-04-25". Null if it is no date.
function daysOf(text) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] || 0), Number(parts[3] || 0)];
  const at = (y, m, d) => {
    const date = new Date(0);
    date.setUTCFullYear(y, m, d);
    return Math.round(date.getTime() / dayLength);
  };
  if (month > 12 || day > 31) return null;
  const first = at(year, (month || 1) - 1, day || 1);
  const last = day ? first : month ? at(year, month, 0) : at(year, 11, 31);
  return [first, last];
}

const dateOf = (day) => new Date(day * dayLength).toISOString().slice(0, 10);

/// Small letters without accents, so that "Erdogan" finds "Erdoğan".
function folded(text) {
  const plain = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', '’': "'" };
  return text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[ıøłđðßæœþ’]/g, (letter) => plain[letter]);
}

function readGraph(data) {
  const types = data.types.map(([name, color]) => ({ name, color }));
  const relations = data.relations.map(([name, label, family, color, symmetric]) => ({ name, label, family, color, symmetric }));
  const nodes = data.nodes.map((row, index) => ({
    index, id: row[0], label: row[1], type: row[2], subtype: row[3], country: row[4], wikidata: row[5], aliases: row[6], mentions: row[7],
    documents: row[8], first: row[9], last: row[10], size: row[11], x: row[12], y: -row[13], radius: 7 + 0.36 * row[11], edges: [],
  }));
  const edges = data.edges.map((row, index) => {
    const first = row[5] ? daysOf(row[5]) : null;
    const last = row[6] ? daysOf(row[6]) : null;
    return {
      index, source: nodes[row[0]], target: nodes[row[1]], relation: row[2], status: row[3], date: row[4], first: row[5], last: row[6],
      title: row[7], confidence: row[8], weight: row[9], evidence: row[10], from: first ? first[0] : null, until: last ? last[1] : null, bend: 0,
    };
  });

  const pairs = new Map();
  for (const edge of edges) {
    edge.source.edges.push(edge);
    if (edge.target !== edge.source) edge.target.edges.push(edge);
    const [low, high] = [Math.min(edge.source.index, edge.target.index), Math.max(edge.source.index, edge.target.index)];
    const key = low * nodes.length + high;
    if (pairs.has(key)) pairs.get(key).push(edge);
    else pairs.set(key, [edge]);
  }
  for (const parallel of pairs.values()) {
    const { source, target } = parallel[0];
    const room = Math.min(bendStep, 0.7 * Math.hypot(target.x - source.x, target.y - source.y) / parallel.length);
    parallel.forEach((edge, i) => {
      const bend = (i - (parallel.length - 1) / 2) * room;
      edge.bend = edge.source.index < edge.target.index ? bend : -bend;
    });
  }
  return { types, relations, statuses: data.statuses, documents: data.documents, urls: new Map(data.urls || []), sentences: data.sentences, nodes, edges };
}

/// The evidence of an edge, its texts looked up.
function evidenceOf(graph, edge) {
  return edge.evidence.map(([document, sentence, inTitle, begin, end, date, title, confidence]) => ({
    document: graph.documents[document], url: graph.urls.get(document), text: graph.sentences[sentence], inTitle, begin, end, date, title, confidence,
  }));
}

/// Finds actors by label, alias or Wikidata id, the best match first.
class Finder {
  constructor(graph) {
    this.graph = graph;
    this.names = null;
  }

  find(query, most) {
    const wanted = folded(query.trim());
    if (!wanted) return [];
    if (!this.names) {
      this.names = this.graph.nodes.map((node) => [...new Set([node.label, ...node.aliases, node.wikidata])].filter(Boolean).map((name) => [folded(name), name]));
    }
    const found = [];
    this.names.forEach((names, index) => {
      let best = Infinity;
      let by = '';
      names.forEach(([name, shown], i) => {
        const at = name.indexOf(wanted);
        if (at < 0) return;
        const starts = at === 0 ? 0 : /[\p{L}\p{N}]/u.test(name[at - 1]) ? 4 : 2;
        const rank = (name === wanted ? 0 : 1 + starts) + (i > 0 ? 1 : 0);
        if (rank < best) [best, by] = [rank, shown];
      });
      if (best < Infinity) found.push({ node: this.graph.nodes[index], by, rank: best });
    });
    return found.sort((a, b) => a.rank - b.rank || b.node.edges.length - a.node.edges.length || a.node.index - b.node.index).slice(0, most);
  }
}
