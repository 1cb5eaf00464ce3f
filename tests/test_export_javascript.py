"""The ES module in Node, and on a page in Chromium."""

import json
import shutil
import subprocess

import pytest
from engines import every_pipeline, exported, hostile, require, texts
from test_browser import browser, served  # noqa: F401  one is a fixture

from arabic_norm import INDEX
from arabic_norm.export import to_javascript

pytestmark = pytest.mark.full

HARNESS = """
import { readFileSync } from "node:fs";
import { normalize, fingerprint } from "./rules.mjs";
const texts = JSON.parse(readFileSync("texts.json", "utf8"));
let refused = "";
try { normalize(null); } catch (error) { refused = `${error}`; }
console.log(JSON.stringify({ fingerprint, refused, texts: texts.map(normalize) }));
"""

PAGE = """<!doctype html><meta charset="utf-8"><input value="المـــدرسۃ">
<output></output>
<script type="module">
import {{ normalize, fingerprint }} from "./rules.js";
const question = document.querySelector("input"), shown = document.querySelector("output");
const show = () => {{ shown.textContent = `${{fingerprint}} ${{normalize(question.value)}}`; }};
question.addEventListener("input", show);
show();
</script>
<script type="module">
{module}
window.inline = normalize;
</script>
"""


@every_pipeline
def test_node_gives_our_text(pipeline, tmp_path):
    require(shutil.which("node"), "Node")
    sources, table = [*texts(), "\ud800أ\udc00"], exported(pipeline)
    (tmp_path / "rules.mjs").write_text(to_javascript(pipeline), encoding="ascii")
    (tmp_path / "harness.mjs").write_text(HARNESS, encoding="utf-8")
    (tmp_path / "texts.json").write_text(json.dumps(sources), encoding="ascii")
    printed = subprocess.run(
        ["node", "harness.mjs"], cwd=tmp_path, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    found = json.loads(printed)
    assert found["fingerprint"] == pipeline.fingerprint
    assert found["refused"] == "TypeError: expected a string, got object"
    for source, text in zip(sources, found["texts"], strict=True):
        assert text == table(source), ascii(source)


@pytest.fixture
def page(tmp_path):
    """The address of a page that imports INDEX, and holds a hostile table's module inline."""
    (tmp_path / "rules.js").write_text(to_javascript(INDEX), encoding="ascii")
    page = PAGE.format(module=to_javascript(hostile))
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with served(tmp_path) as address:
        yield address


def test_a_page_normalizes_what_is_typed(browser, page):  # noqa: F811
    browser.get(page)
    shown = browser.find_element("css selector", "output")
    assert shown.text == f"{INDEX.fingerprint} المدرسه"
    box = browser.find_element("css selector", "input")
    box.clear()
    box.send_keys("أحمد علی")
    assert shown.text == f"{INDEX.fingerprint} احمد علي"


def test_a_hostile_table_stays_data_in_a_page(browser, page):  # noqa: F811
    browser.get(page)
    text = "".join(hostile.table)
    assert browser.execute_script("return window.inline(arguments[0])", text) == hostile(text)
    assert "alert" not in browser.find_element("css selector", "body").text
