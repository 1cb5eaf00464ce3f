# Which names of stops.py are C's: types alone, read by Cython.
cimport cython
from .asides cimport in_aside
from .dots cimport ends_after_dot
from .tails cimport Tail, tail_of
from .words cimport class_of, past_blanks, word_after

cdef int BRACKET, BREAK, COMMA, DIGIT, INVISIBLE, LATIN, QUOTE, SHOUT, SMALL, SPACE, WIDE
cdef Py_UCS4 URDU_STOP
cdef Py_ssize_t LEAD, NOWHERE, _WORDLESS, _LIST_CLOSER
cdef int _YEAR
cdef str _DASHES, _WAWS, _OPENERS

@cython.locals(tail=Tail, following=Py_ssize_t, kind=int)
cdef (Py_ssize_t, Py_ssize_t) cut_after_stop(str text, Py_ssize_t start, Py_ssize_t at) except *
@cython.locals(is_shout=bint, end=Py_ssize_t)
cdef bint _is_stop(str text, Py_ssize_t start, Py_ssize_t at, Tail tail) except -1
@cython.locals(size=Py_ssize_t, place=Py_ssize_t, kind=int)
cdef bint _begins_turn(str text, Tail tail, Py_ssize_t at) except -1
@cython.locals(place=Py_ssize_t)
cdef bint _has_shout(str text, Py_ssize_t at, Tail tail) except -1
@cython.locals(place=Py_ssize_t)
cdef bint _is_first(str text, Py_ssize_t start, Py_ssize_t at) except -1
@cython.locals(digits=int, signs=int, place=Py_ssize_t, kind=int)
cdef bint is_label(str text, Py_ssize_t start, Py_ssize_t at) except -1
@cython.locals(size=Py_ssize_t, high=Py_ssize_t, place=Py_ssize_t)
cdef bint _is_wordless_rest(str text, Py_ssize_t at) except -1
cdef bint _tells(int kind) except -1
@cython.locals(is_single=bint, is_dot=bint)
cdef bint _ends_before(str text, Py_ssize_t start, Py_ssize_t at, Tail tail, Py_ssize_t following) except -1
@cython.locals(place=Py_ssize_t, blank=Py_ssize_t)
cdef bint _is_repeated(str text, Py_ssize_t at, Tail tail, Py_ssize_t following) except -1
cdef bint _begins_clearly(str text, Py_ssize_t at) except -1
@cython.locals(size=Py_ssize_t, place=Py_ssize_t)
cdef Py_ssize_t _past_conjunction(str text, Py_ssize_t at) except -1
@cython.locals(shortest=Py_ssize_t, longest=Py_ssize_t, colon=Py_ssize_t, place=Py_ssize_t, size=Py_ssize_t, kind=int)
cdef bint _is_speaker(str text, Py_ssize_t at) except -1
