# Which names of asides.py are C's: types alone, read by Cython.
cimport cython
from .words cimport class_of, is_passed

cdef int FULL_STOP, QUOTE, SHOUT
cdef Py_ssize_t QUOTATION, _NEAR

@cython.locals(low=Py_ssize_t, high=Py_ssize_t, places=list, after=Py_ssize_t, before=Py_ssize_t, closed=Py_ssize_t)
cdef bint in_aside(str text, Py_ssize_t start, Py_ssize_t at, Py_ssize_t end) except -1
@cython.locals(depth=int, number=Py_ssize_t)
cdef Py_ssize_t _opener(str text, list places, Py_ssize_t end) except -2
@cython.locals(depth=int, number=Py_ssize_t)
cdef Py_ssize_t _closer(str text, list places, Py_ssize_t first) except -2
@cython.locals(place=Py_ssize_t, before=Py_UCS4)
cpdef bint is_introduced(str text, Py_ssize_t start, Py_ssize_t opener, str signs) except -1
@cython.locals(place=Py_ssize_t)
cpdef bint only_openers(str text, Py_ssize_t start, Py_ssize_t end) except -1
@cython.locals(kind=int)
cdef bint _is_opener(Py_UCS4 char) except -1
