# Which names of spans.py are C's: types alone, read by Cython.
cimport cython
from .asides cimport in_aside
from .cuts cimport cut_at
from .dots cimport is_plain_word
from .stops cimport cut_after_stop
from .words cimport class_of, is_key, past_spaces, shows

cdef bytes CLASSES
cdef str _PLAIN_STOPS, _CLOSING
cdef int BREAK, DIGIT, FULL_STOP, SHOUT
cdef Py_ssize_t NOWHERE, _PIECE

cpdef list sentence_spans(text)
@cython.locals(spans=list, size=Py_ssize_t, start=Py_ssize_t, at=Py_ssize_t, low=Py_ssize_t, place=Py_ssize_t, char=Py_UCS4, following=Py_UCS4, kind=int, end=Py_ssize_t, opened=Py_ssize_t, places=list)
cdef list _spans(str text)
@cython.locals(kind=int)
cdef bint _is_undecided(str text, Py_ssize_t following, Py_UCS4 char) except -1
@cython.locals(stop=Py_UCS4, before=Py_UCS4)
cdef bint _is_plain_end(str text, Py_ssize_t at) except -1
@cython.locals(end=Py_ssize_t)
cdef _add(str text, list spans, Py_ssize_t start, Py_ssize_t stop)
