#!/usr/bin/python3
"""Uses the page as people do, in headless Chromium, and compares what it shows with the JSON that it holds.

usage: page_test.py PAGE_SAMPLE RESOURCES

PAGE_SAMPLE is the program of tests/tools/page_sample.cpp. Needs Debian's chromium, chromium-driver and python3-selenium; without them it
says so and ends with 77, which the build takes as "skipped".
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

try:
    from selenium import webdriver
    from selenium.webdriver import ActionChains
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    print("skipped: python3-selenium is not installed")
    sys.exit(77)

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = ("--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
         "--disable-component-update --disable-sync --disable-dev-shm-usage").split()
SAMPLE, RESOURCES = "", ""


def start(profile):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS + [f"--user-data-dir={profile}", "--window-size=1300,850"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(service=Service(DRIVER), options=options)


def processor_time(ancestor):
    """Milliseconds that the renderer processes below a process have computed so far."""
    tick, parents, times = 1000 / os.sysconf("SC_CLK_TCK"), {}, {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        parents[int(entry.name)] = int(fields[1])
        if b"--type=renderer" in command:
            times[int(entry.name)] = (int(fields[11]) + int(fields[12])) * tick

    def is_below(process):
        while process > 1 and process != ancestor:
            process = parents.get(process, 0)
        return process == ancestor

    return sum(time for process, time in times.items() if is_below(process))


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="entente-page-"))
        cls.browser = start(cls.folder / "profile")
        cls.browser.implicitly_wait(0)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def open(self, *kind):
        file = self.folder / ("-".join(kind) + ".html")
        if not file.exists():
            subprocess.run([SAMPLE, RESOURCES, *kind, str(file)], check=True, stdout=subprocess.DEVNULL)
        text = file.read_text(encoding="utf-8")
        self.graph = json.loads(re.search(r'<script type="application/json" id="graph">(.*?)</script>', text, re.S).group(1))
        self.browser.get("about:blank")
        self.browser.get_log("browser")
        self.browser.get(file.as_uri())
        self.wait(lambda: self.run_js("return Boolean(window.entente && entente.picture.front)"))

    def tearDown(self):
        errors = [entry for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE"]
        self.assertEqual(errors, [], "the page logged errors")

    def wait(self, holds, seconds=60):
        end = time.time() + seconds
        while not holds():
            self.assertLess(time.time(), end, "the page did not get there in time")
            time.sleep(0.05)

    def run_js(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def one(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.run_js("return document.querySelector(arguments[0]).textContent", selector)

    def click(self, element):
        self.run_js("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def box(self, label, place="#filters"):
        """The checkbox with this label."""
        for row in self.all(f"{place} label.row"):
            if self.run_js("return [...arguments[0].querySelectorAll('span')][0].textContent", row) == label:
                return row.find_element(By.TAG_NAME, "input")
        self.fail(f"there is no filter {label}")

    def count(self):
        """(actors, relations) as the page tells them."""
        return tuple(int(part.replace(",", "").split(" of ")[0].split()[0]) for part in re.split(r", (?=\d)", self.text("#count")))

    def rows(self, view):
        """All rows of a table, as lists of texts."""
        self.click(self.one(f"input[name=shown][value={view}] + span"))
        self.run_js("let more; while ((more = document.querySelector(arguments[0])) && !more.hidden) more.click();", f"#{view} > .more")
        return self.run_js("return [...document.querySelectorAll(arguments[0])].map(r => [...r.children].map(c => c.textContent))", f"#{view} tbody tr")

    def expected_rows(self, edges):
        labels = [node[1] for node in self.graph["nodes"]]
        return sorted((labels[e[0]], self.graph["relations"][e[2]][1], labels[e[1]], self.graph["statuses"][e[3]], e[4], str(e[9])) for e in edges)

    def shown_rows(self):
        return sorted((r[0], r[1], r[2], r[3].lower(), r[4], r[6].replace(",", "")) for r in self.rows("relations"))

    def point_of(self, node):
        """Where a node lies in the window."""
        return self.run_js("const [x, y] = toScreen(entente.graph.nodes[arguments[0]], entente.picture.view);"
                           "const b = entente.picture.canvas.getBoundingClientRect(); return [b.left + x, b.top + y]", node)

    def is_at_rest(self):
        return self.run_js("const p = entente.picture; return !p.isMoving && !p.isStale && !p.layers.job && !p.waiting")

    def click_at(self, x, y):
        canvas = self.one("#canvas")
        box = canvas.rect
        ActionChains(self.browser).move_to_element_with_offset(
            canvas, round(x - box["x"] - box["width"] / 2), round(y - box["y"] - box["height"] / 2)).click().perform()

    # ---- what is shown is what the JSON says -----------------------------------------------------------------------------------------

    def test_tables_show_all_nodes_and_edges(self):
        self.open("150", "400")
        self.assertEqual(self.count(), (len(self.graph["nodes"]), len(self.graph["edges"])))
        self.assertEqual(self.shown_rows(), self.expected_rows(self.graph["edges"]))
        shown = sorted((r[0], r[1].lower(), int(r[3]), int(r[4])) for r in self.rows("actors"))
        degree = [0] * len(self.graph["nodes"])
        for edge in self.graph["edges"]:
            degree[edge[0]] += 1
            degree[edge[1]] += 1
        types = [name for name, _ in self.graph["types"]]
        self.assertEqual(shown, sorted((n[1], types[n[2]], degree[i], n[7]) for i, n in enumerate(self.graph["nodes"])))

    def test_filters_by_type_relation_status_and_confidence(self):
        self.open("150", "400")
        edges, nodes, relations = self.graph["edges"], self.graph["nodes"], self.graph["relations"]

        def expect(keeps):
            kept = [e for e in edges if keeps(e)]
            self.assertGreater(len(kept), 0)
            self.assertLess(len(kept), len(edges))
            self.assertEqual(self.count()[1], len(kept))
            self.assertEqual(self.shown_rows(), self.expected_rows(kept))
            ends = {i for e in kept for i in e[:2]}
            self.assertEqual({r[0] for r in self.rows("actors")} - {n[1] for i, n in enumerate(nodes) if i not in ends} - {nodes[i][1] for i in ends}, set())
            self.click(self.one("#reset"))
            self.assertEqual(self.count(), (len(nodes), len(edges)))

        persons = [name for name, _ in self.graph["types"]].index("person")
        self.click(self.box("Person"))
        expect(lambda e: nodes[e[0]][2] != persons and nodes[e[1]][2] != persons)
        self.click(self.box("accuses"))
        expect(lambda e: relations[e[2]][0] != "accuses")
        self.click(self.box("Conflict"))
        expect(lambda e: relations[e[2]][2] != "conflict")
        self.click(self.box("Asserted"))
        expect(lambda e: self.graph["statuses"][e[3]] != "asserted")
        least = self.one("#least")
        self.run_js("arguments[0].focus()", least)
        for _ in range(16):
            least.send_keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.text("#least-text"), "≥ 80 %")
        expect(lambda e: e[8] >= 0.8)

    def test_filters_by_time(self):
        self.open("150", "400")
        self.run_js("const s = document.getElementById('from'); s.value = Date.UTC(2023, 0, 1) / 864e5; s.dispatchEvent(new Event('input'))")
        self.assertEqual(self.text("#from-text"), "2023-01-01")
        kept = [e for e in self.graph["edges"] if not e[6] or e[6][:4] >= "2023"]
        self.assertEqual(self.shown_rows(), self.expected_rows(kept))
        self.click(self.box("Undated too"))
        dated = [e for e in kept if e[6]]
        self.assertLess(len(dated), len(kept))
        self.assertEqual(self.shown_rows(), self.expected_rows(dated))

    # ---- clicks ----------------------------------------------------------------------------------------------------------------------

    def test_a_click_on_a_node_lists_its_edges_and_neighbours(self):
        self.open("150", "400")
        hub = max(range(len(self.graph["nodes"])), key=lambda i: self.graph["nodes"][i][11])
        self.click_at(*self.point_of(hub))
        self.assertEqual(self.text("#details h2"), self.graph["nodes"][hub][1])
        own = [i for i, e in enumerate(self.graph["edges"]) if hub in e[:2]]
        self.assertEqual(sorted(self.run_js("return [...document.querySelectorAll('#details .edge')].map(b => Number(b.dataset.edge))")), own)
        others = {self.graph["nodes"][i][1] for e in own for i in self.graph["edges"][e][:2] if i != hub}
        self.assertEqual({chip.text for chip in self.all("#neighbours button")}, others)
        self.assertIn(self.graph["nodes"][hub][1], self.text("#news"))

    def test_a_click_on_an_edge_shows_its_sentences(self):
        self.open("10", "18")
        number, (x, y) = self.run_js(
            "const p = entente.picture, b = p.canvas.getBoundingClientRect();"
            "for (const e of entente.graph.edges) { const l = lineOf(e, p.view); if (!l) continue;"
            "  const [x, y] = l.bend ? [(l.ax + 2 * l.cx + l.bx) / 4, (l.ay + 2 * l.cy + l.by) / 4] : [(l.ax + l.bx) / 2, (l.ay + l.by) / 2];"
            "  const found = p.at(x, y, 5); if (found && found.edge === e) return [e.index, [b.left + x, b.top + y]]; }")
        self.click_at(x, y)
        edge = self.graph["edges"][number]
        sentences = [self.graph["sentences"][e[1]] for e in edge[10]]
        self.assertEqual(self.run_js("return [...document.querySelectorAll('#details blockquote')].map(q => q.textContent)"), sentences)
        details = self.text("#details")
        for evidence in edge[10]:
            document = self.graph["documents"][evidence[0]]
            self.assertIn(document, details)
            self.assertIn(f"{evidence[3]}–{evidence[4]}", details)
            links = {a.get_attribute("href") for a in self.all("#details figcaption a")}
            address = dict(self.graph["urls"]).get(evidence[0], document)
            self.assertEqual(address in links, address.startswith("https://"))
        self.assertIn(f"{round(edge[8] * 100)} %", details)
        self.assertIn(edge[4] or "undated", details)

    def test_every_row_opens_its_edge_and_back_leads_back(self):
        self.open("10", "18")
        self.run_js("entente.open({node: entente.graph.nodes[0]})")
        title = self.text("#details h2")
        for i in range(len(self.all("#details .edge"))):
            button = self.all("#details .edge")[i]
            edge = self.graph["edges"][int(button.get_attribute("data-edge"))]
            self.click(button)
            self.assertEqual(len(self.all("#details blockquote")), len(edge[10]))
            self.click(self.one("#back"))
            self.assertEqual(self.text("#details h2"), title)

    # ---- search, keys, sight -----------------------------------------------------------------------------------------------------------

    def test_search_suggests_by_label_and_alias_without_accents(self):
        self.open("150", "400")
        person = next(n for n in self.graph["nodes"] if n[6] and "Yıldız" in n[6])
        search = self.one("#search")
        search.send_keys("mr. yildiz")
        self.wait(lambda: self.all("#found li[role=option]"))
        offered = [li.text for li in self.all("#found li[role=option]")]
        self.assertTrue(all("Yıldız" in text for text in offered), offered)
        self.assertTrue(any(person[1] in text for text in offered), offered)
        search.send_keys(Keys.ARROW_DOWN)
        self.assertEqual(search.get_attribute("aria-activedescendant"), "found-0")
        first = self.run_js("return document.querySelector('#found li span').textContent")
        search.send_keys(Keys.ENTER)
        self.assertEqual(self.text("#details h2"), first)
        search.send_keys("nobody of this name")
        self.assertIn("No actor of that name", self.text("#found"))

    def test_the_page_works_by_keyboard(self):
        self.open("10", "18")
        canvas = self.one("#canvas")
        self.run_js("arguments[0].focus()", canvas)
        before = self.run_js("return {...entente.picture.view}")
        canvas.send_keys("+", Keys.ARROW_RIGHT)
        after = self.run_js("return {...entente.picture.view}")
        self.assertGreater(after["scale"], before["scale"])
        canvas.send_keys("0", Keys.PAGE_DOWN)
        hub = self.run_js("return entente.picture.cursor.label")
        self.assertIn(hub, self.text("#news"))
        canvas.send_keys(Keys.ENTER)
        self.assertEqual(self.text("#details h2"), hub)
        canvas.send_keys(Keys.ESCAPE)
        self.assertFalse(self.one("#details").is_displayed())
        self.run_js("document.getElementById('skip').focus()")
        self.one("#skip").send_keys(Keys.ENTER)
        self.assertTrue(self.one("#actors table").is_displayed())
        unnamed = self.run_js("return [...document.querySelectorAll('button, input, canvas')].filter(e => !(e.textContent.trim() || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)")
        self.assertEqual(unnamed, [])

    def test_the_wheel_zooms_at_the_pointer_and_a_drag_pans(self):
        self.open("150", "400")
        x, y = self.point_of(0)
        self.run_js("entente.picture.canvas.dispatchEvent(new WheelEvent('wheel', {deltaY: -100, clientX: arguments[0], clientY: arguments[1], cancelable: true}))", x, y)
        new_x, new_y = self.point_of(0)
        self.assertAlmostEqual(new_x, x, delta=1)
        self.assertAlmostEqual(new_y, y, delta=1)
        ActionChains(self.browser).move_to_element_with_offset(self.one("#canvas"), -300, 200).click_and_hold().move_by_offset(70, -30).release().perform()
        moved_x, moved_y = self.point_of(0)
        self.assertAlmostEqual(moved_x - new_x, 70, delta=2)
        self.assertAlmostEqual(moved_y - new_y, -30, delta=2)

    # ---- what must not happen ------------------------------------------------------------------------------------------------------------

    def test_a_hostile_graph_runs_nothing_and_is_shown_as_text(self):
        self.open("hostile")
        for node in range(len(self.graph["nodes"])):
            self.run_js("entente.open({node: entente.graph.nodes[arguments[0]]})", node)
            self.assertEqual(self.text("#details h2"), self.graph["nodes"][node][1])
        for edge in range(len(self.graph["edges"])):
            self.run_js("entente.open({edge: entente.graph.edges[arguments[0]]})", edge)
            evidence = self.graph["edges"][edge][10]
            self.assertEqual(self.text("#details blockquote"), self.graph["sentences"][evidence[0][1]])
            for link in self.all("#details a"):
                self.assertRegex(link.get_attribute("href"), "^https?:")
        self.assertEqual(self.shown_rows(), self.expected_rows(self.graph["edges"]))
        self.one("#search").send_keys("<")
        self.assertIsNone(self.run_js("return window.harmed === undefined ? null : window.harmed"))
        self.assertEqual(self.all("body img, body iframe, body object"), [])

    def test_the_policy_stops_a_foreign_script(self):
        self.open("10", "18")
        self.run_js("const s = document.createElement('script'); s.textContent = 'window.harmed = 1'; document.body.append(s);"
                    "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.harmed = 2\">')")
        time.sleep(0.3)
        self.assertIsNone(self.run_js("return window.harmed === undefined ? null : window.harmed"))
        refused = [entry["message"] for entry in self.browser.get_log("browser")]
        self.assertTrue(any("Content Security Policy" in message for message in refused), refused)

    def test_the_page_loads_nothing(self):
        self.open("150", "400")
        self.assertEqual(self.run_js("return performance.getEntriesByType('resource').map(entry => entry.name)"), [])

    def test_a_large_graph_opens_and_moves(self):
        # Times are processor time of the renderers: what other programs do on the machine meanwhile does not count.
        spent = lambda: processor_time(self.browser.service.process.pid)
        before = spent()
        self.open("5000", "20000")
        opened = spent() - before
        self.assertEqual(self.run_js("return [entente.graph.nodes.length, entente.graph.edges.length]"), [5000, 20000])
        self.browser.set_script_timeout(240)
        frames, times = 60, {}
        for name, move in (("panning", "p.panBy(left > frames / 2 ? 7 : -7, 3)"), ("zooming", "p.zoom(left > frames / 2 ? 1.06 : 0.94)")):
            self.wait(lambda: self.is_at_rest())
            start, before = self.run_js("return entente.picture.view"), spent()
            self.browser.execute_async_script(
                "const [frames, done] = arguments, p = entente.picture; let left = frames;"
                f"const step = () => {{ if (left-- === 0) return done(); {move}; requestAnimationFrame(step); }}; step();", frames)
            times[name] = (spent() - before) / frames
            self.assertNotEqual(self.run_js("return entente.picture.view"), start)
        print(f"5,000 nodes, 20,000 edges: open in {opened:.0f} ms, a frame takes {times['panning']:.1f} ms while panning, {times['zooming']:.1f} ms while zooming")
        self.assertLess(max(times.values()), 50)

    def test_a_picture_at_rest_is_drawn_anew_where_it_is(self):
        self.open("5000", "20000")
        for move in ("panBy(300, 40)", "zoom(1.5)", "zoom(0.2)"):
            self.run_js(f"entente.picture.{move}")
            self.wait(lambda: self.is_at_rest())
            self.assertEqual(self.run_js("return entente.picture.front.view"), self.run_js("return {...entente.picture.view}"))
        self.run_js("entente.picture.select({node: entente.graph.nodes[0]})")
        self.run_js("entente.picture.select(null)")
        self.wait(lambda: self.run_js("return entente.picture.labels.shown === entente.picture.front.shown"))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if not CHROMIUM or not DRIVER:
        print("skipped: chromium and chromium-driver are not installed")
        sys.exit(77)
    SAMPLE, RESOURCES = sys.argv[1:3]
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
