cimport cython

from .brackets cimport space_closer, space_opener
from .characters cimport class_of, is_mark
from .lines cimport (
    Line,
    blanks_before,
    count_letters,
    delete_blanks,
    is_gap,
    kind_at,
    kind_before,
    letters_after,
    letters_before,
    lines_at,
    outside_protected,
    past_blanks,
    past_invisible,
    plain,
)

cdef int BLANK, CLOSING, COLON, COMMA, DIGIT, EDGE, EXCLAMATION, INVISIBLE, LATIN, LETTER, OPENING
cdef int OTHER, QUESTION, QUOTE, STOP
cdef str _COMMAS, _OTHER_WORDS, _OF_NAMES
cdef Py_ssize_t REACH

@cython.locals(places=list, edits=list, line=Line)
cpdef list spaced(str text)
@cython.locals(places=list, last=Py_ssize_t, found=Py_ssize_t, place=Py_ssize_t, kind=int)
cdef list _places_in(str text)
@cython.locals(done=Py_ssize_t, place=Py_ssize_t, start=Py_ssize_t, kind=int)
cdef _space_line(Line line, list places, list edits)

@cython.final
@cython.no_gc
@cython.freelist(8)
cdef class _Run:
    cdef Line line
    cdef int sign, left, right, further
    cdef Py_ssize_t start, end, word_end, shown

@cython.locals(sign=int, run=_Run)
cdef _space_run(Line line, Py_ssize_t start, Py_ssize_t end, list edits)
@cython.locals(at=Py_ssize_t)
cdef bint _holds_blank(str text, Py_ssize_t start, Py_ssize_t end) except -1
@cython.locals(text=str, kind=int, has_question=bint, place=Py_ssize_t)
cdef int _kind_of_run(Line line, Py_ssize_t start, Py_ssize_t end) except -1
cdef bint _is_no_end(int kind) noexcept
@cython.locals(text=str)
cdef bint _joins(_Run run) except -1
cdef bint _joins_as(_Run run) except -1
cdef bint _joins_comma(_Run run) except -1
@cython.locals(text=str)
cdef bint _joins_shout(_Run run) except -1
cdef bint _is_number(_Run run) noexcept
@cython.locals(text=str)
cdef bint _winks(_Run run) except -1
cdef bint _ends_latin(_Run run) noexcept
cdef bint _joins_colon(_Run run) except -1
cdef bint _joins_stop(_Run run) except -1
cdef bint _are_letters(_Run run) except -1
cdef bint _are_words(_Run run) except -1
@cython.locals(start=Py_ssize_t, count=int)
cdef int _length_before(Line line, Py_ssize_t end) except -1
cdef int _length_after(Line line, Py_ssize_t start) except -1
cdef bint _parts(_Run run, bint is_shifted) except -1
cdef bint _parts_comma(_Run run) except -1
cdef bint _parts_mark(_Run run) except -1
cdef bint _opens(_Run run) except -1
@cython.locals(line=Line, after=Py_ssize_t)
cdef bint _parts_sentences(_Run run) except -1
@cython.locals(line=Line)
cdef bint _spell_letters(_Run run) except -1
@cython.locals(text=str, at=Py_ssize_t, start=Py_ssize_t)
cdef bint _is_title(Line line, Py_ssize_t end) except -1
cdef bint _is_domain(Line line, Py_ssize_t start) except -1
@cython.locals(start=Py_ssize_t)
cdef bint _parts_colon(_Run run) except -1
@cython.locals(line=Line, start=Py_ssize_t, after=Py_ssize_t)
cdef bint _is_in_name(_Run run) except -1
cdef bint _is_damage(_Run run) except -1
