# Which names of cuts.py are C's: types alone, read by Cython.
cimport cython
from .stops cimport is_label
from .words cimport class_of, shows

cdef int AYAH, BREAK, HEAD, ORNATE, SPACE, WIDE
cdef Py_ssize_t NOWHERE, _NARROW

cdef (Py_ssize_t, Py_ssize_t) cut_at(str text, Py_ssize_t start, Py_ssize_t place, int kind) except *
@cython.locals(end=Py_ssize_t, size=Py_ssize_t, after=Py_ssize_t)
cdef (Py_ssize_t, Py_ssize_t) _cut_at_gap(str text, Py_ssize_t start, Py_ssize_t place) except *
@cython.locals(before=str, after=str)
cdef bint _is_head(str text, Py_ssize_t start, Py_ssize_t place) except -1
@cython.locals(item=Py_ssize_t)
cdef bint _is_bullet(str text, Py_ssize_t start, Py_ssize_t place) except -1
