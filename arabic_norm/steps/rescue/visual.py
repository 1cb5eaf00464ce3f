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

#: The odds, in tenths of a logarithm, that decide a line by itself; the index is its number of
#: different words. One or two words may read better backwards by chance, a sentence never does.
_LIMITS = (0, CERTAIN, 100, 85, 70, 60)
#: A line that weighs more is not reversed. Here a repeated word counts each time.
_LIGHT = -_LIMITS[-1]
#: Among sound lines a line counts as reversed only if its odds are twice as clear ...
_AMONG_SOUND = 2
#: ... and among reversed lines if its odds are no higher than this.
_AMONG_REVERSED = 30
#: A line with letters of Persian keyboards needs twice the odds as well: it may be Persian.
_PERHAPS_PERSIAN = 2
#: The least odds for each letter, in tenths: long lines of another language add up by chance.
_FEWEST_A_LETTER = 5
#: At least one word has such odds: many words that are each a little odd are names, slang or verse.
_ONE_WORD = -60
#: A quarter of the odds must remain without the article: the ends of قليلا and جميلا look like a
#: reversed one.
_BARE = 4
#: Shapes decide if at least two do not fit, and more than three times as many as would not fit in
#: the other direction.
_FEWEST_FAULTS, _CLEAR = 2, 3

_FORMS = r"[\ufb50-\ufbb1\ufbd3-\ufd3d\ufe80-\ufefc]"
_FORM_RUN = lazy_regex(rf"{_FORMS}(?:[^\p{{L}}]*+{_FORMS})*+")
_LINE_BREAK = kernel.Finder(LINE_BREAKS)


def reversed_lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of reversed lines, and of reversed runs of forms in sound lines.

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
    """Return the reversed lines; ``found`` has the evidence of the lines that may be reversed."""
    every = {line: found.get(line) or evidence(text[slice(*line)]) for line in _lines(text)}
    backward = sum(map(_is_backward, every.values()))
    forward = sum(map(_is_sound, every.values()))
    if forward > backward:
        return [line for line in found if _verdict(found[line], _AMONG_SOUND) == _BACKWARD]
    return [line for line in every if _follows(every[line])]


def _is_backward(line: Evidence) -> bool:
    return _verdict(line, 1) == _BACKWARD


def _is_sound(line: Evidence) -> bool:
    """Tell whether a line is in reading order, or in another language."""
    verdict = _verdict(line, 1)
    return verdict == _FORWARD or (verdict == _UNSURE and _is_foreign(line))


def _is_foreign(line: Evidence) -> bool:
    return line.foreign * FOREIGN_SHARE > line.letters


def _lines_with_misfits(text: str) -> list[tuple[int, int]]:
    return [line for line in _lines(text) if has_misfits(text, *line)]


def _runs_of_forms(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of presentation forms in a line whose shapes run backwards."""
    for run in _FORM_RUN.finditer(text, start, end):
        line = evidence(run[0])
        if line.forward_faults >= _FEWEST_FAULTS and _verdict(line, 1) == _BACKWARD:
            yield run.span()


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the lines that are not empty, without their breaks."""
    if _LINE_BREAK.find(text) < 0:
        return [(0, len(text))] if text else []
    ends = [*_LINE_BREAK.positions(text), len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _verdict(line: Evidence, strictness: int) -> int:
    """Return the verdict on a line by itself; ``strictness`` multiplies the odds that it needs."""
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
    """Return the edits that put reversed lines into reading order.

    A line with mojibake is not changed: in another order its bytes would be other letters.
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
