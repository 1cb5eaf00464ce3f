"""The documentation site: built without a warning, every link and anchor leads somewhere."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from engines import require
from test_browser import browser  # noqa: F401  a fixture

from arabic_norm import steps

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
def test_links_of_the_repository_lead_somewhere(name):
    addresses = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / name).read_text("utf-8"))
    assert [address for address in addresses if not (ROOT / address).exists()] == []


class Page(HTMLParser):
    """What a page links to, and what may be linked to on it."""

    def __init__(self, path):
        super().__init__()
        self.links, self.anchors, self.loaded = [], set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.anchors |= {found[name] for name in ("id", "name") if name in found}
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag in {"link", "script", "img"}:
            self.loaded += [found[name] for name in ("href", "src") if name in found]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    require(importlib.util.find_spec("material"), "mkdocs-material")
    require(shutil.which("npm") and shutil.which("node"), "npm or node")  # of the page try.html
    folder = tmp_path_factory.mktemp("site")
    # not quiet: then no warning is counted
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return {path: Page(path) for path in sorted(folder.rglob("*.html"))}


def targets(pages, kind):
    """Yield each address that a page names within the site: page, address, file, anchor."""
    for path, page in pages.items():
        for address in getattr(page, kind):
            parts = urlsplit(address)
            if not parts.scheme:
                target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
                yield path, address, target, unquote(parts.fragment)


@pytest.mark.full
def test_every_link_leads_somewhere(pages):
    checked = 0
    for path, address, target, anchor in targets(pages, "links"):
        if path.name == "404.html":  # its links are those of the site's root, wherever it stands
            continue
        assert target.exists(), f"{path.name}: {address}"
        assert not anchor or anchor in pages[target].anchors, f"{path.name}: {address}"
        checked += 1
    assert checked > 1000


@pytest.mark.full
def test_pages_load_nothing_from_the_network(pages):
    for path, page in pages.items():
        outside = [address for address in page.loaded if urlsplit(address).netloc]
        assert outside == [], path.name


@pytest.mark.full
def test_each_step_has_a_page(pages):
    rules = {path.stem for path in pages if path.parent.name == "rules"}
    assert rules == {"index", *steps.__all__}


@pytest.mark.full
def test_the_arabic_page_reads_from_right_to_left(pages):
    (path,) = (path for path in pages if path.name == "ar.html")
    assert '<html lang="ar"' in path.read_text(encoding="utf-8")
    assert '<body dir="rtl"' in path.read_text(encoding="utf-8")


@pytest.mark.full
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_window(pages, browser, width):  # noqa: F811  the fixture
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    wider = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for path in pages:
        browser.get(path.as_uri())
        assert browser.execute_script(wider) <= 0, path.name
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


#: Pages that show what a program prints, as it is, and pages made of docstrings.
PRINTED = {"command.html", "corpus.html", "reference.html"}
MADE_ELSEWHERE = {"rules", "decisions", "search"}  # search prints whole documents that it finds


@pytest.mark.full
def test_code_fits_its_box(pages, browser):  # noqa: F811  the fixture
    screen = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    scrolling = """return [...document.querySelectorAll("pre > code")]
        .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.textContent)"""
    checked = 0
    for path in pages:
        is_arabic = '<html lang="ar"' in path.read_text(encoding="utf-8")  # set in a wider font
        is_printed = path.name in PRINTED or path.parent.name in MADE_ELSEWHERE
        if not is_arabic and not is_printed:
            browser.get(path.as_uri())
            assert browser.execute_script(scrolling) == [], path.name
            checked += 1
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert checked > 20
