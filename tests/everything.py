"""A page, and all that the library says of it: plain enough to be sent between processes."""

from pathlib import Path

from arabic_norm import INDEX, complete_quotes, sentences, strip_tatweel, unwrap_lines

PAGE = (Path(__file__).parents[1] / "docs" / "sample_page.txt").read_text(encoding="utf-8")
MINE = INDEX.without(strip_tatweel) | unwrap_lines | complete_quotes


def everything(page):
    texts = [(found.start, found.end, found.text) for found in sentences(page, MINE)]
    return MINE(page), MINE.align(page).shifts, MINE.edits(page), texts, MINE.fingerprint
