"""Which marks open and which close: decided for all marks of a line together.

The cheapest sequence of roles with nesting, found by dynamic programming (Viterbi) over the
families of the marks that stand open; linear in the number of marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from heapq import nsmallest
from typing import NamedTuple

from arabic_norm.letters import DIGITS
from arabic_norm.steps._quote_context import (
    GAP,
    LEFT,
    RIGHT,
    SENTENCE_END,
    Side,
    left_side,
    right_side,
    role_costs,
)
from arabic_norm.steps._quote_marks import ONLY_IN_PAIRS, Mark


class Role(Enum):
    """What a mark does."""

    OPENS = "opens a quotation"
    CLOSES = "closes the one opened last"
    OPENS_ALONE = "opens, but nothing closes it"
    CLOSES_ALONE = "closes what was opened nowhere"
    REPEATS = "is the mark before it, typed twice"
    NONE = "is no quotation mark"


class Placed(NamedTuple):
    """A mark with its sides, and the costs of reading it as opener and as closer."""

    mark: Mark
    left: Side
    right: Side
    opens: float
    closes: float
    measures: bool  # whether it may be the sign of inches or seconds

    @property
    def joined(self) -> bool:
        """Whether it touches the mark before it."""
        return self.left.kind == "mark"


#: Openers and closers by depth: «X», in it “X”, in that «X» again.
OPENERS, CLOSERS = "«\N{LEFT DOUBLE QUOTATION MARK}", "»\N{RIGHT DOUBLE QUOTATION MARK}"

# Costs of what marks do together, on the scale of `_quote_context`.
_ALONE = 3.5  # a mark without partner: damage, worth two oddities
_ALONE_INSIDE = 0.3  # of two closers behind one opener the nearer is its partner
_NESTED_SAME, _NESTED_OTHER = 1.9, 1.4  # a quotation in a quotation, in the same shape or another
_NESTED_SPEECH = 0.8  # after a colon or a verb of saying
_MIXED = 0.45  # «X” : a pair of two families
_REPEATED = 1.1
#: «X» Y : a closer by shape and blank; an opener only by two damages in one place.
_SHIFTED_REVERSED = 2.0
_ACROSS_GAP = 2.0  # headlines run together by a layout gap are texts of their own
_ACROSS_SENTENCES = 1.0  # a quotation in a quotation seldom runs over a sentence's end
_NOT_A_MARK = 1.5  # 14" : inches, where no pair is in need of the mark
_DEEPEST = 3
_HOPELESS = 14.0  # a reading that lags behind the best by as much never wins
_LONGEST_RUN = 8  # marks that touch: three quotations end at one place, each mark typed twice
_WIDEST = 24  # so many readings are followed at once; a line of sound text has fewer than ten
#: (direction of the mark before, of this one) when they touch: opening is True.
_TOUCHING = {(True, False): 3.0, (False, True): 1.5, (True, True): 0.8, (False, False): 0.0}

DIGIT_SET = frozenset(DIGITS)

_NO_CROSSING = (0.0, 0.0, 0.0, 0.0)

_Stack = tuple[str, ...]
_State = tuple[_Stack, bool | None]  # families that stand open; direction of a touching mark


def place_marks(text: str, marks: list[Mark]) -> list[Placed]:
    """Return the marks with what stands around them."""
    placed = []
    bound = 0
    for index, mark in enumerate(marks):
        following = marks[index + 1].start if index + 1 < len(marks) else len(text)
        left = left_side(text, mark.start, bound)
        right = right_side(text, mark.end, following)
        measures = mark.shape.family == '"' and text[left.reach - 1 : mark.start] in DIGIT_SET
        opens, closes = _costs(mark, left, right, measures)
        placed.append(Placed(mark, left, right, opens, closes, measures))
        bound = mark.end
    return placed


def _costs(mark: Mark, left: Side, right: Side, measures: bool) -> tuple[float, float]:
    """Return what sides and shape together make the mark cost as opener and as closer."""
    opens, closes = role_costs(left, right)
    opens, closes = opens + mark.shape.as_opener, closes + mark.shape.as_closer
    if left.kind == "word" and right.kind == "word " and mark.shape.as_opener:
        opens += _SHIFTED_REVERSED
    elif left.kind == "word " and right.kind == "word" and mark.shape.as_closer:
        closes += _SHIFTED_REVERSED
    if measures and right.spaced:  # 14" : inches, rather than an opener with its blank behind
        opens = max(opens, LEFT["word"][0] + RIGHT[right.kind][0])
    return opens, closes


def decide(text: str, line: list[Placed]) -> list[Role]:
    """Return the roles of the marks of one line."""
    quoting = _without_ornament(line)
    roles = without_doubt(quoting) or _cheapest(text, quoting)
    if len(quoting) == len(line):
        return roles
    found = dict(zip((placed.mark.start for placed in quoting), roles, strict=True))
    return [found.get(placed.mark.start, Role.NONE) for placed in line]


def without_doubt(line: list[Placed]) -> list[Role] | None:
    """Return the roles of marks that pair by what they look like and what stands beside them.

    None where roles must be weighed against each other.
    """
    return _sound(line) or _plain(line)


def _without_ornament(line: list[Placed]) -> list[Placed]:
    """Return the marks without long runs of touching ones, which are a rule or a drawing."""
    kept: list[Placed] = []
    run: list[Placed] = []
    for placed in line:
        if not placed.joined:
            kept += run if len(run) <= _LONGEST_RUN else []
            run = []
        run.append(placed)
    return kept + (run if len(run) <= _LONGEST_RUN else [])


def _sound(line: list[Placed]) -> list[Role] | None:
    """Return the roles that the shapes say, if they are those that this library writes."""
    roles: list[Role] = []
    depth = 0
    for placed in line:
        glyph = placed.mark.glyph
        if glyph == OPENERS[depth % 2] and depth < _DEEPEST and not placed.right.spaced:
            depth += 1
            roles.append(Role.OPENS)
        elif depth and glyph == CLOSERS[(depth - 1) % 2] and not placed.left.spaced:
            depth -= 1
            roles.append(Role.CLOSES)
        else:
            return None
    return None if depth else roles


def _plain(line: list[Placed]) -> list[Role] | None:
    """Return the roles where sides and shapes leave no doubt and all marks pair; otherwise None."""
    roles: list[Role] = []
    opened: list[str] = []
    for placed in line:
        family = placed.mark.shape.family
        if placed.joined or 0 not in (placed.opens, placed.closes):
            return None
        if placed.opens > 1 and placed.closes == 0:
            if not opened or opened.pop() != family:
                return None
            roles.append(Role.CLOSES)
        elif placed.closes > 1 and not (opened and opened[-1] == family) and len(opened) < 2:
            opened.append(family)
            roles.append(Role.OPENS)
        else:
            return None
    return None if opened else roles


def _cheapest(text: str, line: list[Placed]) -> list[Role]:
    states: dict[_State, float] = {((), None): 0.0}
    history: list[dict[_State, tuple[_State, Role]]] = []
    for index, placed in enumerate(line):
        before = line[index - 1].mark if index else placed.mark
        per_depth = _crossing(text, before.end, placed.mark.start) if index else _NO_CROSSING
        touched = index + 1 < len(line) and line[index + 1].joined
        costs: dict[_State, float] = {}
        reached: dict[_State, tuple[_State, Role]] = {}
        limit = min(states.values()) + _HOPELESS
        if len(states) > _WIDEST:
            states = _most_likely(states)
        for state, cost in states.items():
            if cost > limit:
                continue
            crossing = cost + per_depth[len(state[0])]
            for role, stack, direction, step in _moves(placed, state):
                after = (stack, direction if touched else None)
                total = crossing + step
                if total < costs.get(after, float("inf")):
                    costs[after] = total
                    reached[after] = (state, role)
        history.append(reached)
        states = costs
    return _trace(history)


def _most_likely(states: dict[_State, float]) -> dict[_State, float]:
    """Return the cheapest readings, and those in which nothing stands open: one of them is last."""
    kept = nsmallest(_WIDEST, states, key=states.__getitem__)
    kept += [state for state in states if not state[0] and state not in kept]
    return {state: states[state] for state in kept}


def _crossing(text: str, start: int, end: int) -> tuple[float, ...]:
    """Return what it costs to be so deep in quotations between two marks: depth 0, 1 and so on."""
    gap = _ACROSS_GAP if GAP.search(text, start, end) else 0.0
    deeper = gap + (_ACROSS_SENTENCES if SENTENCE_END.search(text, start, end) else 0.0)
    return 0.0, gap, deeper, deeper


def _moves(placed: Placed, state: _State) -> Iterator[tuple[Role, _Stack, bool | None, float]]:
    """Yield what the mark may be in this state: role, families open then, direction, cost."""
    stack, touching = state
    mark = placed.mark
    family = mark.shape.family
    opens, closes = placed.opens, placed.closes
    if touching is not None:
        opens += _TOUCHING[touching, True]
        closes += _TOUCHING[touching, False]
        repeats = RIGHT[placed.right.kind][0 if touching else 1] + _REPEATED
        yield Role.REPEATS, stack, touching, repeats
    if stack:
        mixed = _MIXED if stack[-1] != family else 0.0
        yield Role.CLOSES, stack[:-1], False, closes + mixed
    if len(stack) < _DEEPEST:
        nested = _nesting(placed, stack) if stack else 0.0
        yield Role.OPENS, (*stack, family), True, opens + nested
    if mark.glyph in ONLY_IN_PAIRS or placed.measures:
        yield Role.NONE, stack, None, _NOT_A_MARK
    if mark.glyph not in ONLY_IN_PAIRS:
        alone = _ALONE + (_ALONE_INSIDE if stack else 0.0)
        yield Role.CLOSES_ALONE, stack, False, closes + alone
        yield Role.OPENS_ALONE, stack, True, opens + alone


def _nesting(placed: Placed, stack: _Stack) -> float:
    if placed.left.leads or placed.left.kind in {"colon", "colon "}:
        return _NESTED_SPEECH
    return _NESTED_SAME if placed.mark.shape.family == stack[-1] else _NESTED_OTHER


def _trace(history: list[dict[_State, tuple[_State, Role]]]) -> list[Role]:
    """Return the roles on the way to the state in which nothing stands open."""
    roles: list[Role] = []
    state: _State = ((), None)
    for reached in reversed(history):
        state, role = reached[state]
        roles.append(role)
    roles.reverse()
    return roles
