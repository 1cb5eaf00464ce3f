cimport cython

from .characters cimport class_of
from ..gaps cimport has_gap
from .marks cimport Line, Mark, Shape
from .reading cimport read_word, word_start

cdef int PLANE, BETWEEN, BLANK, COMMA, DASH, EDGE, ELLIPSIS, GAP, GLOSS, KINDS, MARK, OPENING, PASSED
cdef int PROCLITIC, SIGN, SPACED, STOP, WORD, STRAIGHT, PLAIN, _LONGEST_WORD, _NEAR
cdef bytes CLASSES
cdef tuple _AROUND_OPENER, _AROUND_CLOSER, _LEFT_OF_OPENER
cdef dict _WORD_COSTS, _INTRODUCING_WORDS, _INTRODUCING_KINDS
cdef str DIGITS
cdef object _find_spaced_stop
cdef double _TORN, _NOT_TORN, NAMED_WORD, SHIFTED_REVERSED
cdef Py_UCS4 TATWEEL

@cython.locals(text=str, before=Mark, mark=Mark)
cpdef place_marks(Line line)
@cython.locals(bound=Py_ssize_t, place=Py_ssize_t, blanks=int, stretched=bint, kind=int, code=int, tail=int)
cdef look_left(str text, Mark mark, Mark before)
@cython.locals(end=Py_ssize_t, low=Py_ssize_t, number=cython.longlong, cost=double, alone=bint)
cdef int _left_word(str text, Mark mark, Mark before, Py_ssize_t bound, int tail) except -1
cdef bint becomes_proclitic(str text, Mark mark) except -1
cdef bint _is_near(Mark before, Mark mark)
@cython.locals(end=Py_ssize_t, low=Py_ssize_t)
cdef long long _number_left(str text, Mark mark, Py_ssize_t bound) except -1
cpdef int introduction(str text, Mark mark, Py_ssize_t bound) except -1
@cython.locals(place=Py_ssize_t, blanks=int, stretched=bint, kind=int, code=int, tail=int)
cdef look_right(str text, Mark mark, Py_ssize_t bound)
@cython.locals(end=Py_ssize_t, place=Py_ssize_t)
cdef bint _is_dash_left(str text, Mark mark) except -1
@cython.locals(start=Py_ssize_t, place=Py_ssize_t)
cdef bint _is_dash_right(str text, Mark mark) except -1
@cython.locals(char=Py_UCS4, is_alone=bint)
cdef int _stop_right(str text, Mark mark, Py_ssize_t start, Py_ssize_t bound) except -1
@cython.locals(left=int, right=int, shape=Shape, around=int, opens=double, closes=double)
cdef weigh(str text, Mark mark)
@cython.locals(place=Py_ssize_t)
cpdef bint ends_sentence(str text, Py_ssize_t start, Py_ssize_t end) except -1
cdef bint _has_blank(str text, Py_ssize_t start, Py_ssize_t end) except -1
