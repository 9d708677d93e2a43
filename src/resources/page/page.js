'use strict';
// Joins the parts: filters, picture, tables and details, the search box, and what is said aloud.

(function page() {
  const byId = (id) => document.getElementById(id);
  const graph = readGraph(JSON.parse(byId('graph').textContent));
  const say = (text) => { byId('news').textContent = text; };

  const filters = new Filters(graph, () => {
    picture.refresh();
    details.draw();
    drawTable();
  });
  const details = new Details(graph, filters, open);
  const picture = new Picture(graph, filters, { chosen: open, hovered: showTip, pointed: (node) => say(describe({ node })) });
  const tables = { actors: actorTable(graph, filters, open), relations: relationTable(graph, filters, open) };
  const finder = new Finder(graph);

  function describe(chosen) {
    if (chosen.node) {
      const shown = chosen.node.edges.filter((edge) => filters.edgeShown[edge.index]).length;
      return `${chosen.node.label}, ${nameOf(graph.types[chosen.node.type].name)}, ${counted(shown, 'relation', 'relations')}`;
    }
    const { source, target, relation, status } = chosen.edge;
    return `${source.label} ${graph.relations[relation].label} ${target.label}${status === 0 ? '' : ` (${nameOf(graph.statuses[status]).toLowerCase()})`}`;
  }

  let opener = null; // what had the focus before the details opened
  function open(chosen, isBack) {
    const wasOpen = !byId('details').hidden;
    if (chosen && !wasOpen) opener = document.activeElement;
    details.show(chosen, isBack === true);
    picture.select(chosen);
    if (chosen) {
      say(describe(chosen));
      bringToSight(chosen);
      // The focus follows only those who use the keyboard in lists; on the canvas it stays, so that the keys go on working.
      if (document.activeElement !== byId('canvas')) byId('details').focus({ preventScroll: true });
    } else if (wasOpen && opener && opener.isConnected) {
      opener.focus({ preventScroll: true });
    }
    try {
      history.replaceState(null, '', chosen && chosen.node ? `#actor=${encodeURIComponent(chosen.node.id)}` : '#');
    } catch { /* some viewers forbid it; the page works without */ }
  }

  function bringToSight(chosen) {
    const ends = chosen.node ? [chosen.node] : [chosen.edge.source, chosen.edge.target];
    const inside = ends.every((node) => {
      const [x, y] = toScreen(node, picture.view);
      return x > 40 && y > 40 && x < picture.width - 40 && y < picture.height - 40;
    });
    if (!inside) picture.centreOn(ends);
  }

  function showTip(found, x, y) {
    const tip = byId('tip');
    tip.hidden = !found;
    if (!found) return;
    tip.replaceChildren(element('bdi', {}, describe(found)));
    const width = byId('picture').clientWidth;
    tip.style.left = `${Math.max(4, Math.min(x + 12, width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${y + 18}px`;
  }

  function shown() {
    return document.querySelector('input[name=shown]:checked').value;
  }

  function drawTable() {
    if (tables[shown()]) tables[shown()].draw();
  }

  function show(view) {
    document.querySelector(`input[name=shown][value=${view}]`).checked = true;
    for (const id of ['picture', 'actors', 'relations']) byId(id).hidden = id !== view;
    drawTable();
  }

  function listenToSearch() {
    const [input, list] = [byId('search'), byId('found')];
    let found = [];
    let at = -1;
    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    };
    const mark = (index) => {
      at = index;
      [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
      if (at < 0) input.removeAttribute('aria-activedescendant');
      else {
        input.setAttribute('aria-activedescendant', `found-${at}`);
        list.children[at].scrollIntoView({ block: 'nearest' });
      }
    };
    const choose = (index) => {
      const { node } = found[index];
      close();
      input.value = '';
      if (!filters.nodeShown[node.index]) filters.reset();
      show('picture');
      open({ node });
      picture.showAround(node);
    };
    const search = () => {
      found = finder.find(input.value, 12);
      list.replaceChildren(...found.map(({ node, by }, i) => {
        const option = element('li', { role: 'option', id: `found-${i}`, 'aria-selected': 'false' },
          nodeMark(node.type, graph.types[node.type].color), element('span', { dir: 'auto' }, node.label),
          by === node.label ? null : element('small', { dir: 'auto' }, by), element('span', { className: 'number' }, node.edges.length.toLocaleString('en')));
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          choose(i);
        });
        return option;
      }));
      const isAsked = input.value.trim() !== '';
      if (isAsked && found.length === 0) list.append(element('li', { className: 'none' }, words.notFound));
      list.hidden = !isAsked;
      input.setAttribute('aria-expanded', String(isAsked && found.length > 0));
      at = -1;
      if (isAsked) say(found.length > 0 ? `${counted(found.length, 'actor', 'actors')}: ${found[0].node.label}` : words.notFound);
    };
    input.addEventListener('input', search);
    input.addEventListener('focus', search);
    input.addEventListener('blur', close);
    input.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' && found.length > 0) mark((at + 1) % found.length);
      else if (event.key === 'ArrowUp' && found.length > 0) mark((at - 1 + found.length) % found.length);
      else if (event.key === 'Enter' && found.length > 0) choose(Math.max(at, 0));
      else if (event.key === 'Escape') {
        if (list.hidden) return;
        close();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  function listen() {
    listenToSearch();
    for (const radio of document.querySelectorAll('input[name=shown]')) radio.addEventListener('change', () => show(radio.value));
    byId('skip').addEventListener('click', (event) => {
      event.preventDefault();
      show('actors');
      byId('actors').focus();
    });
    byId('closer').addEventListener('click', () => picture.zoom(1.4));
    byId('farther').addEventListener('click', () => picture.zoom(1 / 1.4));
    byId('fit').addEventListener('click', () => picture.fit());
    byId('open-filters').addEventListener('click', () => {
      const isOpen = document.body.classList.toggle('filtering');
      byId('open-filters').setAttribute('aria-expanded', String(isOpen));
    });
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && details.now) open(null);
      else if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        byId('search').focus();
      }
    });
  }

  function summary() {
    const dates = filters.first <= filters.last ? filters.ends.map((day) => dateOf(day).slice(0, 4)) : [];
    const years = dates[0] === dates[1] ? dates[0] : dates.join('–');
    return [counted(graph.nodes.length, 'actor', 'actors'), counted(graph.edges.length, 'relation', 'relations'), counted(graph.documents.length, 'article', 'articles'), years].filter(Boolean).join(' · ');
  }

  byId('summary').textContent = summary();
  byId('canvas').setAttribute('aria-label', words.picture.replace('{actors}', graph.nodes.length).replace('{relations}', graph.edges.length));
  listen();
  const wanted = /^#actor=(.+)$/.exec(location.hash);
  if (wanted) {
    let id = '';
    try {
      id = decodeURIComponent(wanted[1]);
    } catch { /* a broken address names nobody */ }
    const node = graph.nodes.find((other) => other.id === id);
    if (node) open({ node });
  }
  // For the tests of this page, which ask it what it shows and how long its frames take.
  window.entente = { graph, filters, picture, details, open };
})();
