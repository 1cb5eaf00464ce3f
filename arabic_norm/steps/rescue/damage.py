"""Detect damage that `RESCUE` repairs, for `audit`, `explain` and `check` to report."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.steps.protected import mojibake_runs

from .lam_alef import restored_ligatures
from .mojibake import repaired_runs
from .visual import restored_lines

__all__ = ["Doubt", "damage", "doubts"]

MOJIBAKE, VISUAL_ORDER, LAM_ALEF = "mojibake", "visual order", "swapped lam-alef"


class Doubt(NamedTuple):
    """A place that looks damaged: its span in code points, the kind of damage, and what to do."""

    start: int
    end: int
    kind: str
    advice: str


_ADVICE = {
    MOJIBAKE: "read in the wrong encoding: run repair_mojibake, or RESCUE, before anything else",
    VISUAL_ORDER: "its letters are in reverse order: run restore_visual_order, or RESCUE, before "
    "anything else",
    LAM_ALEF: "lam and alef are swapped: run restore_lam_alef, or RESCUE",
}


_Finder: TypeAlias = Callable[[str], list[Replacement]]
#: In the order of repair: mojibake must become letters before their order can be judged.
_FINDERS: tuple[tuple[str, _Finder], ...] = (
    (MOJIBAKE, repaired_runs),
    (VISUAL_ORDER, restored_lines),
    (LAM_ALEF, restored_ligatures),
)


def doubts(text: str) -> list[Doubt]:
    """Return the places that `RESCUE` would repair, in order; none where it changes nothing.

    A swapped lam-alef in a line in visual order is reported for the whole line.

    >>> [(doubt.start, doubt.end, doubt.kind) for doubt in doubts("اجتماع األمم")]
    [(8, 10, 'swapped lam-alef')]
    """
    found: list[Doubt] = []
    mended, shifts = text, b""
    for kind, find in _FINDERS:
        edits = find(mended)
        if not edits:
            continue
        for start, end in _places(kind, mended, edits):
            span = kernel.to_source(shifts, len(text), len(mended), start, end)
            found.append(Doubt(*span, kind, _ADVICE[kind]))
        mended, moved = kernel.change(mended, edits)
        shifts = kernel.compose(shifts, moved)
    return sorted(set(found))


def damage(text: str) -> list[str]:
    """Return the kinds of damage in a text that `RESCUE` would repair, in its order.

    >>> damage("ةحوتفملا ةيبرعلا ةعماجلا"), damage("الجامعة العربية")
    (['visual order'], [])
    """
    found = {doubt.kind for doubt in doubts(text)}
    return [kind for kind in _ADVICE if kind in found]


def _places(kind: str, text: str, edits: list[Replacement]) -> list[tuple[int, int]]:
    """Return the spans that edits repair; in mojibake, whole runs instead of single characters."""
    if kind != MOJIBAKE:
        return [(start, end) for start, end, _ in edits]
    places: list[tuple[int, int]] = []
    runs = iter(mojibake_runs(text))
    run = next(runs)
    for start, end, _ in edits:
        while run[1] <= start and (after := next(runs, None)):
            run = after
        place = run if run[0] <= start < run[1] else (start, end)
        if not places or places[-1] != place:
            places.append(place)
    return places
