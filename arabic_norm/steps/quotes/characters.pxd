cimport cython

cdef int PLANE, PASSED, SIGN, WORD
cdef bytes CLASSES

@cython.locals(code=int, found=int)
cpdef int class_of(Py_UCS4 char) except -1
cdef int _class_by_property(Py_UCS4 char) except -1
