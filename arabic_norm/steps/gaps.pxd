cimport cython

cdef frozenset _BLANKS

@cython.locals(place=Py_ssize_t, stop=Py_ssize_t)
cpdef bint has_gap(str text, Py_ssize_t start, Py_ssize_t end) except -1
