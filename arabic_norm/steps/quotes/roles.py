"""Decide which marks open and which close, for all marks of a line together.

Most lines are simple: a mark alone, pairs side by side, or quotations as this library writes them,
whose roles are known at sight. For all others the cheapest sequence of roles with nesting is
searched for, by dynamic programming (Viterbi) over the families of the open marks; the search is
linear in the number of marks.
"""

from __future__ import annotations

from ..gaps import has_gap
from ..protected import WIDE
from .characters import BETWEEN, MARK, SPACED, WORD
from .costs import (
    ACROSS_GAP,
    ACROSS_SENTENCES,
    ALONE,
    ALONE_INSIDE,
    CLOSER_ON_CLOSER,
    CLOSER_ON_OPENER,
    DAMAGE,
    HALF_A_PAIR,
    MIXED,
    NESTED,
    NESTED_DEEPER,
    NESTED_SAME,
    NOT_A_MARK,
    OPENER_ON_CLOSER,
    OPENER_ON_OPENER,
    PLAIN,
    REPEATED,
    REPEATED_LAST,
    SHIFTED_BEHIND_NEST,
    SIBLING,
    UNCLEAR,
)
from .lines import all_pair, deletes_on_one_side, is_torn, without_ornament
from .marks import CLOSES, CLOSES_ALONE, NONE, OPENS, OPENS_ALONE, REPEATS, Line, Mark
from .sides import RIGHT_OF_CLOSER, RIGHT_OF_OPENER, ends_sentence, introduction
from .states import (
    AFTER_CLOSER,
    AFTER_OPENER,
    DEEPEST,
    DEPTHS,
    FAMILY,
    FAMILY_BITS,
    NESTS,
    OUTER,
    OUTER_SHIFT,
    STACK,
    STATES,
)

#: Openers and closers by depth: «X», in it “X”, in that «X» again.
OPENERS, CLOSERS = ("«", "\u201c"), ("»", "\u201d")
#: What a quotation in a quotation costs at the least.
_NESTED_LEAST = min(NESTED)
_ROUNDING = 1e-6  # sums of costs that differ by less are the same


def decide(line: Line) -> None:
    """Give the marks of a line their roles."""
    line.is_flat = flat_roles(line) or lone_role(line)
    if line.is_flat or paired_roles(line):
        return
    quoting = without_ornament(line.marks)
    if not sound_roles(quoting):
        repeats = cheapest_roles(line, quoting, may_repeat=True)
        if repeats and deletes_on_one_side(quoting):
            found = [mark.role for mark in quoting]
            cheapest_roles(line, quoting, may_repeat=False)
            if not all_pair(quoting):
                for mark, role in zip(quoting, found, strict=True):
                    mark.role = role


def flat_roles(line: Line) -> bool:
    """Give each mark its cheaper role, if those make pairs side by side, at most one mark is left
    over or one at each end, and nothing is to be paid for the pairs; return whether they do.

    No other roles can be as cheap: of an odd number of marks one is alone in any case, and if the
    two at the ends were not, both would have other roles (`is_torn`).
    """
    opener: Mark | None = None
    alone = 0
    for mark in line.marks:
        opens = mark.opens
        closes = mark.closes
        if opens == closes or (opens >= DAMAGE and closes >= DAMAGE) or mark.measures:
            return False
        if mark.shape.only_in_pairs or mark.left >= BETWEEN or mark.right >= BETWEEN:
            return False
        if opens < closes:
            if opener is not None:
                opener.role = OPENS_ALONE
                alone += 1
            opener = mark
            mark.role = OPENS
        elif opener is None:
            mark.role = CLOSES_ALONE
            alone += 1
        elif opener.shape.family != mark.shape.family or (
            line.looks & WIDE and has_gap(line.text, opener.end, mark.start)
        ):
            return False
        else:
            opener = None
            mark.role = CLOSES
    if opener is not None:
        opener.role = OPENS_ALONE
        alone += 1
    return alone < 2 or (alone == 2 and is_torn(line.marks))


def lone_role(line: Line) -> bool:
    """Give the only mark of a line its cheaper role, if it can be nothing but a mark without
    partner; return whether it can not."""
    mark = line.marks[0]
    if len(line.marks) > 1 or mark.measures or mark.shape.only_in_pairs:
        return False
    mark.role = OPENS_ALONE if mark.opens < mark.closes else CLOSES_ALONE
    return True


def paired_roles(line: Line) -> bool:
    """Pair the marks of a line side by side, if that costs little more than the cheaper role of
    each; return whether it does.

    No other roles can be as cheap: where no marks touch, they nest a quotation, read a measure, or
    leave two marks without partner, each of which costs more than these pairs do beyond the least.
    Nested quotations as this library writes them would be two pairs of two families at the least,
    which cost more, too.
    """
    opener: Mark | None = None
    spare = _NESTED_LEAST  # what any other roles cost beyond the least
    beyond = 0.0
    for mark in line.marks:
        if mark.shape.only_in_pairs or MARK in (mark.left, mark.right):
            return False
        least = min(mark.opens, mark.closes)
        if mark.measures:
            spare = min(spare, NOT_A_MARK - least)
        if opener is None:
            opener = mark
            beyond += mark.opens - least
            mark.role = OPENS
        else:
            beyond += mark.closes - least
            if opener.shape.family != mark.shape.family:
                beyond += MIXED
            if line.looks & WIDE and has_gap(line.text, opener.end, mark.start):
                return False
            opener = None
            mark.role = CLOSES
        if beyond + _ROUNDING > spare:
            return False
    return opener is None


def sound_roles(line: list[Mark]) -> bool:
    """Give the roles that the shapes say, if they are those that this library writes, and something
    is quoted in each pair; return whether they are."""
    depth = 0
    before = NONE
    for mark in line:
        glyph = mark.shape.glyph
        if depth < DEEPEST and glyph == OPENERS[depth & 1] and not mark.right & SPACED:
            depth += 1
            mark.role = OPENS
        elif depth > 0 and glyph == CLOSERS[(depth - 1) & 1] and not mark.left & SPACED:
            if before == OPENS and mark.left == MARK:
                return False
            depth -= 1
            mark.role = CLOSES
        else:
            return False
        before = mark.role
    return depth == 0


# The search ---------------------------------------------------------------------------------------
#: A reading that lags behind the best by as much as two marks without partner never wins; those in
#: which nothing stands open are followed all the same, since one of them is the last.
_HOPELESS = 2 * (ALONE + ALONE_INSIDE)
WIDEST = 24  # so many readings are followed at once; a line of sound text has fewer than ten


class Reading:
    """The cheapest way to read the marks so far that leads to a state.

    ``place``: its place among all readings of that mark.
    """

    __slots__ = ("cost", "place", "state")

    state: int
    cost: float
    place: int


def reading_of(state: int, cost: float, place: int) -> Reading:
    """Return a reading, as `marks.mark_at` returns a mark."""
    reading = Reading.__new__(Reading)
    reading.state = state
    reading.cost = cost
    reading.place = place
    return reading


class Search:
    """The readings of a line, mark by mark, and the steps that led to them.

    ``reached``: the readings that the mark at hand led to; ``where``: the place of each state among
    them, counted from 1. ``roles``, ``before``: the last step of each reading of all marks, one
    byte each: the role, and the place of the reading before; ``first``: where those of the mark at
    hand begin; ``counts``: how many each mark has, fewer than 255, since few readings are followed.
    ``gap``, ``deeper``: what it costs to come to the mark within one quotation, and within more.
    """

    __slots__ = (
        "before",
        "counts",
        "deeper",
        "first",
        "gap",
        "introduced",
        "mark",
        "may_repeat",
        "reached",
        "roles",
        "where",
    )

    def __init__(self, mark: Mark, may_repeat: bool) -> None:
        self.mark = mark
        self.may_repeat = may_repeat
        self.introduced = PLAIN
        self.gap = self.deeper = 0.0
        self.reached: list[Reading] = []
        self.where = bytearray(STATES)
        self.roles = bytearray()
        self.before = bytearray()
        self.counts = bytearray()
        self.first = 0

    def read_on(self, reading: Reading) -> None:
        """Reach all readings that go on from this one with the mark at hand."""
        mark = self.mark
        state, place = reading.state, reading.place
        stack = state & STACK
        outer = state & OUTER
        is_touched = mark.right == MARK
        after_closer = AFTER_CLOSER if is_touched else 0
        after_opener = AFTER_OPENER if is_touched else 0
        depth = DEPTHS[stack]
        cost = reading.cost
        if depth > 0:
            cost += self.gap if depth == 1 else self.deeper
        on_opens = on_closes = 0.0
        if state & AFTER_OPENER:
            on_opens, on_closes = OPENER_ON_OPENER, CLOSER_ON_OPENER
            repeats = cost + RIGHT_OF_OPENER[mark.right] + REPEATED
            if self.may_repeat:
                self.reach(outer | stack | after_opener, repeats, REPEATS, place)
        elif state & AFTER_CLOSER:
            on_opens, on_closes = OPENER_ON_CLOSER, CLOSER_ON_CLOSER
            repeats = cost + RIGHT_OF_CLOSER[mark.right] + REPEATED
            repeats += REPEATED_LAST if depth == 0 else 0.0
            if self.may_repeat:
                self.reach(outer | stack | after_closer, repeats, REPEATS, place)
        opens, closes = cost + mark.opens, cost + mark.closes
        family = mark.shape.family
        if depth > 0:
            more = on_closes + (MIXED if stack & FAMILY != family else 0.0)
            if outer >> OUTER_SHIFT == NESTS and depth == 1 and mark.right == WORD:
                more += SHIFTED_BEHIND_NEST
            closed = stack >> FAMILY_BITS | after_closer | (outer if depth > 1 else 0)
            self.reach(closed, closes + more, CLOSES, place)
        if depth < DEEPEST:
            nested = self.nested(state, depth) if depth > 0 else 0.0
            within = (NESTS if depth > 0 else self.introduced) << OUTER_SHIFT
            opened = stack << FAMILY_BITS | family | after_opener | within
            self.reach(opened, opens + (on_opens + nested), OPENS, place)
        if mark.measures or (mark.shape.only_in_pairs and min(mark.opens, mark.closes) >= UNCLEAR):
            self.reach(outer | stack, cost + NOT_A_MARK, NONE, place)
        elif mark.shape.only_in_pairs:
            self.reach(outer | stack, cost + HALF_A_PAIR, NONE, place)
        if not mark.shape.only_in_pairs:
            alone = ALONE + (ALONE_INSIDE if depth > 0 else 0.0)
            closes_alone = closes + (on_closes + alone)
            stack |= outer
            self.reach(stack | after_closer, closes_alone, CLOSES_ALONE, place)
            self.reach(stack | after_opener, opens + (on_opens + alone), OPENS_ALONE, place)

    def nested(self, state: int, depth: int) -> float:
        """Return what it costs to open one more quotation within so many."""
        outer = (state & OUTER) >> OUTER_SHIFT
        if outer == NESTS:
            return SIBLING if depth == 1 else NESTED_DEEPER
        # ««X»» : introduced or not, that is one quotation typed twice
        cost = NESTED[PLAIN if state & AFTER_OPENER else outer]
        return cost + (NESTED_SAME if state & FAMILY == self.mark.shape.family else 0.0)

    def reach(self, state: int, cost: float, role: int, before: int) -> None:
        """Note a reading that leads to this state by this role, unless a cheaper one does."""
        at = self.where[state]
        if at == 0:
            place = len(self.reached)
            self.reached.append(reading_of(state, cost, place))
            self.where[state] = place + 1
            self.roles.append(role)
            self.before.append(before)
            return
        found = self.reached[at - 1]
        if cost < found.cost:
            found.cost = cost
            self.roles[self.first + at - 1] = role
            self.before[self.first + at - 1] = before

    def take_reached(self) -> list[Reading]:
        """Return the readings that the mark at hand led to, and make room for the next one's."""
        reached = self.reached
        for reading in reached:
            self.where[reading.state] = 0
        self.reached = []
        self.counts.append(len(reached))
        self.first += len(reached)
        return reached


def cheapest_roles(line: Line, marks: list[Mark], may_repeat: bool) -> bool:
    """Give marks of a line the roles that are cheapest together; ``may_repeat``: also REPEATS.

    Return whether a mark got that one.
    """
    if not marks:
        return False
    text = line.text
    search = Search(marks[0], may_repeat)
    readings = [reading_of(0, 0.0, 0)]
    bound = 0  # where the mark before ends
    for mark in marks:
        search.mark = mark
        search.introduced = introduction(text, mark, bound)
        if bound > 0:
            is_apart = line.looks & WIDE and has_gap(text, bound, mark.start)
            search.gap = ACROSS_GAP if is_apart else 0.0
            apart = ACROSS_SENTENCES if ends_sentence(text, bound, mark.start) else 0.0
            search.deeper = search.gap + apart
        bound = mark.end
        limit = cheapest_cost(readings) + _HOPELESS
        if len(readings) > WIDEST:
            readings = most_likely(readings)
        for reading in readings:
            if reading.cost <= limit or reading.state & STACK == 0:
                search.read_on(reading)
        readings = search.take_reached()
    return _trace(search, readings, marks)


def cheapest_cost(readings: list[Reading]) -> float:
    """Return the cost of the cheapest of one reading or more."""
    cheapest = readings[0]
    for reading in readings:
        if reading.cost < cheapest.cost:
            cheapest = reading
    return cheapest.cost


def _by_cost(reading: Reading) -> float:
    return reading.cost


def most_likely(readings: list[Reading]) -> list[Reading]:
    """Return the cheapest readings, and those in which nothing stands open: one of them is last."""
    ranked = sorted(readings, key=_by_cost)
    kept = ranked[:WIDEST]
    for reading in readings:
        if not reading.state & STACK and reading not in kept:
            kept.append(reading)
    return kept


def _trace(search: Search, readings: list[Reading], marks: list[Mark]) -> bool:
    """Give the marks the roles on the way to the reading in which nothing stands open; return
    whether one repeats another."""
    repeats = False
    place = 0
    for reading in readings:
        if reading.state == 0:
            place = reading.place
    first = search.first
    for index in range(len(marks) - 1, -1, -1):
        first -= search.counts[index]
        mark = marks[index]
        mark.role = search.roles[first + place]
        repeats = repeats or mark.role == REPEATS
        place = search.before[first + place]
    return repeats
