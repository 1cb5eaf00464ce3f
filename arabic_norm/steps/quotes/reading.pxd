cimport cython

from .characters cimport class_of

cdef int PLANE, WORD, PASSED
cdef bytes LETTERS, ENDINGS
cdef int LETTER_BITS
cdef int OTHER, SKIPPED, NO_LETTER, UNKNOWN, ENDING_BITS, LONGEST_BITS

cpdef int letter_of(Py_UCS4 char) except -1
@cython.locals(number=cython.longlong, shift=int, place=Py_ssize_t, code=int, letter=cython.longlong)
cpdef long long read_word(str text, Py_ssize_t low, Py_ssize_t end) except -1
@cython.locals(place=Py_ssize_t)
cpdef Py_ssize_t word_start(str text, Py_ssize_t low, Py_ssize_t end) except -1
