"""The job on real text; these tests read the folder that ARABIC_NORM_DATA names."""

import json
import re

import pytest

from arabic_norm import DISPLAY, INDEX, LUCENE, normalize, sentences, splice

#: Marks on the page without a partner: the opener of a title cut off, and a closer whose quotation
#: was never opened.
ORPHANS = ("لحزب «المصباح\n", "محمد مرسي»")


def lines(path):
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def rows(folder, pattern):
    for path in sorted(folder.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


@pytest.mark.full
@pytest.mark.parametrize("preset", [INDEX, DISPLAY], ids=lambda preset: preset.name)
def test_presets_are_idempotent_on_every_line(data, preset):
    checked = 0
    for path in sorted((data / "raw").glob("*.jsonl")):
        for text in lines(path):
            once = preset(text)
            assert preset(once) == once, path.name
            checked += 1
    assert checked > 10_000


@pytest.mark.full
@pytest.mark.parametrize("preset", [INDEX, DISPLAY, LUCENE], ids=lambda preset: preset.name)
def test_presets_align_on_real_text(data, preset):
    for path in sorted((data / "raw").glob("*.jsonl")):
        for text, _ in zip(lines(path), range(20), strict=False):
            aligned = preset.align(text)
            assert aligned.text == preset(text)
            assert splice(text, aligned.edits) == aligned.text


@pytest.mark.full
@pytest.mark.parametrize("preset", [INDEX, DISPLAY, LUCENE], ids=lambda preset: preset.name)
def test_every_answer_is_found_again_in_its_passage(data, preset):
    """An answer's span, to the text and back, grows only by what belongs to its letters."""
    passages = {row["doc_id"]: row["text"] for row in rows(data / "ir", "*.docs.jsonl")}
    checked = same = 0
    for row in rows(data / "ir", "*.queries.jsonl"):
        passage = passages[row["doc_ids"][0]]
        aligned = preset.align(passage)
        for answer in row["answers"]:
            start = passage.find(answer)
            if start < 0:
                continue
            end = start + len(answer)
            span = aligned.to_text(start, end)
            back = aligned.to_source(*span)
            assert back[0] <= start < end <= back[1]
            # what it exceeds the answer by belongs to the answer's first and last letter
            assert aligned.to_text(back[0], start + 1) == aligned.to_text(start, start + 1)
            assert aligned.to_text(end - 1, back[1]) == aligned.to_text(end - 1, end)
            checked += 1
            same += preset(passage[slice(*back)]).strip() == aligned.text[slice(*span)].strip()
    assert checked > 1000
    assert same / checked >= 0.99


@pytest.fixture(scope="module")
def page(data):
    return (data / "news_page.txt").read_text(encoding="utf-8")


def test_the_page_is_clean(page):
    clean = normalize(page)
    marks = "\u0640\u064b-\u065f\u0670"
    controls = "\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069"
    assert re.search(f"[{marks}{controls}أإآؤئ]", clean) is None
    for orphan in ORPHANS:
        clean = clean.replace(orphan, "")
    assert re.search(r"« | »|“ | ”", clean) is None


def test_every_mark_on_the_page_is_paired_but_two(page):
    clean = normalize(page)
    for orphan in ORPHANS:
        assert clean.count(orphan) == 1
        clean = clean.replace(orphan, "")
    assert re.search("[\"'“”]", clean) is None
    marks = "".join(re.findall("[«»]", clean))
    assert len(marks) > 80
    assert marks == "«»" * (len(marks) // 2)


def test_each_headline_of_the_page_is_a_sentence(page):
    first_line = page.split("\n", 1)[0]
    headlines = [part for part in re.split(r"[ \u00a0]{4,}", first_line) if part]
    assert len(headlines) > 50
    found = sentences(page)
    spans = [page[s.start : s.end] for s in found if s.end <= len(first_line)]
    for headline in headlines:
        assert "".join(headline.split()) in "".join("".join(span.split()) for span in spans)
    starts = {page.index(headline) for headline in headlines}
    assert starts <= {s.start for s in found}
