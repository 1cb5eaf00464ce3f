cdef int PLANE
cdef bytes CLASSES
cdef frozenset _MARKS_BEYOND

cpdef int class_of(Py_UCS4 char) except -1
cdef bint is_mark(int kind) noexcept
