cimport cython

cdef int PLANE
cdef int _NONE, _BEFORE, _HAMZA, _YEH_HAMZA, _WAW, _TEH, _HEH, _ALEF, _MEEM, _HIGH
cdef bytes _CLASSES

cdef int _class_at(str text, Py_ssize_t place) except -1
@cython.locals(edits=list, done=Py_ssize_t, found=Py_ssize_t, place=Py_ssize_t, hamza=int, following=int, before=int, start=Py_ssize_t, word=str, written=str)
cpdef list respelled(str text)
@cython.locals(hamza=int, start=Py_ssize_t, least=Py_ssize_t, stem=str)
cdef bint _is_settled(str text, Py_ssize_t place, int following) except -1
