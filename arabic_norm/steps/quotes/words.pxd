cimport cython

from .characters cimport class_of

cdef int PLANE, WORD, PASSED
cdef bytes LETTERS, ENDINGS
cdef int LETTER_BITS
cdef int OTHER, SKIPPED, NO_LETTER, _UNKNOWN, _ENDING_BITS, _LONGEST_BITS

cdef int letter_of(Py_UCS4 char) except -1
@cython.locals(number=cython.ulonglong, shift=int, place=Py_ssize_t, code=int, letter=cython.ulonglong)
cpdef unsigned long long read_word(str text, Py_ssize_t low, Py_ssize_t end) except? 1
@cython.locals(place=Py_ssize_t)
cpdef Py_ssize_t word_start(str text, Py_ssize_t low, Py_ssize_t end) except -1
