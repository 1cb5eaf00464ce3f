cimport cython

from .marks cimport Line, Mark, read_lines
from .sides cimport becomes_proclitic, place_marks

cdef int GAP, MARK, SPACED, WORD, NONE, OPENS, CLOSES, OPENS_ALONE, CLOSES_ALONE, REPEATS, _LONGEST_RUN
cdef double _CLEARLY, _TWO_ALONE

@cython.locals(lines=list, line=Line, has_emptied=bint)
cpdef list marked_lines(str text)
@cython.locals(mark=Mark)
cpdef list without_ornament(list line)
@cython.locals(index=Py_ssize_t, first=Py_ssize_t, role=int, times=Py_ssize_t)
cdef bint deletes_on_one_side(list line) except -1
@cython.locals(first=Mark, last=Mark)
cdef bint is_torn(list line) except -1
@cython.locals(mark=Mark, before=int)
cdef bint all_pair(list line) except -1
@cython.locals(first=Mark, last=Mark, mark=Mark, start=Py_ssize_t, end=Py_ssize_t, before=Py_ssize_t, behind=Py_ssize_t, gone=Py_ssize_t)
cdef bint keeps_roles(Line line, list edits) except -1
cdef bint _touches(int inside, Py_ssize_t gone, Py_ssize_t blanks)
