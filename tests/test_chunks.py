"""Chunks: what is packed together, where what is too long is cut, how often is counted."""

from __future__ import annotations

import json
import os
import pathlib
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from measuring import assert_linear

from arabic_norm import (
    DISPLAY,
    INDEX,
    RESCUE,
    Chunk,
    Pipeline,
    chunks,
    collapse_whitespace,
    expand_word_ligatures,
    repair_mojibake,
    sentences,
    strip_tatweel,
)
from arabic_norm.letters import SHAPELESS

FATHA = "\N{ARABIC FATHA}"


def words(text: str) -> int:
    return len(text.split())


def tokens(text: str) -> int:
    """Two tokens around every text and one for each three bytes: no sum of its parts."""
    return 2 + len(text.encode("utf-8", "surrogatepass")) // 3


def texts(*arguments, **options) -> list[str]:
    return [chunk.text for chunk in chunks(*arguments, **options)]


def read_case(case: str) -> tuple[str, list[str]]:
    """Return the text of a case and its chunks; ``‖`` marks where one ends."""
    return case.replace("‖", ""), [part.strip() for part in case.split("‖")]


#: A text with the ends of its chunks marked, their size, and why they end there.
ENDS = [
    ("سافر. عاد. ‖نام أخيرا.", 10, "whole sentences, as many as fit"),
    ("سافر. عاد.‖\nنام. قام.", 12, "a paragraph that fits is not torn"),
    ("سافر.‖\n\nنام أخي.\nقام أخي.", 20, "nor is a block of lines that empty lines part"),
    ("سافر.\n\nنام أخي.\n‖قام أخي. قعد أخي. سكت أخي.", 27, "a block that does not fit is"),
    ("سافر أخي.‖\nالفصل الأول\nنام أخي. قام أخي.", 30, "a heading goes with what follows it"),
    ("سافر أخي.‖\nقال الأب:\nنعم.", 20, "so does a line that ends in a colon"),
    ("سافر أخي.‖\n# ١\nنام أخي.", 15, "and one that is marked as a heading"),
    ("سافر أخي.‖\nمتى عدت؟\nأمس.", 17, "and a question, before its answer"),
    (
        "الباب\nالفصل\nنام ‖أخي ثم قام أخي.",
        17,
        "headings go with the beginning of what must be cut",
    ),
    ("- خبز\n- ملح\n‖- ماء", 12, "items of a list are no headings"),
    ("ذهب الولد إلى البيت، ‖ثم عاد إلى المدرسة مساء", 30, "a long sentence is cut at a clause"),
    ("ذهب الولد إلى البيت ‖ثم عاد إلى المدرسة", 20, "else at a blank"),
    ("ذهب الولد ‖«إلى البيت، ثم» ‖عاد", 18, "outside of a quotation, where that fits"),
    ('ذهب الولد ‖"إلى البيت، ثم" ‖عاد', 18, "whatever its marks look like"),
    ("ذهب الولد ‖(إلى البيت، ثم) ‖عاد", 18, "and outside of brackets"),
    ("قال «ذهب الولد ‖إلى البيت، ‖ثم عاد» مساء", 16, "a quotation that does not fit is cut"),
    ("أ، ‖مستشفياتهم", 10, "a word is whole, though little stands before it"),
    ("وصل الولد ، ‖ثم عاد", 11, "a sign is not parted from its word, though a blank stands there"),
    ("وصل ‖( الولد ) ‖الآن", 10, "nor brackets from what they hold"),
    (f"ك{FATHA}ت{FATHA}‖ب{FATHA}", 5, "a word that does not fit is cut between its clusters"),
    (f"ك{FATHA}{FATHA}‖{FATHA}ت", 3, "a cluster that does not fit, between code points"),
]


@pytest.mark.parametrize(("case", "size", "why"), ENDS)
def test_where_chunks_end(case: str, size: int, why: str) -> None:
    text, expected = read_case(case)
    assert texts(text, size) == expected, why


def test_a_chunk_knows_its_span() -> None:
    text = " سافر. عاد "
    assert chunks(text, 5) == [Chunk(1, 6, "سافر."), Chunk(7, 10, "عاد")]
    assert chunks(text, 50) == [Chunk(start=1, end=10, text="سافر. عاد")]
    assert chunks("", 5) == chunks(" \n", 5) == []


def test_chunks_share_whole_sentences() -> None:
    text = "سافر. عاد. نام. قام."
    assert texts(text, 10, overlap=4) == ["سافر. عاد.", "عاد. نام.", "نام. قام."]
    assert texts(text, 10, overlap=3) == ["سافر. عاد.", "نام. قام."]
    assert texts(text, 2, count=words, overlap=1) == ["سافر. عاد.", "عاد. نام.", "نام. قام."]
    assert texts(text, 15, overlap=14) == ["سافر. عاد. نام.", "عاد. نام. قام."]


def test_no_chunk_is_a_part_of_the_next() -> None:
    assert texts("نام.\nسافر أخي أمس. عاد أخي اليوم.", 30, overlap=20) == [
        "نام.",
        "سافر أخي أمس. عاد أخي اليوم.",
    ]


def test_a_pipeline_gives_the_text_and_moves_no_span() -> None:
    text = "المـــكتبة مغلقة. متى تفتح؟"
    assert chunks(text, 15, pipeline=INDEX) == [
        Chunk(0, 17, "المكتبه مغلقه."),
        Chunk(18, 27, "متي تفتح؟"),
    ]
    assert texts("كـــــتب. قرأ.", 9, pipeline=strip_tatweel) == ["كتب. قرأ."]


def test_what_is_written_for_one_character_is_cut_though_it_is_one() -> None:
    assert chunks("قال ﷺ نعم", 9, pipeline=expand_word_ligatures) == [
        Chunk(0, 3, "قال"),
        Chunk(4, 5, "صلى الله"),
        Chunk(4, 5, "عليه وسلم"),
        Chunk(6, 9, "نعم"),
    ]


def test_what_a_pipeline_moves_as_a_whole_is_packed_as_it_was_written() -> None:
    broken = "ذهب الولد. عاد الولد.".encode().decode("cp1256", "replace")
    aligned = repair_mojibake.align(broken)
    found = chunks(broken, 11, pipeline=repair_mojibake)
    assert all(len(chunk.text) <= 11 for chunk in found)
    assert "".join(" ".join(chunk.text for chunk in found).split()) == "".join(aligned.text.split())


class Counted:
    """A count that keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> int:
        self.asked.append(text)
        return tokens(text)


def test_count_is_called_once_a_sentence_and_a_few_times_a_chunk() -> None:
    text = "\n".join("ذهب الولد إلى البيت. ثم عاد. نام." for _ in range(300))
    count = Counted()
    found = chunks(text, 100, count=count)
    assert len(found) > 50
    assert len(count.asked) <= len(sentences(text)) + 6 * len(found)
    assert sum(map(len, count.asked)) < 10 * len(text)


def test_count_is_called_on_parts_of_a_long_sentence() -> None:
    text = "كلمة أخرى، " * 3000
    count = Counted()
    found = chunks(text, 100, count=count)
    assert len(count.asked) <= 1 + 15 * len(found)
    assert sum(map(len, count.asked)) < 20 * len(text)


@pytest.mark.parametrize(
    ("size", "options", "error", "says"),
    [
        (0, {}, ValueError, "size must be 1 or more, not 0"),
        (-5, {}, ValueError, "size must be 1 or more, not -5"),
        (5, {"overlap": 5}, ValueError, "overlap must be from 0 to less than size, 5, not 5"),
        (5, {"overlap": -1}, ValueError, "overlap must be from 0 to less than size, 5, not -1"),
        (5.0, {}, TypeError, "size must be an int, as count measures, not float"),
        (5, {"overlap": "1"}, TypeError, "overlap must be an int, as count measures, not str"),
        (5, {"count": 3}, TypeError, "count must be a function .* not int"),
        (5, {"count": str.split}, TypeError, "count must return an int, .* not list: pass a func"),
        (5, {"count": lambda _: None}, TypeError, "count must return an int"),
        (5, {"pipeline": "INDEX"}, TypeError, "INDEX"),
        (5, {"pipeline": Pipeline([str.strip])}, TypeError, "strip"),
        (
            1,
            {"count": tokens},
            ValueError,
            "size is too small for one character: 'ن' alone counts 2",
        ),
    ],
)
def test_what_is_wrong_is_said(size, options, error, says) -> None:
    with pytest.raises(error, match=says):
        chunks("نعم هذا نص طويل.", size, **options)


@pytest.mark.parametrize("value", [None, b"text", 5, ["text"], Chunk(0, 1, "a")])
def test_what_is_no_text_is_a_type_error(value) -> None:
    with pytest.raises(TypeError, match="expected str"):
        chunks(value, 5)


PIECES = [
    *("كلمة", "و", "د.", "ق.م.", "5", "2.3", ".", "!", "؟", "…", "،", "«", "»", '"', "(", ")", "'"),
    *(
        " ",
        " ",
        "    ",
        "\n",
        "\n\n",
        "\t",
        "-",
        "•",
        "# عنوان",
        "قال:",
        "ـ",
        "ﷺ",
        "\N{PILCROW SIGN}",
    ),
    *("\N{RIGHT-TO-LEFT MARK}", FATHA, "\N{ARABIC END OF AYAH}", "\N{GRINNING FACE}", "\ud800"),
]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text())
PIPELINES = [None, INDEX, DISPLAY, RESCUE, collapse_whitespace, expand_word_ligatures]


@st.composite
def sizes(draw) -> tuple[int, int]:
    size = draw(st.integers(1, 60))
    return size, draw(st.integers(0, size - 1))


@example("ﷺ ﷺ", (3, 2), len, INDEX)
@example("و كلمة", (2, 0), len, INDEX)
@given(TEXTS, sizes(), st.sampled_from([len, words]), st.sampled_from(PIPELINES))
def test_chunks_hold_all_that_shows_and_no_more_than_their_size(text, lengths, count, pipeline):
    size, overlap = lengths
    aligned = Pipeline([]).align(text) if pipeline is None else pipeline.align(text)

    def read(start: int, end: int) -> str:
        first, last = aligned.to_text(start, end)
        return aligned.text[first:last].strip()

    found = chunks(text, size, overlap=overlap, count=count, pipeline=pipeline)
    done, before = 0, None
    for chunk in found:
        own = read(chunk.start, chunk.end)
        assert count(chunk.text) <= size
        # what a pipeline wrote in one place may fill several chunks
        assert chunk.text == own or (count(own) > size and chunk.text in own)
        between = text[done : chunk.start]
        assert SHAPELESS.issuperset("".join(between.split()))
        if before and chunk[:2] != before[:2]:
            assert before.start < chunk.start
            assert before.end < chunk.end
            if chunk.start < before.end:
                assert count(read(chunk.start, before.end)) <= overlap
        done, before = chunk.end, chunk
    assert SHAPELESS.issuperset("".join(text[done:].split()))


@given(TEXTS, st.integers(8, 60))
def test_a_tokenizer_never_counts_more_than_the_size(text, size):
    for chunk in chunks(text, size, overlap=size // 3, count=tokens):
        assert tokens(chunk.text) <= size


@given(TEXTS, st.integers(20, 60))
def test_a_count_that_shrinks_as_the_text_grows_breaks_no_law(text, size):
    def odd(text: str) -> int:
        return len(text) + len(text) * 7919 % 13

    found = chunks(text, size, overlap=size // 2, count=odd)
    assert all(odd(chunk.text) <= size for chunk in found)
    starts, ends = [chunk.start for chunk in found], [chunk.end for chunk in found]
    assert starts == sorted(set(starts))
    assert ends == sorted(set(ends))


@given(TEXTS, st.integers(1, 80))
def test_a_sentence_that_fits_is_in_one_chunk(text, size):
    found = chunks(text, size)
    for sentence in sentences(text):
        if len(sentence.text) <= size:
            assert any(c.start <= sentence.start and sentence.end <= c.end for c in found)


HOSTILE = [
    "كلمة ", "كلمة", "كلمة. ", "كلمة، ", "(كلمة ", "(", "((ا))", "«كلمة» ", '"كلمة ', "\n",
    "كلمة\n", "كلمة:\n", "# ك\n", "كلمة\n\n", "كلمة. نعم\n", FATHA, f"ك{FATHA}", "ﷺ",
    ". ", "ـ", "ا\u200d",
]  # fmt: skip


@pytest.mark.timed
@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_time_is_linear_in_what_is_repeated(piece: str) -> None:
    assert_linear(lambda text: chunks(text, 500, overlap=100), [piece])
    assert_linear(lambda text: chunks(text, 300, overlap=50, count=tokens), [piece])


@pytest.mark.timed
@pytest.mark.parametrize("piece", ["كلمة. ", "كلمة ", f"ك{FATHA}", "«كلمة، نعم» "], ids=ascii)
def test_time_is_linear_with_a_pipeline(piece: str) -> None:
    assert_linear(lambda text: chunks(text, 500, overlap=100, pipeline=INDEX), [piece])


DATA = os.environ.get("ARABIC_NORM_DATA")
CLEAN = ["iwslt2017_ar", "newscommentary_ar", "ntrex_arb_docs", "tico19_ar", "ud_pud"]
HARD = ["hand_hard_ar", "hard_wild_ar"]


def rows_of(names: list[str]) -> list[dict]:
    folder = pathlib.Path(DATA or "") / "sent"
    paths = [folder / f"{name}.jsonl" for name in names]
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


@pytest.mark.skipif(not DATA, reason="ARABIC_NORM_DATA is not set")
@pytest.mark.parametrize(
    ("names", "size", "least"), [(CLEAN, 500, 0.95), (HARD, 200, 0.96)], ids=["clean", "hard"]
)
def test_chunks_end_where_sentences_do(names, size, least) -> None:
    """Where the next sentence would not have fitted; hard rows are shorter than 500 characters."""
    hits = ends = 0
    for row in rows_of(names):
        text = row["text"]
        gold = [end for _, end in row["spans"]] + row.get("optional_ends", [])
        known = {len(text[:end].rstrip()) for end in gold}
        whole = {sentence.end for sentence in sentences(text)}
        found = [chunk.end for chunk in chunks(text, size)[:-1] if chunk.end in whole]
        hits, ends = hits + len(known.intersection(found)), ends + len(found)
    assert ends > 50
    assert hits >= least * ends


def times_of_sentences(documents: list[str]) -> float:
    """Return how many times as long chunks take as sentences."""

    def seconds(job) -> float:
        start = time.process_time()
        for document in documents:
            job(document)
        return time.process_time() - start

    ratios = sorted(seconds(lambda text: chunks(text, 500)) / seconds(sentences) for _ in range(5))
    return ratios[2]


@pytest.mark.timed
@pytest.mark.skipif(not DATA, reason="ARABIC_NORM_DATA is not set")
def test_chunks_take_little_more_time_than_sentences() -> None:
    assert times_of_sentences([row["text"] for row in rows_of(CLEAN)]) <= 3


@pytest.mark.timed
def test_so_they_do_where_long_sentences_must_be_cut() -> None:
    """As in vocalized books."""
    clause = "وَكَتَبَ الْوَلَدُ الدَّرْسَ فِي الدَّفْتَرِ، ثُمَّ قَرَأَهُ عَلَى أَخِيهِ (وَهُوَ صَغِيرٌ) فِي الْبَيْتِ "
    page = f"رَجَعَ الْوَلَدُ. نَامَ أَخُوهُ. {clause * 10}."
    assert max(len(sentence.text) for sentence in sentences(page)) > 1000
    assert times_of_sentences([page] * 1000) <= 3
