"""How much memory a call takes, what it does where there is none, and that it gives all back."""

import gc
import importlib.util
import itertools
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from everything import PAGE
from measuring import hostile
from test_threats import HOSTILE

from arabic_norm import DISPLAY, INDEX, LUCENE, sentences

pytestmark = pytest.mark.processes


def texts_of_sentences(text):
    return [sentence.text for sentence in sentences(text, INDEX)]


#: Bytes a character of the source: at most so many for a page, and for the worst of hostile texts.
MOST = {
    # call: (function, page, hostile)
    "INDEX": (INDEX, 50, 800),
    "DISPLAY": (DISPLAY, 50, 800),
    "LUCENE": (LUCENE, 5, 5),
    "align": (INDEX.align, 50, 800),
    "edits": (INDEX.edits, 60, 800),
    "explain": (INDEX.explain, 100, 1800),
    "sentences": (sentences, 50, 100),
    "texts of sentences": (texts_of_sentences, 60, 800),
}


def bytes_a_character(call, text):
    """Return the most memory that a call holds at any moment, its result with it."""
    call(PAGE)  # what is made once, such as patterns
    call(text[:99])
    gc.collect()
    tracemalloc.start()
    try:
        call(text)
        return tracemalloc.get_traced_memory()[1] / len(text)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", MOST)
def test_memory_is_a_multiple_of_a_page(name):
    call, most, _ = MOST[name]
    assert bytes_a_character(call, PAGE * (10_000 // len(PAGE))) <= most


@pytest.mark.full
@pytest.mark.parametrize("pieces", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", MOST)
def test_memory_is_a_multiple_of_hostile_text(name, pieces):
    call, _, most = MOST[name]
    assert bytes_a_character(call, hostile(pieces, 4_000)) <= most


@pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ["_testcapi", "arabic_norm.kernel._kernel"])),
    reason="no kernel in C, or a Python without its own tests",
)
def test_an_allocation_that_fails_is_a_memory_error_and_keeps_nothing():
    program = Path(__file__).with_name("starving.py")
    done = subprocess.run([sys.executable, program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    failed = dict(reversed(line.split(" ", 1)) for line in done.stdout.splitlines())
    without = {name for name, times in failed.items() if times == "0"}
    assert without == {"found_in", "found_in rows"}  # which take no memory


@pytest.mark.full
@pytest.mark.skipif(sys.platform != "linux", reason="resident memory is read from /proc")
def test_a_million_calls_keep_nothing():
    text = "أهـــلا بكم."
    calls = [INDEX, DISPLAY, LUCENE, INDEX.align, INDEX.edits, texts_of_sentences]

    def resident(rounds):
        for call in itertools.islice(itertools.cycle(calls), rounds):
            call(text)
        gc.collect()
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

    before = resident(100_000)
    assert resident(1_000_000) - before < 2_000_000
