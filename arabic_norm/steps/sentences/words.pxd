# Which names of words.py are C's: types alone, read by Cython.
cimport cython

cdef bytes CLASSES
cdef int PLANE, DIGIT, INVISIBLE, MARK, OTHER, SMALL, SPACE, SPELLING, WIDE
cdef int _MARKED

@cython.locals(code=int)
cpdef int class_of(Py_UCS4 char) except -1
cpdef bint is_key(Py_UCS4 char) except -1
cpdef str read(str text)
cpdef bint is_arabic_letter(Py_UCS4 char) except -1
@cython.locals(low=Py_ssize_t, start=Py_ssize_t, edge=Py_ssize_t, varies=bint, char=Py_UCS4, code=int, kind=int, word=str)
cpdef str word_before(str text, Py_ssize_t floor, Py_ssize_t at)
@cython.locals(low=Py_ssize_t, start=Py_ssize_t)
cpdef Py_ssize_t word_start(str text, Py_ssize_t floor, Py_ssize_t at) except -1
@cython.locals(high=Py_ssize_t, end=Py_ssize_t, varies=bint, code=int, kind=int, word=str)
cpdef str word_after(str text, Py_ssize_t at)
@cython.locals(high=Py_ssize_t, end=Py_ssize_t)
cpdef Py_ssize_t past_letters(str text, Py_ssize_t at) except -1
@cython.locals(high=Py_ssize_t, end=Py_ssize_t)
cpdef str next_word(str text, Py_ssize_t at)
@cython.locals(words=list)
cpdef str last_word_but_one(str text, Py_ssize_t floor, Py_ssize_t at)
@cython.locals(low=Py_ssize_t, start=Py_ssize_t)
cpdef bint follows_number(str text, Py_ssize_t floor, Py_ssize_t at) except -1
@cython.locals(place=Py_ssize_t)
cdef bint _ends_in_digit(str text, Py_ssize_t low, Py_ssize_t end) except -1
cpdef bint is_passed(int kind) except -1
@cython.locals(size=Py_ssize_t, end=Py_ssize_t, kind=int)
cpdef Py_ssize_t past_blanks(str text, Py_ssize_t at) except -1
@cython.locals(size=Py_ssize_t, end=Py_ssize_t)
cdef Py_ssize_t past_spaces(str text, Py_ssize_t at) except -1
@cython.locals(at=Py_ssize_t, char=Py_UCS4)
cdef bint shows(str text, Py_ssize_t start, Py_ssize_t end) except -1
