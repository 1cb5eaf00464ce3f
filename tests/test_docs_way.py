"""The page of the way of a text names what exists, and its picture is drawn from the pipeline."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import arabic_norm
from arabic_norm import INDEX
from arabic_norm.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "way-of-a-text.md").read_text(encoding="utf-8")
PICTURE = ROOT / "docs" / "way-of-a-text.svg"


def lines_of_picture():
    root = ElementTree.parse(PICTURE).getroot()
    return ["".join(element.itertext()) for element in root.iter() if element.tag.endswith("}text")]


def test_the_picture_is_what_its_tool_draws():
    tool = [sys.executable, ROOT / "tools" / "draw_way.py", "--check"]
    done = subprocess.run(tool, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_picture_shows_the_steps_in_their_order():
    names = {step.name for step in INDEX.flat}
    shown = [name for line in lines_of_picture() for name in line.split(" · ") if name in names]
    assert shown == [step.name for step in INDEX.flat]


def test_the_picture_ends_with_the_result():
    arabic = [line for line in lines_of_picture() if re.search("[\\u0600-\\u06ff]", line)]
    assert arabic[-1] == arabic_norm.normalize(arabic[0])
    assert len(set(arabic)) == len(arabic), "each stage changes something"


def test_the_picture_names_places_that_exist():
    places = [
        line.split(": ") for line in lines_of_picture() if re.match(r"[\w/]+\.(py|c): ", line)
    ]
    assert len(places) > 5
    for file, name in places:
        assert re.search(rf"\b{name}\b", (ROOT / "arabic_norm" / file).read_text(encoding="utf-8"))


def test_the_page_names_files_and_attributes_that_exist():
    files = re.findall(r"`(arabic_norm/[\w/.]+)`", PAGE)
    assert len(files) > 10
    assert not [file for file in files if not (ROOT / file).exists()]
    beside = re.findall(r"(arabic_norm/[\w/]+/)\w+\.c`, `(\w+\.c)`", PAGE)
    assert len(beside) == 2
    assert not [file for folder, file in beside if not (ROOT / folder / file).exists()]
    for name in ("_runs", "_calls", "_changes"):
        assert f"`{name}`" in PAGE
        assert hasattr(Pipeline, name)
