cimport cython

from .marks cimport Line, Mark, read_lines
from .sides cimport place_marks

@cython.locals(lines=list, line=Line)
cpdef list marked_lines(str text)
cdef list without_rules(Line line)
cdef list _runs(list marks)
cdef bint _may_close(str text, Mark mark) except -1
cdef bint _may_open(str text, Mark mark) except -1
cdef bint _quotes(str text, list marks, Py_ssize_t opener, Py_ssize_t closer) except -1
