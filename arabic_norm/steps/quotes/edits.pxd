cimport cython

from .characters cimport class_of
from .lines cimport keeps_roles, marked_lines
from .marks cimport Line, Mark
from .roles cimport decide

cdef int BETWEEN, BLANK, CLOSING, DASH, GAP, GLOSS, MARK, OPENING, PASSED, PROCLITIC, SIGN, SPACED, WORD
cdef int MOJIBAKE, OPENS, CLOSES, OPENS_ALONE, CLOSES_ALONE, REPEATS, _ROUNDS
cdef double DOUBT
cdef frozenset _COMBINING
cdef tuple OPENERS, CLOSERS

@cython.locals(lines=list, edits=list)
cpdef list repaired(str text)
@cython.locals(line=Line, edits=list, found=list, alone=list)
cdef list _edits_of(list lines)
@cython.locals(edits=list, marks=list, depth=int, index=Py_ssize_t, mark=Mark, following=Mark, before=Mark, role=int)
cpdef list written(Line line)
@cython.locals(mark=Mark, by_all=double)
cdef _write_lone(Line line, Py_ssize_t index, int depth, list edits)
@cython.locals(by_shape=double, by_sides=double)
cdef bint _loses_blank(Mark mark, int inside, double by_all) except -1
@cython.locals(mark=Mark, last=Mark)
cdef _write_opener(Line line, Py_ssize_t index, str glyph, list edits)
@cython.locals(mark=Mark, following=Py_ssize_t, end=Py_ssize_t, last=Mark)
cdef _write_closer(Line line, Py_ssize_t index, str glyph, list edits)
@cython.locals(mark=Mark, at=Py_ssize_t, repeat=Mark)
cdef _write_shape(Line line, Py_ssize_t index, str glyph, list edits)
@cython.locals(marks=list, following=Py_ssize_t, mark=Mark)
cdef Py_ssize_t _behind_repeats(Line line, Py_ssize_t index) except -1
@cython.locals(mark=Mark, left=int)
cdef bint _is_shifted_off(Line line, Py_ssize_t index) except -1
@cython.locals(following_mark=Mark)
cdef bint _needs_blank_after(Line line, Mark mark, int right, Py_ssize_t following) except -1
@cython.locals(before=Py_ssize_t, mark=Mark)
cdef bint _closes_before(Line line, Py_ssize_t index) except -1
@cython.locals(place=Py_ssize_t)
cpdef delete_blanks(str text, Py_ssize_t start, Py_ssize_t end, list edits)
cpdef bint bears_mark(str text, Py_ssize_t end) except -1
@cython.locals(last_start=Py_ssize_t, last_end=Py_ssize_t, last=str)
cpdef add_edit(list edits, Py_ssize_t start, Py_ssize_t end, str new)
cpdef bint may_protect(Line line, list edits) except -1
cpdef bint is_settled(Line line, list edits) except -1
@cython.locals(mark=Mark, inside=int, start=Py_ssize_t, end=Py_ssize_t, place=Py_ssize_t)
cdef bint all_settled(Line line) except -1
