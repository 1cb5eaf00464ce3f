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
from test_browser import browser, served  # noqa: F401  one is a fixture

from arabic_norm import steps

try:
    from selenium.webdriver.support.wait import WebDriverWait
except ModuleNotFoundError:
    WebDriverWait = None  # then there is no browser either, and its tests are skipped

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


def in_arabic(pages):
    """Return the pages in Arabic."""
    return [path for path in pages if path.parent.name == "ar"]


@pytest.mark.full
def test_pages_in_arabic_say_so_and_the_others_do_not(pages):
    arabic = in_arabic(pages)
    assert len(arabic) >= 4
    for path in pages:
        language, direction = ("ar", "rtl") if path in arabic else ("en", "ltr")
        text = path.read_text(encoding="utf-8")
        assert f'<html lang="{language}"' in text, path.name
        assert f'<body dir="{direction}"' in text, path.name


@pytest.mark.full
def test_a_page_in_arabic_and_the_english_one_link_to_each_other(pages):
    for arabic in in_arabic(pages):
        text = arabic.read_text(encoding="utf-8")
        (address,) = re.findall('<a href="([^"]+)">In English</a>', text)
        english = (arabic.parent / address).resolve()
        linked = targets({english: pages[english]}, "links")
        assert arabic in {target for _, _, target, _ in linked}, arabic.name


@pytest.mark.full
def test_arabic_reads_from_right_to_left_and_its_code_from_left_to_right(pages, browser):  # noqa: F811
    directions = """return arguments[0].map(selector => [...new Set(
        [...document.querySelectorAll(selector)].map(one => getComputedStyle(one).direction))])"""
    for path in in_arabic(pages):
        browser.get(path.as_uri())
        texts, code = browser.execute_script(directions, ["main :is(h1, h2, p, th, td)", "code"])
        assert (texts, code) == (["rtl"], ["ltr"]), path.name


@pytest.mark.full
def test_a_printed_sentence_ends_at_its_left(pages, browser):  # noqa: F811
    places = """const left = one => Math.round(one.getBoundingClientRect().left);
        return [...document.querySelectorAll("pre bdi")].map(printed => {
            const last = printed.lastElementChild;
            return [last.textContent, left(last) - left(printed)]})"""
    (start,) = (path for path in pages if path.name == "index.html" and "ar" in path.parts)
    browser.get(start.as_uri())
    assert browser.execute_script(places) == [[".", 0], ["؟", 0]]


#: The names of the theme's papers.
PAPERS = ["default", "slate"]


@pytest.fixture(scope="module")
def looks(pages, browser):  # noqa: F811  the fixture
    """How much wider than the window each page is, and the code that scrolls, by width and page;
    what is hard to read, by paper and page."""
    measured = """const page = document.documentElement;
        const code = [...document.querySelectorAll("pre > code")]
            .filter(box => box.scrollWidth > box.clientWidth + 1);
        return [page.scrollWidth - page.clientWidth, code.map(box => box.textContent)]"""
    at_once = "for (const one of document.querySelectorAll('*')) one.style.transition = 'none'"
    put_on = "document.body.dataset.mdColorScheme = arguments[0]"
    contrast = (ROOT / "tests" / "data" / "contrast.js").read_text("utf-8")
    found = {390: {}, 1280: {}} | {paper: {} for paper in PAPERS}
    for path in pages:
        browser.get(path.as_uri())  # once: it takes most of the time
        for width in (390, 1280):
            screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
            found[width][path] = browser.execute_script(measured)
        browser.execute_script(at_once)
        for paper in PAPERS:
            browser.execute_script(put_on, paper)
            found[paper][path] = browser.execute_script(contrast)
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return found


@pytest.mark.full
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_window(looks, width):
    wider = [(path.parts[-2:], excess) for path, (excess, _) in looks[width].items() if excess > 0]
    assert wider == []


@pytest.mark.full
@pytest.mark.parametrize("paper", PAPERS)
def test_text_stands_out_from_its_paper(looks, paper):
    faint = [(path.parts[-2:], found[:3]) for path, found in looks[paper].items() if found]
    assert faint == []


#: Pages that show what a program prints, as it is (a search, whole documents that it finds), and
#: pages made of docstrings.
PRINTED = {"command.html", "corpus.html", "reference.html", "search.html"}
MADE_ELSEWHERE = {"rules", "decisions", "search"}


@pytest.mark.full
def test_code_fits_its_box(looks):
    shown = [
        (path.parts[-2:], scrolling)
        for path, (_, scrolling) in looks[1280].items()
        if path.name not in PRINTED and path.parent.name not in MADE_ELSEWHERE
    ]
    assert len(shown) > 20
    assert [page for page in shown if page[1]] == []


@pytest.fixture(scope="module")
def find(pages, browser):  # noqa: F811  the fixture
    """Return a function from a question to the pages that the site's search finds, best first."""
    results = """return [document.querySelector(".md-search-result__meta").textContent.trim(),
        [...document.querySelectorAll(".md-search-result__item > a")].map(one => one.pathname)]"""
    asked = """const box = document.querySelector("[data-md-component=search-query]");
        box.focus(); box.value = arguments[0]; box.dispatchEvent(new Event("keyup"))"""

    def find(question):
        browser.execute_script(asked, "")
        WebDriverWait(browser, 60).until(lambda _: browser.execute_script(results)[0] == EMPTY)
        browser.execute_script(asked, question)
        WebDriverWait(browser, 60).until(lambda _: browser.execute_script(results)[0] != EMPTY)
        _, found = browser.execute_script(results)
        return list(dict.fromkeys(address[1:] for address in found))

    (site,) = (path.parent for path in pages if path.name == "404.html")
    with served(site) as address:
        browser.get(f"{address}index.html")
        yield find


#: What the theme says where nothing has been typed.
EMPTY = "Type to start searching"

#: Words as people write them, each row one word.
SPELLINGS = [
    ("ar/index.html", ["التشكيل", "تشكيل", "والتشكيل", "بالتشكيل", "التَّشْكِيل", "التشكيـــل"]),
    ("faq.html", ["المدرسة", "المدرسه", "مدرسة", "والمدرسة", "المدرسۃ"]),
    ("ar/reading.html", ["الأسطر", "الاسطر", "أسطر"]),
    ("ar/quotes.html", ["علامات التنصيص", "علامه التنصيص"]),
]


@pytest.mark.full
@pytest.mark.parametrize(("page", "spellings"), SPELLINGS, ids=[page for page, _ in SPELLINGS])
def test_search_finds_a_word_however_it_is_spelled(find, page, spellings):
    found = {spelling: find(spelling) for spelling in spellings}
    assert page in found[spellings[0]]
    assert found == dict.fromkeys(spellings, found[spellings[0]])


@pytest.mark.full
@pytest.mark.parametrize(
    ("question", "page"),
    [
        ("Tatweel", "rules/strip_tatweel.html"),
        ("repair_quotes", "rules/repair_quotes.html"),
        ("split sent", "sentences.html"),  # the beginning of a word, as one types
        ('"light stemmer"', "which-preset.html"),
        ("التنص", "ar/quotes.html"),
        ("جريدة", "quotes.html"),  # it stands there as ب«جريدة
    ],
)
def test_search_finds_words_and_their_beginnings(find, question, page):
    assert page in find(question)


@pytest.mark.full
def test_search_finds_nothing_where_nothing_is(find):
    assert find("خزعبلات") == find("xyzzy") == []
