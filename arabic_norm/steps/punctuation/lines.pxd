cimport cython

from ..gaps cimport is_wide
from .characters cimport class_of

cdef int BLANK, CLOSING, COMMA, EDGE, INVISIBLE, LATIN, LATIN_MARK, LETTER, MARK, OPENING, OTHER
cdef int QUOTE, STOP
cdef str CLOSERS, OPENERS, _EMBEDS, _EMBEDDING_ENDS, _PAIRED_SIGNS
cdef Py_ssize_t NOWHERE, REACH, _ENTITY_REACH

@cython.no_gc
@cython.freelist(4)
cdef class Line:
    cdef public str text
    cdef public Py_ssize_t start, end
    cdef public object _is_arabic
    cdef public dict _partners

    cpdef bint is_arabic(self) except -1
    cpdef Py_ssize_t partner(self, Py_ssize_t place) except -2

@cython.locals(written=str, latin=Py_ssize_t, arabic=Py_ssize_t, before=int, kind=int, char=Py_UCS4)
cdef bint _is_latin(str text, Py_ssize_t start, Py_ssize_t end) except -1
@cython.locals(char=Py_UCS4, place=Py_ssize_t, opener=Py_ssize_t, partners=dict, opened=list, outer=list, unpaired=list)
cdef dict _paired(str text, Py_ssize_t start, Py_ssize_t end)
cdef bint _is_pair(Py_UCS4 opener, Py_UCS4 closer) except -1
cdef bint _is_letter_beside(str text, Py_ssize_t place, Py_ssize_t end, Py_ssize_t step) except -1
@cython.locals(found=list, ends=list, at=Py_ssize_t, line_at=Py_ssize_t, count=Py_ssize_t, first=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t)
cpdef list lines_at(str text, list places)
@cython.locals(start=Py_ssize_t)
cpdef Py_ssize_t blanks_before(Line line, Py_ssize_t place) except -2
@cython.locals(end=Py_ssize_t)
cpdef Py_ssize_t past_blanks(Line line, Py_ssize_t place) except -2
@cython.locals(end=Py_ssize_t)
cpdef Py_ssize_t past_invisible(Line line, Py_ssize_t place) except -2
@cython.locals(text=str, char=Py_UCS4, kind=int)
cpdef int kind_at(Line line, Py_ssize_t place) except -1
@cython.locals(text=str, place=Py_ssize_t, at=Py_ssize_t)
cpdef Py_ssize_t base_before(Line line, Py_ssize_t end) except -2
@cython.locals(kind=int, place=Py_ssize_t)
cpdef int kind_before(Line line, Py_ssize_t end) except -1
@cython.locals(text=str, char=Py_UCS4, start=Py_ssize_t)
cpdef Py_ssize_t sign_start(Line line, Py_ssize_t place) except -2
cpdef bint is_gap(str text, Py_ssize_t start, Py_ssize_t end) except -1
@cython.locals(low=Py_ssize_t, start=Py_ssize_t)
cpdef Py_ssize_t letters_before(Line line, Py_ssize_t end) except -2
@cython.locals(high=Py_ssize_t, end=Py_ssize_t)
cpdef Py_ssize_t letters_after(Line line, Py_ssize_t start) except -2
@cython.locals(count=int, at=Py_ssize_t)
cpdef int count_letters(str text, Py_ssize_t start, Py_ssize_t end) except -1
cpdef str plain(str text)
cpdef list outside_protected(str text, list edits)
@cython.locals(at=Py_ssize_t, first=Py_ssize_t)
cpdef delete_blanks(Line line, Py_ssize_t start, Py_ssize_t end, list edits)
