"""Which marks open and which close: decided for all marks of a line together.

Most lines are decided at a glance: their marks make pairs side by side, and each is read as it is
cheapest. For others the cheapest sequence of roles with nesting is searched for, by dynamic
programming (Viterbi) over the families of the marks that stand open; linear in the number of marks.
"""

from __future__ import annotations

from array import array

from .characters import BETWEEN, COLON, MARK, SPACED
from .costs import (
    ACROSS_GAP,
    ACROSS_SENTENCES,
    ALONE,
    ALONE_INSIDE,
    CLOSER_ON_CLOSER,
    CLOSER_ON_OPENER,
    DAMAGE,
    MIXED,
    NESTED_OTHER,
    NESTED_SAME,
    NESTED_SPEECH,
    NOT_A_MARK,
    OPENER_ON_CLOSER,
    OPENER_ON_OPENER,
    REPEATED,
)
from .marks import CLOSES, CLOSES_ALONE, NONE, OPENS, OPENS_ALONE, REPEATS, Line, Mark
from .sides import RIGHT_OF_CLOSER, RIGHT_OF_OPENER, ends_sentence, has_gap

#: Openers and closers by depth: «X», in it “X”, in that «X» again.
OPENERS, CLOSERS = ("«", "\u201c"), ("»", "\u201d")
DEEPEST = 3
_LONGEST_RUN = 8  # marks that touch: three quotations end at one place, each mark typed twice


def decide(line: Line) -> None:
    """Give the marks of a line their roles."""
    if flat_roles(line):
        return
    quoting = without_ornament(line.marks)
    if not sound_roles(quoting):
        cheapest_roles(line.text, quoting)


def flat_roles(line: Line) -> bool:
    """Give each mark its cheaper role, if those make pairs side by side, at most one mark is left
    over, and nothing is to be paid for the pairs; return whether they do.

    No other roles can be as cheap: of an odd number of marks one is alone in any case.
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
        elif opener.shape.family != mark.shape.family or has_gap(line.text, opener.end, mark.start):
            return False
        else:
            opener = None
            mark.role = CLOSES
    if opener is not None:
        opener.role = OPENS_ALONE
        alone += 1
    return alone < 2


def without_ornament(line: list[Mark]) -> list[Mark]:
    """Return the marks without long runs of touching ones, which are a rule or a drawing.

    All marks have no role then.
    """
    kept: list[Mark] = []
    run: list[Mark] = []
    for mark in line:
        mark.role = NONE
        if mark.left != MARK:
            if len(run) <= _LONGEST_RUN:
                kept += run
            run = []
        run.append(mark)
    if len(run) <= _LONGEST_RUN:
        kept += run
    return kept


def sound_roles(line: list[Mark]) -> bool:
    """Give the roles that the shapes say, if they are those that this library writes; return
    whether they are."""
    depth = 0
    for mark in line:
        glyph = mark.shape.glyph
        if depth < DEEPEST and glyph == OPENERS[depth & 1] and not mark.right & SPACED:
            depth += 1
            mark.role = OPENS
        elif depth > 0 and glyph == CLOSERS[(depth - 1) & 1] and not mark.left & SPACED:
            depth -= 1
            mark.role = CLOSES
        else:
            return False
    return depth == 0


# The search ---------------------------------------------------------------------------------------
# A state is a number: the families that stand open, three bits each, the one opened last lowest;
# above them what the mark before was, if this one touches it.
_FAMILY_BITS = 3
_FAMILY = 7
_STACK = 511  # three families
#: How many stand open.
_DEPTHS = bytes([(stack > 0) + (stack > 7) + (stack > 63) for stack in range(_STACK + 1)])
STATES = 2048
AFTER_CLOSER, AFTER_OPENER = 512, 1024

_HOPELESS = 14.0  # a reading that lags behind the best by as much never wins
WIDEST = 24  # so many readings are followed at once; a line of sound text has fewer than ten
# A step back is a number too: the role, and above it the place of the step before.
_ROLE_BITS = 3
_ROLE = 7


def introduces_speech(mark: Mark) -> bool:
    """Return whether a colon or a word that leads on stands before a mark."""
    return mark.leads > 0 or mark.left in (COLON, COLON + SPACED)


class Reading:
    """The cheapest way to read the marks so far that leads to a state.

    ``place``: where its last step stands in the search's steps.
    """

    __slots__ = ("cost", "place", "state")

    def __init__(self, state: int, cost: float, place: int) -> None:
        self.state = state
        self.cost = cost
        self.place = place


class Search:
    """The readings of a line, mark by mark, and the steps that led to them.

    ``reached``: the readings that the mark at hand led to; ``where``: the place of each state among
    them, counted from 1; ``steps``: the steps of all marks. ``gap``, ``deeper``: what it costs to
    come to the mark within one quotation, and within more.
    """

    __slots__ = ("deeper", "gap", "mark", "reached", "speaks", "steps", "touched", "where")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.speaks = False  # whether speech is introduced before it
        self.touched = False  # whether the next mark touches it
        self.gap = self.deeper = 0.0
        self.where = bytearray(STATES)  # few readings are followed, fewer than 255 states reached
        self.reached: list[Reading] = []
        self.steps = array("q", [NONE])  # eight bytes a step, where an object takes forty

    def read_on(self, reading: Reading) -> None:
        """Reach all readings that go on from this one with the mark at hand."""
        mark = self.mark
        state, place = reading.state, reading.place
        stack = state & _STACK
        after_closer, after_opener = (AFTER_CLOSER, AFTER_OPENER) if self.touched else (0, 0)
        depth = _DEPTHS[stack]
        cost = reading.cost
        if depth > 0:
            cost += self.gap if depth == 1 else self.deeper
        on_opens = on_closes = 0.0
        if state & AFTER_OPENER:
            on_opens, on_closes = OPENER_ON_OPENER, CLOSER_ON_OPENER
            repeats = cost + RIGHT_OF_OPENER[mark.right] + REPEATED
            self.reach(stack | after_opener, repeats, REPEATS, place)
        elif state & AFTER_CLOSER:
            on_opens, on_closes = OPENER_ON_CLOSER, CLOSER_ON_CLOSER
            repeats = cost + RIGHT_OF_CLOSER[mark.right] + REPEATED
            self.reach(stack | after_closer, repeats, REPEATS, place)
        opens, closes = cost + mark.opens, cost + mark.closes
        family = mark.shape.family
        if depth > 0:
            more = on_closes + (MIXED if stack & _FAMILY != family else 0.0)
            self.reach(stack >> _FAMILY_BITS | after_closer, closes + more, CLOSES, place)
        if depth < DEEPEST:
            nested = 0.0
            if depth > 0:
                nested = NESTED_SAME if stack & _FAMILY == family else NESTED_OTHER
                nested = NESTED_SPEECH if self.speaks else nested
            opened = stack << _FAMILY_BITS | family | after_opener
            self.reach(opened, opens + (on_opens + nested), OPENS, place)
        if mark.shape.only_in_pairs or mark.measures:
            self.reach(stack, cost + NOT_A_MARK, NONE, place)
        if not mark.shape.only_in_pairs:
            alone = ALONE + (ALONE_INSIDE if depth > 0 else 0.0)
            closes_alone = closes + (on_closes + alone)
            self.reach(stack | after_closer, closes_alone, CLOSES_ALONE, place)
            self.reach(stack | after_opener, opens + (on_opens + alone), OPENS_ALONE, place)

    def reach(self, state: int, cost: float, role: int, before: int) -> None:
        """Note a reading that leads to this state by this role, unless a cheaper one does."""
        at = self.where[state]
        if at == 0:
            self.reached.append(Reading(state, cost, len(self.steps)))
            self.where[state] = len(self.reached)
            self.steps.append(before << _ROLE_BITS | role)
            return
        found = self.reached[at - 1]
        if cost < found.cost:
            found.cost = cost
            self.steps[found.place] = before << _ROLE_BITS | role

    def take_reached(self) -> list[Reading]:
        """Return the readings that the mark at hand led to, and make room for the next one's."""
        reached = self.reached
        for reading in reached:
            self.where[reading.state] = 0
        self.reached = []
        return reached


def cheapest_roles(text: str, line: list[Mark]) -> None:
    """Give the marks the roles that are cheapest together."""
    if not line:
        return
    search = Search(line[0])
    readings = [Reading(0, 0.0, 0)]
    count = len(line)
    for index in range(count):
        search.mark = line[index]
        search.speaks = introduces_speech(line[index])
        search.touched = index + 1 < count and line[index + 1].left == MARK
        if index > 0:
            start, end = line[index - 1].end, line[index].start
            search.gap = ACROSS_GAP if has_gap(text, start, end) else 0.0
            apart = ACROSS_SENTENCES if ends_sentence(text, start, end) else 0.0
            search.deeper = search.gap + apart
        limit = cheapest_cost(readings) + _HOPELESS
        if len(readings) > WIDEST:
            readings = most_likely(readings)
        for reading in readings:
            if reading.cost <= limit:
                search.read_on(reading)
        readings = search.take_reached()
    _trace(search, readings, line)


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
        if not reading.state & _STACK and reading not in kept:
            kept.append(reading)
    return kept


def _trace(search: Search, readings: list[Reading], line: list[Mark]) -> None:
    """Give the marks the roles on the way to the reading in which nothing stands open."""
    place = 0
    for reading in readings:
        if reading.state == 0:
            place = reading.place
    for index in range(len(line) - 1, -1, -1):
        step = search.steps[place]
        line[index].role = step & _ROLE
        place = step >> _ROLE_BITS
