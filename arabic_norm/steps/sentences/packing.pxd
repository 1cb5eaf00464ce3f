# Which names of packing.py are C's: types alone, read by Cython.
cimport cython
from .places cimport best_place, enclosures
from .words cimport class_of, past_spaces

cdef int BREAK, FULL_STOP, SHOUT, SMALL
cdef int _SAME_LINE, _LINE, _BLOCK
cdef Py_ssize_t _LEVELS, _LONGEST, _TAIL
cdef str _QUESTION

@cython.final
cdef class Packer:
    cdef str _text
    cdef Py_ssize_t _count, _last_cut, _overlap, _size
    cdef object _measure
    cdef list _spans, _found, _whole
    cdef bytearray _breaks

    cdef Py_ssize_t _start(self, Py_ssize_t index) except -1
    cdef Py_ssize_t _end(self, Py_ssize_t index) except -1
    cdef bint _is_broken(self, Py_ssize_t index) except -1
    @cython.locals(count=Py_ssize_t, at=Py_ssize_t, index=Py_ssize_t, done=Py_ssize_t, stop=Py_ssize_t, cuts=bint, least=Py_ssize_t, settled=Py_ssize_t, place=Py_ssize_t)
    cpdef list pack(self)
    cdef _add(self, Py_ssize_t start, Py_ssize_t end)
    @cython.locals(start=Py_ssize_t, end=Py_ssize_t, low=Py_ssize_t, reach=Py_ssize_t, place=Py_ssize_t)
    cdef Py_ssize_t _cut(self, Py_ssize_t at, Py_ssize_t index) except -1
    cdef bint _fits(self, Py_ssize_t start, Py_ssize_t end) except -1
    @cython.locals(stop=Py_ssize_t)
    cdef Py_ssize_t _fit(self, Py_ssize_t at, Py_ssize_t index) except -1
    @cython.locals(least=Py_ssize_t, first=Py_ssize_t)
    cdef Py_ssize_t _shared(self, Py_ssize_t index, Py_ssize_t stop) except -1
    @cython.locals(parting=int, level=int, begin=Py_ssize_t)
    cdef Py_ssize_t _settle(self, Py_ssize_t least, Py_ssize_t stop) except -1
    @cython.locals(fitting=Py_ssize_t)
    cdef bint _holds(self, Py_ssize_t begin, Py_ssize_t stop, int level) except -1
    @cython.locals(is_long=bint)
    cdef bint _introduces(self, Py_ssize_t index, Py_ssize_t stop) except -1
    @cython.locals(begin=Py_ssize_t)
    cdef Py_ssize_t _before_headings(self, Py_ssize_t least, Py_ssize_t stop) except -1
    @cython.locals(breaks=int)
    cdef int _parting(self, Py_ssize_t index) except -1
    @cython.locals(index=Py_ssize_t)
    cdef Py_ssize_t _last_parted(self, Py_ssize_t first, Py_ssize_t stop, int level) except -2
    @cython.locals(text=str, start=Py_ssize_t, end=Py_ssize_t, last=Py_UCS4)
    cdef bint _is_heading(self, Py_ssize_t index, Py_ssize_t level) except -1
    @cython.locals(start=Py_ssize_t, end=Py_ssize_t)
    cdef bint _leads(self, Py_ssize_t following, Py_ssize_t level) except -1
    cdef bint _is_line(self, Py_ssize_t index) except -1

cdef bint _is_item(str text, Py_ssize_t start) except -1
@cython.locals(at=Py_ssize_t)
cdef bint _is_stopped(str text, Py_ssize_t start, Py_ssize_t end) except -1
@cython.locals(breaks=int, at=Py_ssize_t, is_second=bint)
cdef int _breaks_in(str text, Py_ssize_t start, Py_ssize_t end) except -1
