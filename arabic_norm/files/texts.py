"""Iterate over the texts of files of any format, for callers that only read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arabic_norm.files.plan import Input
from arabic_norm.files.standard_output import finished
from arabic_norm.files.tasks import Options
from arabic_norm.pipeline import Changed, Step

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Texts(NamedTuple):
    """Some texts, and the number of bytes of the file that are read with them."""

    texts: list[str]
    position: int


def read_texts(
    one: Input, fields: tuple[str, ...] = ("text",), *, whole: bool = False, named: bool = True
) -> Iterator[Texts]:
    """Yield the texts of a file, some at a time, as they come; nulls are left out.

    ``named``: as for `write_records`.
    Errors: Refused, also at the first record that cannot be read, after the texts before it.
    """
    kept = _Kept()
    options = Options(kept, fields, whole=whole, strict=True)
    for task, _ in finished(one, options, named=named):
        texts, kept.texts = kept.texts, []
        if texts and not task.block.start.byte and one.format.kind == "txt":
            texts[0] = texts[0].removeprefix(_BOM)  # it belongs to the file, not to the text
        yield Texts(texts, task.block.position)


class _Kept(Step):
    """Changes nothing and keeps the texts that it gets."""

    name = "read"

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, text: str, /) -> str:
        self.texts.append(text)
        return text

    def change(self, text: str, /) -> Changed:
        return self(text), b""

    @property
    def fingerprint(self) -> str:
        return ""
