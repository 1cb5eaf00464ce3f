cimport cython

from ..carriers cimport is_carrier

cdef int PLANE
cdef bytes _CLASSES

cdef int _class_of(Py_UCS4 mark) except -1
@cython.locals(edits=list, size=Py_ssize_t, place=Py_ssize_t, end=Py_ssize_t, start=Py_ssize_t, first=int, second=int, marks=str, written=str)
cpdef list ordered_marks(str text)
cdef str _written(str marks, str text, Py_ssize_t end)
cdef bint _ends_word(str text, Py_ssize_t end, str vowel) except -1
