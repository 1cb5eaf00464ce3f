cimport cython

from .carriers cimport is_carrier

cdef int PLANE
cdef int _UNKNOWN, _WORD, _UNREAD, _COMMA, _SIGN, _SPACE, _LAYOUT
cdef bytes _CLASSES
cdef Py_ssize_t GAP_BLANKS, _FEWEST, _LONGEST, _PADDING, _PADDED, _DOUBLE, _WORDS, _REACH
cdef object _next_pair
cdef str BLANKS, LINE_BREAKS, _GOES_ON_AFTER, _GOES_ON_BEFORE
cdef frozenset _FAR_UNREAD

@cython.locals(code=int, kind=int)
cdef int _class_of(Py_UCS4 char) except -1
cpdef bint is_wide(str run) except -1
@cython.locals(before=Py_UCS4, after=Py_UCS4)
cpdef bint is_gap(str text, Py_ssize_t start, Py_ssize_t end) except -1
@cython.locals(place=Py_ssize_t, stop=Py_ssize_t)
cpdef bint has_gap(str text, Py_ssize_t start, Py_ssize_t end) except -1
@cython.locals(edits=list, size=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t)
cpdef list broken_gaps(str text)
@cython.locals(low=Py_ssize_t, start=Py_ssize_t, word=str, kind=int)
cpdef bint governs(str text, Py_ssize_t end) except -1
cdef bint _is_padding(str text, Py_ssize_t start, Py_ssize_t end) except -1
@cython.locals(words=Py_ssize_t, run=Py_ssize_t, wide=Py_ssize_t, at=Py_ssize_t, stop=Py_ssize_t, kind=int)
cdef bint _is_padded(str text, Py_ssize_t place, int step) except -1
