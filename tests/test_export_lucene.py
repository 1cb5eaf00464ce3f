"""Elasticsearch's and Solr's rules, and LUCENE, on Lucene's own classes."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
import regex
from engines import every_pipeline, exported, require, texts, units

from arabic_norm import INDEX, LUCENE, stem_like_lucene
from arabic_norm.export import to_elasticsearch, to_solr

pytestmark = pytest.mark.full

JARS = [
    *Path("/usr/share/java").glob("lucene-core-8*.jar"),
    *Path("/usr/share/java").glob("lucene-analyzers-common-8*.jar"),
]
PROGRAM = Path(__file__).parent / "java" / "Lucene.java"
_WORD = regex.compile(r"[\p{L}\p{N}]+")


@pytest.fixture(scope="module")
def lucene(tmp_path_factory):
    """A function that runs tests/java/Lucene.java over texts and returns its lines."""
    require(shutil.which("javac") and len(JARS) == 2, "Java with Lucene 8")
    classes = tmp_path_factory.mktemp("classes")
    path = os.pathsep.join(map(str, [*JARS, classes]))
    subprocess.run(["javac", "-cp", path, "-d", str(classes), str(PROGRAM)], check=True)

    def run(arguments, texts):
        sent = "\n".join(map(units, texts)) + "\n"
        command = ["java", "-cp", path, "Lucene", *map(str, arguments)]
        done = subprocess.run(command, input=sent, capture_output=True, text=True, check=True)
        return done.stdout.split("\n")[:-1]

    return run


def chain(engine, pipeline, folder):
    """Write a line for each char filter: its kind, then the mapping file, or pattern and text."""
    lines = []
    if engine == "solr":
        written = to_solr(pipeline)
        (folder / "arabic_norm.txt").write_text(written, encoding="utf-8")
        for line in written.splitlines():
            if line.startswith("# <"):
                values = ElementTree.fromstring(line[2:]).attrib
                lines.append(
                    "\t".join([values.pop("class").removeprefix("solr."), *values.values()])
                )
    else:
        analysis = json.loads(to_elasticsearch(pipeline))["settings"]["analysis"]
        for name in analysis["analyzer"]["arabic_norm"]["char_filter"]:
            rules = analysis["char_filter"][name]
            if rules["type"] == "mapping":
                (folder / name).write_text("\n".join(rules["mappings"]), encoding="utf-8")
                lines.append(f"mapping\t{name}")
            else:
                lines.append("\t".join([rules["type"], rules["pattern"], rules["replacement"]]))
    path = folder / "chain"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def spans(aligned):
    """Yield each word's span in the source as ours, and in the result, in UTF-16 code units.

    Lucene's offsets are ours but in two places, where None stands. Deleted text at the very start
    belongs to the first letter, Lucene leaves it out. A word that starts or ends within what one
    character became has all of that character, in Lucene none or half of it.
    """
    text = aligned.text
    for word in _WORD.finditer(text):
        start, end = (len(text[:place].encode("utf-16-le")) // 2 for place in word.span())
        span = aligned.to_source(start, end, "utf16")
        is_known = word.start() > 0 and not is_within(aligned, word.start())
        ends_known = not is_within(aligned, word.end())
        yield start, end, span[0] if is_known else None, span[1] if ends_known else None


def is_within(aligned, place):
    """Whether what stands before and after a place of the result came from one character."""
    return 0 < place < len(aligned.text) and aligned.to_source(
        place - 1, place
    ) == aligned.to_source(place, place + 1)


@every_pipeline
@pytest.mark.parametrize("engine", ["solr", "elasticsearch"])
def test_lucene_gives_our_text_and_our_offsets(engine, pipeline, lucene, tmp_path):
    path = chain(engine, pipeline, tmp_path)
    sources, table, compared = texts(), exported(pipeline), 0
    for number, (source, line) in enumerate(
        zip(sources, lucene(["chain", path], sources), strict=True)
    ):
        result, offsets = line.split("\t")
        places = list(map(int, offsets.split()))
        aligned = table.align(source)
        assert result == units(aligned.text), ascii(source)
        if number % 10 and len(source) > 4:  # of long texts each tenth: places take their time
            continue
        for start, end, source_start, source_end in spans(aligned):
            assert source_start in (None, places[start]), ascii(source)
            assert source_end in (None, places[end]), ascii(source)
            compared += (source_start is not None) + (source_end is not None)
    assert compared > 500


def test_lucene_preset_is_the_arabic_normalizer_on_every_code_point(lucene):
    every = [chr(code) for code in range(0x10000)]
    assert lucene(["normalizer"], every) == [units(LUCENE(char)) for char in every]


def test_lucene_preset_is_the_arabic_normalizer_on_texts(lucene):
    sources = texts()
    assert lucene(["normalizer"], sources) == [units(LUCENE(text)) for text in sources]


def test_stem_like_lucene_is_the_arabic_stemmer_on_every_word(lucene):
    every = texts()
    words = {word for text in every for word in _WORD.findall(text + " " + INDEX(text))}
    listed = sorted(word for word in words if word.isprintable())
    assert lucene(["stemmer"], listed) == [units(stem_like_lucene(word)) for word in listed]
