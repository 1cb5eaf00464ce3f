cimport cython

cdef dict _SHAPES
cdef list _DOUBLES
cdef object _signs_and_breaks
cdef bytes _NUMBERS, LETTERS
cdef int PLANE, OTHER, _BEGINNING
cdef int FOREIGN, PROTECTING, _READ, _BREAK, _RARE

# Readable from Python is what rooms that are not compiled read, and tests.
@cython.final
@cython.no_gc
cdef class Shape:
    cdef readonly str glyph
    cdef readonly int family
    cdef readonly double as_opener, as_closer
    cdef readonly bint is_single
    cdef bint only_in_pairs

@cython.final
@cython.no_gc
@cython.freelist(64)
cdef class Mark:
    cdef readonly Py_ssize_t start, end, left_reach, right_reach
    cdef readonly Shape shape
    cdef readonly int left, right, role
    cdef readonly double leads, opens, closes
    cdef readonly bint measures

@cython.final
@cython.no_gc
@cython.freelist(8)
cdef class Line:
    cdef readonly str text
    cdef readonly Py_ssize_t start, end, signs
    cdef readonly list marks
    cdef bint has_singles, has_runs, has_spans, is_flat
    cdef int looks
    cpdef bint is_arabic(self) except -1

@cython.locals(line=Line, lines=list, size=Py_ssize_t, done=Py_ssize_t, start=Py_ssize_t, char=Py_UCS4, number=int, has_rare=bint)
cpdef list read_lines(str text)
@cython.locals(line=Line, looks=int, spans=list)
cdef list _outside_code(str text, list lines)
@cython.locals(mark=Mark)
cdef Mark mark_at(Py_ssize_t start, Py_ssize_t end, Shape shape)
@cython.locals(text=str, place=Py_ssize_t, code=int)
cdef bint _has_arabic_letter(Line line) except -1
@cython.locals(line=Line)
cpdef Line line_at(str text, Py_ssize_t start)
cdef Line _end_line(list lines, Line line, Py_ssize_t end)
@cython.locals(shape=Shape)
cdef Py_ssize_t _read_mark(Line line, Py_ssize_t start) except -1
cdef _add_run(Line line, Py_ssize_t start, Py_ssize_t end)
@cython.locals(found=list, start=Py_ssize_t, end=Py_ssize_t, behind=Py_ssize_t, alone=bint, text=str)
cdef _add_openers(Line line, str glyph)
@cython.locals(line=Line, mark=Mark, kept=list, at=Py_ssize_t)
cdef list _outside(list spans, list lines)
cdef Shape _shape_of_entity(str spelling)
