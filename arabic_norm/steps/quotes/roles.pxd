cimport cython

from ..gaps cimport has_gap
from .lines cimport all_pair, deletes_on_one_side, is_torn, without_ornament
from .marks cimport Line, Mark
from .sides cimport ends_sentence, introduction

cdef int WIDE, BETWEEN, MARK, SPACED, WORD, PLAIN, NONE, OPENS, CLOSES, OPENS_ALONE, CLOSES_ALONE, REPEATS
cdef double ACROSS_GAP, ACROSS_SENTENCES, ALONE, ALONE_INSIDE, CLOSER_ON_CLOSER, CLOSER_ON_OPENER
cdef double DAMAGE, HALF_A_PAIR, MIXED, NESTED_DEEPER, NESTED_SAME, NOT_A_MARK, OPENER_ON_CLOSER
cdef double OPENER_ON_OPENER, REPEATED, REPEATED_LAST, SHIFTED_BEHIND_NEST, SIBLING, UNCLEAR, _HOPELESS
cdef tuple RIGHT_OF_CLOSER, RIGHT_OF_OPENER, NESTED, OPENERS, CLOSERS
cdef double _NESTED_LEAST, _ROUNDING
cdef int DEEPEST, WIDEST, FAMILY_BITS, FAMILY, STACK, AFTER_CLOSER, AFTER_OPENER, OUTER_SHIFT
cdef int OUTER, NESTS, STATES
cdef bytes DEPTHS

@cython.locals(quoting=list, found=list, mark=Mark, repeats=bint)
cpdef decide(Line line)
@cython.locals(opener=Mark, mark=Mark, alone=int, opens=double, closes=double)
cpdef bint flat_roles(Line line) except -1
@cython.locals(mark=Mark)
cdef bint lone_role(Line line) except -1
@cython.locals(opener=Mark, mark=Mark, spare=double, beyond=double, least=double)
cdef bint paired_roles(Line line) except -1
@cython.locals(mark=Mark, depth=int, before=int, glyph=str)
cpdef bint sound_roles(list line) except -1

@cython.final
@cython.no_gc
@cython.freelist(64)
cdef class Reading:
    cdef readonly int state
    cdef readonly double cost
    cdef Py_ssize_t place

@cython.locals(reading=Reading)
cpdef Reading reading_of(int state, double cost, Py_ssize_t place)

@cython.final
@cython.no_gc
@cython.freelist(4)
cdef class Search:
    cdef Mark mark
    cdef bint may_repeat
    cdef int introduced
    cdef double gap, deeper
    cdef readonly list reached
    cdef bytearray where, roles, before, counts
    cdef Py_ssize_t first
    @cython.locals(mark=Mark, state=int, place=Py_ssize_t, stack=int, outer=int, is_touched=bint, after_closer=int, after_opener=int, depth=int, cost=double, on_opens=double, on_closes=double, repeats=double, opens=double, closes=double, family=int, more=double, closed=int, nested=double, within=int, opened=int, alone=double, closes_alone=double)
    cpdef read_on(self, Reading reading)
    @cython.locals(outer=int, cost=double)
    cdef double nested(self, int state, int depth) except? -1
    @cython.locals(at=int, place=Py_ssize_t, found=Reading)
    cdef reach(self, int state, double cost, int role, Py_ssize_t before)
    @cython.locals(reading=Reading, reached=list)
    cdef list take_reached(self)

@cython.locals(text=str, is_apart=bint, search=Search, readings=list, bound=Py_ssize_t, apart=double, limit=double, reading=Reading, mark=Mark)
cpdef bint cheapest_roles(Line line, list marks, bint may_repeat) except -1
@cython.locals(cheapest=Reading, reading=Reading)
cdef double cheapest_cost(list readings) except? -1
@cython.locals(reading=Reading)
cpdef list most_likely(list readings)
@cython.locals(place=Py_ssize_t, reading=Reading, mark=Mark, first=Py_ssize_t, index=Py_ssize_t, repeats=bint)
cdef bint _trace(Search search, list readings, list marks) except -1
