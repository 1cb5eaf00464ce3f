"""Show people what a step or pipeline did to a text: in a terminal, a notebook or a web page."""

from __future__ import annotations

import os
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, overload

from arabic_norm.edits import Alignment
from arabic_norm.letters import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_HAMZA_BELOW,
    ALEF_MADDA,
    BLANKS,
    INVISIBLE,
    LAM,
    LINE_BREAKS,
)
from arabic_norm.page import escape, fragment, page

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_DOTTED_CIRCLE = "\N{DOTTED CIRCLE}"
_UNSEEN = frozenset(INVISIBLE + BLANKS + LINE_BREAKS) - {" "}
_ALEFS = ALEF + ALEF_MADDA + ALEF_HAMZA_ABOVE + ALEF_HAMZA_BELOW
_MOST_NAMES = 8

_COLOURS = {
    "step": "36",
    "before": "31",
    "after": "32",
    "names": "2",
}  # ANSI: cyan, red, green, dim


class Change(NamedTuple):
    """One change by one step.

    ``start`` and ``end`` are the span in the source, in code points; ``before`` is what the step
    found there, perhaps changed by earlier steps; ``after`` is its replacement.
    """

    step: str
    start: int
    end: int
    before: str
    after: str

    @property
    def names(self) -> str:
        """The code points that changed, by number and name, so that invisible ones can be seen."""
        return f"{_names(self.before)} → {_names(self.after)}"

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain values, for JSON."""
        return {
            "step": self.step,
            "start": self.start,
            "end": self.end,
            "before": self.before,
            "after": self.after,
            "names": self.names,
        }


@dataclass(frozen=True, repr=False)
class Explanation(Sequence[Change]):
    """All changes by a step or pipeline, step after step, and the alignment that they result in.

    Printed, it is a list, coloured in a terminal unless NO_COLOR is set; in a notebook it is a
    right-to-left page with each change marked and named.

    >>> from arabic_norm import strip_tatweel
    >>> [(change.start, change.end, change.names) for change in strip_tatweel.explain("كتـاب")]
    [(2, 3, 'U+0640 ARABIC TATWEEL → nothing')]
    """

    aligned: Alignment
    changes: tuple[Change, ...]
    #: What the source looks as if machines had done to it, which the pipeline does not mend.
    damage: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The text before the changes."""
        return self.aligned.source

    @property
    def text(self) -> str:
        """The text after the changes."""
        return self.aligned.text

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Change, ...]: ...
    def __getitem__(self, index: int | slice) -> Change | tuple[Change, ...]:
        return self.changes[index]

    def __len__(self) -> int:
        return len(self.changes)

    def __str__(self) -> str:
        return self.to_text(colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))

    def __repr__(self) -> str:
        return f"<Explanation of {len(self.changes)} changes>"

    def _repr_html_(self) -> str:
        return fragment(self._body())

    def to_html(self) -> str:
        """Return a complete right-to-left HTML page that loads nothing."""
        return page("arabic_norm: what changed", self._body())

    def to_dict(self) -> dict[str, Any]:
        """Return source, result and changes as plain values, for JSON."""
        changes = [change.to_dict() for change in self.changes]
        told = {"source": self.source, "text": self.text, "changes": changes}
        return told | ({"damage": list(self.damage)} if self.damage else {})

    def to_text(self, *, colour: bool = False) -> str:
        """Return one line for each change: place, step, before and after, code points.

        Arabic is isolated, so that a terminal does not reorder the line.
        """

        def paint(part: str, text: str) -> str:
            return f"\x1b[{_COLOURS[part]}m{text}\x1b[0m" if colour else text

        places = [f"{change.start}..{change.end}" for change in self.changes]
        width = max(map(len, places), default=0)
        step_width = max((len(change.step) for change in self.changes), default=0)
        lines = [
            f"{place:>{width}}  {paint('step', change.step.ljust(step_width))}  "
            f"{paint('before', shown(change.before))} → {paint('after', shown(change.after))}  "
            f"{paint('names', change.names)}"
            for place, change in zip(places, self.changes, strict=True)
        ]
        return "\n".join([*advice(self.damage), *(lines or ["nothing changed"])])

    def _body(self) -> str:
        regions = list(_regions(self.aligned, self.changes))
        source = _marked(self.source, [(r.start, r.end, r.changes) for r in regions])
        text = _marked(self.text, [(r.new_start, r.new_end, r.changes) for r in regions])
        warning = "".join(f"<p>{escape(line)}</p>\n" for line in advice(self.damage))
        return (
            f'{warning}<h2>Source</h2>\n<div class="text source">{source}</div>\n'
            f'<h2>Result</h2>\n<div class="text result">{text}</div>\n'
            f"<h2>Changes: {len(self.changes)}</h2>\n<table>\n{''.join(map(_row, self.changes))}"
            "</table>\n"
        )


@dataclass
class _Region:
    """Letters that changed: a span of the source, one of the result, what was done there."""

    start: int
    end: int
    new_start: int
    new_end: int
    changes: list[Change]


def _regions(aligned: Alignment, changes: Iterable[Change]) -> Iterator[_Region]:
    """Yield the letters that differ between source and result, whole, in order.

    Whole, since a vowel sign alone has no width to be marked, and no place to point at; and an
    alef after a lam with its lam, since the two are drawn as one.
    """
    regions: list[_Region] = []
    for edit in aligned.edits:
        first = max(0, edit.start - (edit.start == edit.end))  # an insertion with its left letter
        new_start, new_end = aligned.to_text(first, edit.end)
        start, end = aligned.to_source(new_start, new_end)
        if start and aligned.source[start - 1] == LAM and aligned.source[start] in _ALEFS:
            new_start, start = aligned.to_text(start - 1, start)[0], start - 1
        if regions and (start < regions[-1].end or new_start < regions[-1].new_end):
            regions[-1].end = max(end, regions[-1].end)
            regions[-1].new_end = max(new_end, regions[-1].new_end)
        else:
            regions.append(_Region(start, end, new_start, new_end, []))
    starts = [region.start for region in regions]
    for change in changes:
        at = bisect_right(starts, change.start) - 1
        if at >= 0 and change.start <= regions[at].end:
            regions[at].changes.append(change)
    yield from regions


def _marked(text: str, spans: Iterable[tuple[int, int, list[Change]]]) -> str:
    """Return the text as HTML with the spans marked and their changes named."""
    pieces: list[str] = []
    done = 0
    for start, end, changes in spans:
        label = "\n".join(f"{change.step}: {change.names}" for change in changes)
        pieces.append(escape(text[done:start]))
        pieces.append(
            f'<mark tabindex="0" data-changes="{escape(label)}">{escape(text[start:end])}</mark>'
        )
        done = end
    return "".join(pieces) + escape(text[done:])


def _row(change: Change) -> str:
    return (
        f'<tr><td class="latin">{change.start}..{change.end}</td>'
        f'<td class="latin">{escape(change.step)}</td>'
        f"<td><bdi>{escape(_seen(change.before))}</bdi></td>"
        f"<td><bdi>{escape(_seen(change.after))}</bdi></td>"
        f'<td class="latin">{escape(change.names)}</td></tr>\n'
    )


def advice(damage: Iterable[str]) -> list[str]:
    """Return a line that says what a text looks like and what to do, or an empty str."""
    kinds = " and ".join(damage)
    return [f"this looks like {kinds}: run RESCUE first"] if kinds else []


def shown(text: str) -> str:
    """Return the text with invisible characters visible, isolated from the text around it."""
    return f"{_FIRST_STRONG_ISOLATE}{_seen(text)}{_POP_ISOLATE}"


def _seen(text: str) -> str:
    if not text:
        return "\N{EMPTY SET}"
    if not text.strip(" "):
        return "\N{OPEN BOX}" * len(text)
    seen = "".join(f"[U+{ord(char):04X}]" if _is_unseen(char) else char for char in text)
    combines = unicodedata.category(text[0])[0] == "M"
    return f"{_DOTTED_CIRCLE}{seen}" if combines else seen


def _is_unseen(char: str) -> bool:
    return char in _UNSEEN or unicodedata.category(char) in ("Cc", "Cf", "Cs")


def _names(text: str) -> str:
    if not text:
        return "nothing"
    names = [
        f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip() for char in text[:_MOST_NAMES]
    ]
    more = [f"{len(text) - _MOST_NAMES} more"] if len(text) > _MOST_NAMES else []
    return ", ".join(names + more)
