"""The pages as a real browser shows them: Debian's Chromium, driven by Selenium."""

import functools
import http.server
import os
import random
import shutil
import threading
from contextlib import contextmanager
from html import escape

import pytest

from arabic_norm import INDEX, strip_idle_controls
from arabic_norm.audit import audit

pytestmark = pytest.mark.full

try:
    from selenium import webdriver
except ModuleNotFoundError:
    webdriver = None

PAPER = {"light": "(255, 255, 255", "dark": "(20, 23, 26"}

SOURCE = "وَقالَ عن ب »الجيـــش »\N{RIGHT-TO-LEFT MARK} <script>document.title='broken'</script>"


@pytest.fixture(scope="module")
def browser():
    driver, chromium = shutil.which("chromedriver"), shutil.which("chromium")
    if not (driver and chromium and webdriver):
        assert not os.environ.get("REQUIRE_ENGINES"), "chromium, its driver or selenium is missing"
        pytest.skip("no chromium, chromedriver and selenium")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "no-first-run", "disable-quic"):
        options.add_argument(f"--{flag}")
    options.add_argument("--disable-background-networking")
    service = webdriver.ChromeService(driver)
    with webdriver.Chrome(options=options, service=service) as opened:
        yield opened


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@contextmanager
def served(folder):
    """The address of a folder, for what a browser does not load from a disk: modules, workers."""
    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@pytest.fixture
def show(browser, tmp_path):
    def show(html):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        browser.get(path.as_uri())
        return browser

    return show


def marks(browser, pane):
    return browser.find_elements("css selector", f".{pane} mark")


def test_the_text_reads_from_right_to_left(show):
    browser = show(INDEX.explain(SOURCE).to_html())
    places = [mark.rect["x"] for mark in marks(browser, "source")]
    assert len(places) > 3
    assert places == sorted(places, reverse=True)
    assert browser.execute_script("return getComputedStyle(document.body).direction") == "rtl"


def test_a_script_in_the_text_stays_text(show):
    browser = show(INDEX.explain(SOURCE).to_html())
    assert browser.title == "arabic_norm: what changed"
    assert "<script>document.title='broken'" in browser.find_element("css selector", ".source").text


def test_hovering_names_the_change(show):
    browser = show(INDEX.explain(SOURCE).to_html())
    mark = marks(browser, "source")[0]
    tip = "return getComputedStyle(arguments[0], '::after').content"
    assert browser.execute_script(tip, mark) == "none"
    webdriver.ActionChains(browser).move_to_element(mark).perform()
    assert "strip_tashkeel: U+064E ARABIC FATHA" in browser.execute_script(tip, mark)


@pytest.mark.parametrize("scheme", PAPER)
def test_light_and_dark(show, scheme):
    browser = show(INDEX.explain(SOURCE).to_html())
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    frame = browser.find_element("css selector", ".arabic-norm")
    assert PAPER[scheme] in frame.value_of_css_property("background-color")


def test_nothing_is_wider_than_the_window(show):
    broken = [SOURCE, "اجتماع األمم", "ةحوتفملا ةيبرعلا ةعماجلا", "ك" * 300 + "أ" * 300]
    for html in (INDEX.explain(SOURCE * 20).to_html(), audit(broken, INDEX).to_html()):
        browser = show(html)
        excess = (
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        for width in (390, 1280):
            as_wide_as(browser, width)
            assert browser.execute_script(excess) <= 0


def as_wide_as(browser, width):
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


@pytest.mark.parametrize("width", [390, 1280])
def test_bars_are_drawn_to_scale(show, width):
    browser = show(audit(["أأأأ", "أةة", "ب", "اجتماع األمم"], INDEX).to_html())
    as_wide_as(browser, width)
    shares, whole = {}, set()
    for row in browser.find_elements("css selector", "tr:has(rect)"):
        name = row.find_element("css selector", "td").text
        bar, drawn = (row.find_element("css selector", tag).rect for tag in ("svg", "rect"))
        shares[name] = drawn["width"] / bar["width"]
        if drawn["width"]:  # from right to left
            assert drawn["x"] + drawn["width"] == pytest.approx(bar["x"] + bar["width"], abs=0.5)
        if name != "swapped lam-alef":  # which stands in a table of its own
            whole.add(round(bar["width"]))
    assert shares["unify_alef"] == pytest.approx(0.75, abs=0.01)
    assert shares["unify_teh_marbuta"] == pytest.approx(0.25, abs=0.01)
    assert shares["swapped lam-alef"] == pytest.approx(0.25, abs=0.01)
    assert shares["compose"] == 0
    assert len(whole) == 1
    assert whole.pop() >= 60


@pytest.mark.parametrize("scheme", PAPER)
def test_a_bar_stands_out_from_its_track_and_the_page(show, scheme):
    browser = show(audit(["أ", "ب"], INDEX).to_html())
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    bar = browser.find_element("css selector", "tr:not(.idle) rect").value_of_css_property("fill")
    track = browser.find_element("css selector", "svg").value_of_css_property("background-color")
    blue = {"light": "rgb(47, 111, 178)", "dark": "rgb(106, 165, 224)"}
    grey = {"light": "rgba(232, 236, 240, 1)", "dark": "rgba(38, 44, 50, 1)"}
    assert (bar, track) == (blue[scheme], grey[scheme])


def test_what_a_step_did_reads_from_right_to_left(show):
    browser = show(audit(["٧"], INDEX).to_html())
    places = browser.execute_script("""
      const text = document.querySelector("tr:not(.idle) bdi").firstChild, at = [];
      for (const sign of ["٧", "←", "7"]) {
        const range = document.createRange(), place = text.data.indexOf(sign);
        range.setStart(text, place);
        range.setEnd(text, place + 1);
        at.push(range.getBoundingClientRect().x);
      }
      return at;""")
    assert places == sorted(places, reverse=True)
    assert len(set(places)) == 3


#: What the directions of a line depend on: words, numbers, signs, and the controls people type.
PIECES = ["لغة", "عام", "C++", "C#", ".NET", "iPhone", "7", "1990", "+966 55 123", "055-123"]
PIECES += ["12:30", "50%", "$5", "٣", "٣-٤", ".", "،", ":", "!", "(", ")", "-", " ", " ", " "]
MARKS = ["\u200e", "\u200f", "\u200e", "\u200f", "\u061c"]
PAIRS = ["\u2066{}\u2069", "\u2067{}\u2069", "\u2068{}\u2069", "\u202a{}\u202c", "\u202b{}\u202c"]

ORDER = """
return [...document.querySelectorAll("p")].map((line) => {
  const range = document.createRange(), node = line.firstChild, found = [];
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    if (box.width > 0 && node.data[at].trim()) found.push([box.x, node.data[at]]);
  }
  return found.sort((a, b) => a[0] - b[0]).map((pair) => pair[1]).join("");
});
"""


def directed_lines(chance, marks, pairs, count):
    """Lines as people write them, with so many marks anywhere and pairs around any part."""
    for _ in range(count):
        parts = chance.choices(PIECES, k=chance.randrange(2, 8))
        for _ in range(marks):
            parts.insert(chance.randrange(len(parts) + 1), chance.choice(MARKS))
        for _ in range(pairs):
            start = chance.randrange(len(parts))
            end = chance.randrange(start, len(parts)) + 1
            parts[start:end] = [chance.choice(PAIRS).format("".join(parts[start:end]))]
        yield "".join(parts)
        yield f"أ {''.join(parts)} ب"


@pytest.mark.parametrize(
    ("marks", "pairs", "most_wrong"),
    [(1, 0, 0.001), (0, 1, 0.001), (2, 0, 0.01), (2, 1, 0.02)],  # heaps of controls are nobody's
)
def test_a_line_reads_alike_without_its_idle_controls(show, marks, pairs, most_wrong):
    def order(lines):
        rows = "".join(f"<p>{escape(line)}</p>" for line in lines)
        page = show(f'<!doctype html><meta charset="utf-8"><body dir="rtl">{rows}')
        return page.execute_script(ORDER)

    lines = list(directed_lines(random.Random(22), marks, pairs, 500))
    stripped = [strip_idle_controls(line) for line in lines]
    bare = [line.translate(dict.fromkeys([*range(0x200E, 0x2070), 0x61C])) for line in lines]
    as_typed, as_stripped, as_bare = order(lines), order(stripped), order(bare)
    wrong = [
        ascii(line)
        for line, one, other in zip(lines, as_typed, as_stripped, strict=True)
        if one != other
    ]
    assert len(wrong) <= most_wrong * len(lines), wrong
    changed = sum(one != other for one, other in zip(as_typed, as_bare, strict=True))
    kept = sum(one != other for one, other in zip(stripped, bare, strict=True))
    assert changed > 200
    assert kept < 2 * changed  # what stays is there for something
