cimport cython

from .characters cimport class_of, is_mark
from .lines cimport (
    Line,
    blanks_before,
    count_letters,
    delete_blanks,
    is_gap,
    kind_at,
    kind_before,
    past_blanks,
    past_invisible,
    plain,
)

cdef int BLANK, CLOSING, DIGIT, EDGE, INVISIBLE, LATIN, LETTER, OPENING, QUOTE
cdef str _EYES
cdef frozenset _OPERATORS
cdef Py_ssize_t NOWHERE, _REACH, _WORD

@cython.locals(start=Py_ssize_t, end=Py_ssize_t, closer=Py_ssize_t, kind=int)
cdef space_opener(Line line, Py_ssize_t place, list edits)
@cython.locals(opener=Py_ssize_t, start=Py_ssize_t, holds=bint)
cdef space_closer(Line line, Py_ssize_t place, list edits)
cdef bint _is_content(int kind) noexcept
@cython.locals(before=Py_ssize_t)
cdef bint _is_turned(Line line, Py_ssize_t opener, Py_ssize_t closer) except -1
@cython.locals(at=Py_ssize_t, kind=int)
cdef bint _ends_content(Line line, Py_ssize_t opener, Py_ssize_t end) except -1
@cython.locals(text=str, has_eyes=bint, inside=str)
cdef bint _is_kept(Line line, Py_ssize_t opener, Py_ssize_t closer) except -1
@cython.locals(text=str, following=Py_ssize_t, inside=str)
cdef bint _is_glued(Line line, Py_ssize_t opener, Py_ssize_t closer) except -1
