# Which names of tails.py are C's: types alone, read by Cython.
cimport cython
from .words cimport class_of, is_key, past_blanks

cdef int BRACKET, COMMA, DIGIT, FULL_STOP, INVISIBLE, OTHER, QUOTE, SHOUT, SPACE, WIDE
cdef int CLOSES, OPENS, EITHER
cdef str _OPENING_GLYPHS, _CLOSING_GLYPHS, _BEFORE_OPENERS
cdef Py_ssize_t _ALTERNATING, _LOOSE, _STRAY, _UNSEEN

@cython.final
@cython.no_gc
@cython.freelist(4)
cdef class Tail:
    cdef readonly Py_ssize_t closer, end, stops_end
    cdef readonly bint has_note

@cython.locals(end=Py_ssize_t, stops_end=Py_ssize_t, closer=Py_ssize_t, has_note=bint, size=Py_ssize_t, kind=int, place=Py_ssize_t, note=Py_ssize_t)
cpdef Tail tail_of(str text, Py_ssize_t start, Py_ssize_t at)
cdef bint _begins_word(Py_UCS4 char) except -1
@cython.locals(place=Py_ssize_t, kind=int)
cdef Py_ssize_t _past_loose_blanks(str text, Py_ssize_t start, Py_ssize_t at) except -2
@cython.locals(size=Py_ssize_t, last=Py_ssize_t)
cdef bint _is_stray(str text, Py_ssize_t at) except -1
@cython.locals(turned=int, partner=Py_ssize_t)
cdef bint closes(str text, Py_ssize_t start, Py_ssize_t at) except -1
@cython.locals(low=Py_ssize_t, nearest=Py_ssize_t, is_open=bint, count=Py_ssize_t, place=Py_ssize_t, turned=int)
cpdef Py_ssize_t open_quote(str text, Py_ssize_t start, Py_ssize_t at) except -2
@cython.locals(before=Py_UCS4, after=Py_UCS4, kind=int, loose_before=bint, loose_after=bint)
cdef int _direction(str text, Py_ssize_t start, Py_ssize_t at) except -1
@cython.locals(place=Py_ssize_t, low=Py_ssize_t)
cpdef Py_UCS4 shown_before(str text, Py_ssize_t start, Py_ssize_t at) except? 1
@cython.locals(size=Py_ssize_t, place=Py_ssize_t, high=Py_ssize_t)
cdef Py_UCS4 _shown_after(str text, Py_ssize_t at) except? 1
