cpdef int class_of(Py_UCS4 char) except -1
