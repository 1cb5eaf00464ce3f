cdef frozenset _INVISIBLE
cdef str _CARRIED
cdef Py_UCS4 HAIR_SPACE, WORD_JOINER

cpdef bint is_carrier(str text, Py_ssize_t place) except -1
cpdef bint is_joiner(str text, Py_ssize_t place) except -1
