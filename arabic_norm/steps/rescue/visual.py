"""Lines stored in visual order, from left to right: the edits of `restore_visual_order`."""

from __future__ import annotations

from collections.abc import Iterator

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import BLANKS, LINE_BREAKS
from arabic_norm.patterns import lazy_regex
from arabic_norm.steps.protected import mojibake_runs

from .characters import LEFT, RIGHT, kind_of
from .direction import CERTAIN, FOREIGN_SHARE, Evidence, evidence, has_forms, has_misfits, scale
from .reorder import logical_order, reads_from_right

__all__ = ["restored_lines", "reversed_lines"]

# The verdict on a line.
_FORWARD, _UNSURE, _BACKWARD = 1, 0, -1

#: Odds, in tenths of a logarithm, from which a line of so many different words is told by itself.
#: One or two words may read better backwards by chance, a sentence never does.
_LIMITS = (0, CERTAIN, 100, 85, 70, 60)
#: A line that weighs more is not reversed: words that come again are weighed again.
_LIGHT = -_LIMITS[-1]
#: In a document whose other lines are sound a line must say it twice as clearly ...
_AMONG_SOUND = 2
#: ... and in one whose other lines are reversed it need not say it.
_AMONG_REVERSED = 30
#: ... as must one with letters of Persian keyboards, which may be Persian.
_PERHAPS_PERSIAN = 2
#: Tenths for each letter: long lines of another language add up to much by chance.
_FEWEST_A_LETTER = 5
#: One word at least says as much: many words, each a little odd, are names, slang or verse.
_ONE_WORD = -60
#: The article may say so much of it, not more: قليلا and جميلا look as if they began with it.
_BARE = 4
#: Shapes tell when so many misfit, so many times as many as would the other way.
_FEWEST_FAULTS, _CLEAR = 2, 3

_FORMS = r"[\ufb50-\ufbb1\ufbd3-\ufd3d\ufe80-\ufefc]"
_FORM_RUN = lazy_regex(rf"{_FORMS}(?:[^\p{{L}}]*+{_FORMS})*+")
_LINE_BREAK = kernel.Finder(LINE_BREAKS)


def reversed_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines whose letters are in reverse order, and such runs of forms in sound lines.

    They are in order and disjoint.
    """
    suspects = scale().light(text, _LIGHT)
    with_forms = _lines_with_misfits(text) if has_forms(text) else []
    if not suspects and not with_forms:
        return []
    found = {line: evidence(text[slice(*line)]) for line in (*suspects, *with_forms)}
    told = _told(text, found) if any(map(_is_backward, found.values())) else []
    with_runs = {line for line in found if found[line].forms}.difference(told)
    return sorted([*told, *(run for line in with_runs for run in _runs_of_forms(text, *line))])


def _told(text: str, found: dict[tuple[int, int], Evidence]) -> list[tuple[int, int]]:
    """Return the lines that are reversed; what was found in those that may be is given."""
    every = {line: found.get(line) or evidence(text[slice(*line)]) for line in _lines(text)}
    backward = sum(map(_is_backward, every.values()))
    forward = sum(map(_is_sound, every.values()))
    if forward > backward:
        return [line for line in found if _verdict(found[line], _AMONG_SOUND) == _BACKWARD]
    return [line for line in every if _follows(every[line])]


def _is_backward(line: Evidence) -> bool:
    return _verdict(line, 1) == _BACKWARD


def _is_sound(line: Evidence) -> bool:
    """Tell whether a line is in order: it says so, or it is in another language."""
    verdict = _verdict(line, 1)
    return verdict == _FORWARD or (verdict == _UNSURE and _is_foreign(line))


def _is_foreign(line: Evidence) -> bool:
    return line.foreign * FOREIGN_SHARE > line.letters


def _lines_with_misfits(text: str) -> list[tuple[int, int]]:
    return [line for line in _lines(text) if has_misfits(text, *line)]


def _runs_of_forms(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of forms in a line of other letters whose shapes run backwards."""
    for run in _FORM_RUN.finditer(text, start, end):
        line = evidence(run[0])
        if line.forward_faults >= _FEWEST_FAULTS and _verdict(line, 1) == _BACKWARD:
            yield run.span()


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the lines that are not empty, without their breaks."""
    if _LINE_BREAK.find(text, 0, len(text)) < 0:
        return [(0, len(text))] if text else []
    ends = [*_LINE_BREAK.positions(text, 0, len(text)), len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _verdict(line: Evidence, strictness: int) -> int:
    """Return what a line says by itself."""
    if 2 * line.forms > line.letters:
        forward, backward = line.forward_faults, line.backward_faults
        if forward >= _FEWEST_FAULTS and forward > _CLEAR * backward:
            return _BACKWARD
        if backward >= _FEWEST_FAULTS and backward > _CLEAR * forward:
            return _FORWARD
    if _is_foreign(line):
        return _UNSURE
    if line.keyboard:
        strictness *= _PERHAPS_PERSIAN
    limit = _LIMITS[min(line.words, len(_LIMITS) - 1)] * strictness
    limit = max(limit, _FEWEST_A_LETTER * line.letters, 1)
    if line.odds <= -limit and line.bare * _BARE <= line.odds and line.least <= _ONE_WORD:
        return _BACKWARD
    return _FORWARD if line.odds >= limit else _UNSURE


def _follows(line: Evidence) -> bool:
    """Tell whether a line among reversed ones is reversed too."""
    verdict = _verdict(line, 1)
    if verdict != _UNSURE:
        return verdict == _BACKWARD
    if line.forward_faults != line.backward_faults:
        return line.forward_faults > line.backward_faults
    return line.letters > 0 and line.odds <= _AMONG_REVERSED


def restored_lines(text: str) -> list[Replacement]:
    """Return the edits that put reversed lines in the order in which they are read.

    A line with mojibake stays: turned, its bytes would make other letters.
    """
    edits: list[Replacement] = []
    for start, end in reversed_lines(text):
        restored = _restored(text, start, end)
        if not any(mojibake_runs(line) for _, _, line in restored):
            edits.extend(restored)
    return edits


def _restored(text: str, start: int, end: int) -> list[Replacement]:
    """Return the edits of a line: of all of it, or of its Arabic runs if it is a foreign line."""
    while text[start] in BLANKS:
        start += 1
    while text[end - 1] in BLANKS:
        end -= 1
    line = text[start:end]
    runs = [(0, len(line))] if reads_from_right(line) else _runs(line)
    return [(start + first, start + last, logical_order(line[first:last])) for first, last in runs]


def _runs(line: str) -> list[tuple[int, int]]:
    """Return the runs of Arabic letters, with what is between two of them."""
    runs: list[tuple[int, int]] = []
    ended = True
    for at, char in enumerate(line):
        kind = kind_of(char)
        if kind == RIGHT:
            if ended:
                runs.append((at, at + 1))
            else:
                runs[-1] = runs[-1][0], at + 1
            ended = False
        elif kind == LEFT:
            ended = True
    return runs
