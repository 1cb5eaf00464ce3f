"""Recipes of docs/rag.md that need a library: they run on the real one."""

import re
from pathlib import Path

import pytest

from arabic_norm import chunks

PAGES = Path(__file__).parents[1] / "docs"


@pytest.mark.full
def test_langchain_splits_by_chunks():
    pytest.importorskip("langchain_text_splitters")
    page = (PAGES / "rag.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"```text\n(from langchain.*?)```", page, re.DOTALL)
    names: dict = {}
    exec(recipe, names)
    text = (PAGES / "sample_page.txt").read_text(encoding="utf-8")
    (document, *others) = names["splitter"].create_documents([text])
    expected = chunks(text, 500, overlap=60)
    assert [document.page_content] + [other.page_content for other in others] == [
        chunk.text for chunk in expected
    ]
    starts = [other.metadata["start_index"] for other in [document, *others]]
    assert starts == [chunk.start for chunk in expected]
    counted = names["ArabicSplitter"](
        chunk_size=40, chunk_overlap=9, length_function=lambda text: len(text.split())
    )
    assert all(len(part.split()) <= 40 for part in counted.split_text(text))
