"""Draw docs/way-of-a-text.svg: what `normalize(text)` runs, from the pipeline itself.

python tools/draw_way.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from generated import write_or_check

from arabic_norm import INDEX, CharMap, Rewrite

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "way-of-a-text.svg"
TEXT = "حضر ٢٠ــ٣٠ مسئـــولًا »معًا «"  # each stage changes something in it
WIDTH, MARGIN, LINE = 380, 16, 18
MOST_CHARACTERS = 44  # of step names in a line


class Place(NamedTuple):
    """A place in the code: a file below ``arabic_norm/``, and a name that is defined there."""

    file: str
    name: str


#: The code that a text passes outside the steps, and the code that runs each kind of step.
DOOR = Place("api.py", "normalize")
PLAN = Place("pipeline.py", "Pipeline")
CHAIN = Place("kernel/strings/chain.c", "Chain")
ROW = Place("kernel/strings/row.c", "row_run")
TABLE = Place("kernel/strings/translate.c", "Translator")
PLACES = (DOOR, PLAN, CHAIN, ROW, TABLE)

STYLE = """
  .paper { fill: #fff; stroke: #d0d7d6 } .box { fill: #f2f7f6; stroke: #9ab5b0 }
  .table { fill: #e3f3ee; stroke: #1f8a70; stroke-width: 2 } .way { stroke: #8aa39e; fill: none }
  .tip { fill: #8aa39e } .ink { fill: #1c2b29 } .soft { fill: #5a6b68 }
  .step { fill: #00695c } text { font: 14px system-ui, sans-serif }
  .name { font-weight: 600 } .s { font-size: 12.5px } .c { text-anchor: middle }
  .code { font: 12.5px ui-monospace, "DejaVu Sans Mono", monospace }
  .ar { font: 19px "Noto Naskh Arabic", "Noto Sans Arabic", Tahoma, sans-serif;
    direction: rtl; text-anchor: middle }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #14201e; stroke: #33443f } .box { fill: #1d2d2a; stroke: #58736d }
    .table { fill: #17382f; stroke: #4cc3a2 } .way { stroke: #6d8781 } .tip { fill: #6d8781 }
    .ink { fill: #e6efed } .soft { fill: #a5b8b3 } .step { fill: #63cdb0 }
  }
"""


class Stage(NamedTuple):
    """Consecutive steps of one kind, and the text after them."""

    is_table: bool
    steps: tuple[str, ...]
    text: str


def stages() -> list[Stage]:
    """Return what INDEX runs: tables fused into one, and the rewrites between them."""
    found, text = [], TEXT
    for is_table, group in groupby(INDEX.flat, lambda step: isinstance(step, CharMap)):
        steps = list(group)
        for step in steps:
            if not isinstance(step, CharMap | Rewrite):
                raise TypeError(f"{step} is neither a table nor a rewrite: draw it")
            text = step(text)
        found.append(Stage(is_table, tuple(step.name for step in steps), text))
    return found


def lines_of(names: tuple[str, ...]) -> list[str]:
    """Return names in lines that fit a box."""
    lines: list[str] = []
    for name in names:
        if lines and len(lines[-1]) + len(name) + 3 <= MOST_CHARACTERS:
            lines[-1] += f" · {name}"
        else:
            lines.append(name)
    return lines


class Drawing:
    """Boxes below each other, joined by arrows."""

    def __init__(self) -> None:
        self.marks: list[str] = []
        self.y = MARGIN

    def write(self, y: int, text: str, kind: str, *, centred: bool = False) -> None:
        """Write a line of text."""
        x = WIDTH // 2 if centred else MARGIN + 12
        self.marks.append(f'<text class="{kind}" x="{x}" y="{y}">{escape(text)}</text>')

    def box(self, kind: str, lines: list[tuple[str, str]]) -> None:
        """Draw a box of lines, each with its classes."""
        height = LINE * len(lines) + 14
        self.marks.append(
            f'<rect class="{kind}" x="{MARGIN}" y="{self.y}" width="{WIDTH - 2 * MARGIN}" '
            f'height="{height}" rx="6"/>'
        )
        for number, (text, classes) in enumerate(lines):
            self.write(self.y + LINE * (number + 1) + 2, text, classes)
        self.y += height

    def arrow(self, text: str | None = None) -> None:
        """Draw an arrow down, on it the text as it is at that point."""
        start, middle = self.y, WIDTH // 2
        if text is not None:
            self.y += 30
            self.write(self.y, text, "ink ar", centred=True)
            self.y += 10
            self.marks.append(f'<path class="way" d="M{middle} {start}V{start + 10}"/>')
        end = self.y + 18
        self.marks.append(f'<path class="way" d="M{middle} {self.y}V{end - 6}"/>')
        self.marks.append(f'<path class="tip" d="M{middle - 5} {end - 8}h10l-5 8z"/>')
        self.y = end


def where(place: Place) -> tuple[str, str]:
    """Return the line that names a place in the code."""
    return f"{place.file}: {place.name}", "soft code"


def drawn() -> str:
    """Return the picture."""
    drawing = Drawing()
    drawing.box("box", [("normalize(text)", "ink name"), where(DOOR)])
    drawing.arrow()
    lines = [
        ("INDEX(text) runs its parts in order", "ink name"),
        where(PLAN),
        where(CHAIN),
    ]
    drawing.box("box", lines)
    drawing.arrow(TEXT)
    for stage in stages():
        drawing.box("table" if stage.is_table else "box", list(stage_lines(stage)))
        drawing.arrow(stage.text)
    drawing.box("box", [("the result: a str", "ink name")])
    height = drawing.y + MARGIN
    said = f"Stages of INDEX, in order: {'; '.join(', '.join(s.steps) for s in stages())}."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="t d">\n<title id="t">The way of normalize(text)</title>\n'
        f'<desc id="d">{escape(said)}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="paper" x="1" y="1" width="{WIDTH - 2}" height="{height - 2}" rx="8"/>\n'
        + "\n".join(drawing.marks)
        + "\n</svg>\n"
    )


def stage_lines(stage: Stage) -> Iterator[tuple[str, str]]:
    """Yield the lines of a stage's box: what it is, where it runs, its steps."""
    count = len(stage.steps)
    if stage.is_table:
        yield f"one table, fused from {count} steps" if count > 1 else "one table", "ink name"
        yield where(TABLE)
    else:
        yield (
            f"{count} rewrites, each if needed" if count > 1 else "1 rewrite, if needed",
            "ink name",
        )
        yield where(ROW)
    for line in lines_of(stage.steps):
        yield line, "step s"


if __name__ == "__main__":
    sys.exit(write_or_check(PICTURE, drawn, __doc__))
