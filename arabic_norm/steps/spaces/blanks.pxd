cimport cython

from ..carriers cimport is_carrier

cdef int _WORD, _BLANK, _BREAK, _IN_WORDS
cdef int PLANE
cdef bytes _CLASSES
cdef object _runs
cdef Py_UCS4 NBSP, NEL, _BEYOND_ASCII, _TAG

cdef int _class_of(Py_UCS4 char) except -1
@cython.locals(edits=list, size=Py_ssize_t, end=Py_ssize_t, start=Py_ssize_t, place=Py_ssize_t, breaks=Py_ssize_t, is_set_in=bint, has_parts=bint, code=int, kind=int, written=str)
cpdef list collapsed_runs(str text)
cdef bint _sets_in(str text, Py_ssize_t end) except -1
@cython.locals(spans=list, kept=list, at=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, place=Py_ssize_t, within=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t)
cdef list _outside_code(str text, list edits)
cdef bint _is_second_half(str text, Py_ssize_t start, Py_ssize_t at) except -1
cdef str _written(Py_ssize_t breaks)
cdef list _outside_mojibake(str text, list edits)
cdef bint _holds_byte(str text) except -1
cdef _write_part(str text, Py_ssize_t start, Py_ssize_t end, list edits)
cdef Py_ssize_t _breaks_in(str text, Py_ssize_t start, Py_ssize_t end) except -1
