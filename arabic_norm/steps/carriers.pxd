cdef frozenset _INVISIBLE

cpdef bint is_carrier(str text, Py_ssize_t place) except -1
cpdef bint is_joiner(str text, Py_ssize_t place) except -1
