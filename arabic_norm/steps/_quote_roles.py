"""Which marks open and which close: decided for all marks of a line together.

The cheapest sequence of roles with nesting, found by dynamic programming (Viterbi) over the
families of the marks that stand open; linear in the number of marks.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from arabic_norm.letters import DIGITS
from arabic_norm.steps._quote_context import (
    LEFT,
    RIGHT,
    Side,
    ends_sentence,
    has_gap,
    left_side,
    right_side,
    role_costs,
)
from arabic_norm.steps._quote_marks import ONLY_IN_PAIRS, Mark


class Role(Enum):
    """What a mark does."""

    OPENS = auto()
    CLOSES = auto()  # what was opened last
    OPENS_ALONE = auto()  # and nothing closes it
    CLOSES_ALONE = auto()  # what was opened nowhere
    REPEATS = auto()  # the mark before it, typed twice
    NONE = auto()  # no quotation mark


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
_NEVER = float("inf")
_HOPELESS = 14.0  # a reading that lags behind the best by as much never wins
_LONGEST_RUN = 8  # marks that touch: three quotations end at one place, each mark typed twice
_WIDEST = 24  # so many readings are followed at once; a line of sound text has fewer than ten
#: (direction of the mark before, of this one) when they touch: opening is True.
_TOUCHING = {(True, False): 3.0, (False, True): 1.5, (True, True): 0.8, (False, False): 0.0}

_DAMAGE = 3.0
_BESIDE_MARK = frozenset({"mark", "mark ", "between"})

DIGIT_SET = frozenset(DIGITS)

_FIRST = (0.0,)  # before the first mark nothing stands open

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
    if measures:  # 14" : inches, rather than an opener with its blank behind
        opens = max(opens, LEFT["word"][0] + RIGHT[right.kind][0])
    return opens, closes


def decide(text: str, line: list[Placed]) -> list[Role]:
    """Return the roles of the marks of one line."""
    return flat_roles(text, line) or _weighed_roles(text, line)


def flat_roles(text: str, line: list[Placed]) -> list[Role] | None:
    """Return the cheaper role of each mark, if those make pairs side by side, at most one mark is
    left over, and nothing is to be paid for the pairs; otherwise None.

    No other roles can be as cheap: of an odd number of marks one is alone in any case.
    """
    roles: list[Role] = []
    opened: Mark | None = None
    for mark, left, right, opens, closes, measures in line:
        if measures or opens == closes or (opens >= _DAMAGE and closes >= _DAMAGE):
            return None
        if mark.glyph in ONLY_IN_PAIRS or _BESIDE_MARK & {left.kind, right.kind}:
            return None
        if opens < closes:
            if opened:
                roles[-1] = Role.OPENS_ALONE
            opened = mark
            roles.append(Role.OPENS)
        elif opened is None:
            roles.append(Role.CLOSES_ALONE)
        elif opened.shape.family != mark.shape.family or has_gap(text, opened.end, mark.start):
            return None
        else:
            opened = None
            roles.append(Role.CLOSES)
    if opened:
        roles[-1] = Role.OPENS_ALONE
    paired = roles.count(Role.OPENS) + roles.count(Role.CLOSES)
    return roles if len(roles) - paired < 2 else None


def _weighed_roles(text: str, line: list[Placed]) -> list[Role]:
    """Return the roles that are cheapest together."""
    quoting = _without_ornament(line)
    roles = _sound(quoting) or _cheapest(text, quoting)
    found = dict(zip((placed.mark.start for placed in quoting), roles, strict=True))
    return [found.get(placed.mark.start, Role.NONE) for placed in line]


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


def _cheapest(text: str, line: list[Placed]) -> list[Role]:
    states: dict[_State, float] = {((), None): 0.0}
    history: list[dict[_State, tuple[_State, Role]]] = []
    for index, placed in enumerate(line):
        mark = placed.mark
        per_depth = _crossing(text, line[index - 1].mark.end, mark.start) if index else _FIRST
        touched = index + 1 < len(line) and line[index + 1].joined
        kind = _kind(placed, touched=touched)
        costs = (0.0, placed.opens, placed.closes, *RIGHT[placed.right.kind])
        reached: dict[_State, tuple[_State, Role]] = {}
        cheapest: dict[_State, float] = {}
        limit = min(states.values()) + _HOPELESS
        if len(states) > _WIDEST:
            states = _most_likely(states)
        for state, cost in states.items():
            if cost > limit:
                continue
            crossing = cost + per_depth[len(state[0])]
            for role, after, which, more in _moves(state, kind):
                total = crossing + costs[which] + more
                if total < cheapest.get(after, _NEVER):
                    cheapest[after] = total
                    reached[after] = (state, role)
        history.append(reached)
        states = cheapest
    return _trace(history)


def _most_likely(states: dict[_State, float]) -> dict[_State, float]:
    """Return the cheapest readings, and those in which nothing stands open: one of them is last."""
    kept = nsmallest(_WIDEST, states, key=states.__getitem__)
    kept += [state for state in states if not state[0] and state not in kept]
    return {state: states[state] for state in kept}


def _crossing(text: str, start: int, end: int) -> tuple[float, ...]:
    """Return what it costs to be so deep in quotations between two marks: depth 0, 1 and so on."""
    gap = _ACROSS_GAP if has_gap(text, start, end) else 0.0
    deeper = gap + (_ACROSS_SENTENCES if ends_sentence(text, start, end) else 0.0)
    return 0.0, gap, deeper, deeper


class _Kind(NamedTuple):
    """What of a mark says which roles it may have."""

    family: str
    only_in_pairs: bool
    measures: bool
    speaks: bool  # whether what stands before it introduces speech
    touched: bool  # whether the next mark touches it


def _kind(placed: Placed, *, touched: bool) -> _Kind:
    mark, left = placed.mark, placed.left
    only_in_pairs = mark.glyph in ONLY_IN_PAIRS
    speaks = left.leads > 0 or left.kind in {"colon", "colon "}
    return _Kind(mark.shape.family, only_in_pairs, placed.measures, speaks, touched)


#: A role, the state after it, which of the mark's own costs it has, and what it costs besides.
_Move = tuple[Role, _State, int, float]
_NOTHING, _OPENS, _CLOSES, _OPENS_BY_RIGHT, _CLOSES_BY_RIGHT = range(5)


@lru_cache(maxsize=4096)  # few kinds of mark in few states make up all text
def _moves(state: _State, kind: _Kind) -> tuple[_Move, ...]:
    """Return what a mark of this kind may be in this state."""
    stack, touching = state
    moves: list[_Move] = []

    def add(role: Role, families: _Stack, opening: bool | None, which: int, cost: float) -> None:
        moves.append((role, (families, opening if kind.touched else None), which, cost))

    after_opens = after_closes = 0.0
    if touching is not None:
        after_opens, after_closes = _TOUCHING[touching, True], _TOUCHING[touching, False]
        which = _OPENS_BY_RIGHT if touching else _CLOSES_BY_RIGHT
        add(Role.REPEATS, stack, touching, which, _REPEATED)
    if stack:
        mixed = _MIXED if stack[-1] != kind.family else 0.0
        add(Role.CLOSES, stack[:-1], False, _CLOSES, after_closes + mixed)
    if len(stack) < _DEEPEST:
        nested = _nesting(kind, stack) if stack else 0.0
        add(Role.OPENS, (*stack, kind.family), True, _OPENS, after_opens + nested)
    if kind.only_in_pairs or kind.measures:
        add(Role.NONE, stack, None, _NOTHING, _NOT_A_MARK)
    if not kind.only_in_pairs:
        alone = _ALONE + (_ALONE_INSIDE if stack else 0.0)
        add(Role.CLOSES_ALONE, stack, False, _CLOSES, after_closes + alone)
        add(Role.OPENS_ALONE, stack, True, _OPENS, after_opens + alone)
    return tuple(moves)


def _nesting(kind: _Kind, stack: _Stack) -> float:
    if kind.speaks:
        return _NESTED_SPEECH
    return _NESTED_SAME if kind.family == stack[-1] else _NESTED_OTHER


def _trace(history: list[dict[_State, tuple[_State, Role]]]) -> list[Role]:
    """Return the roles on the way to the state in which nothing stands open."""
    roles: list[Role] = []
    state: _State = ((), None)
    for reached in reversed(history):
        state, role = reached[state]
        roles.append(role)
    roles.reverse()
    return roles
