# Which names of dots.py are C's: types alone, read by Cython.
cimport cython
from .words cimport is_arabic_letter, is_key, word_before

cdef Py_ssize_t _LONGEST
cdef frozenset _ABBREVIATIONS, _ABBREVIATED, _LETTER_NAMES

@cython.locals(start=Py_ssize_t, word=str)
cdef bint is_plain_word(str text, Py_ssize_t floor, Py_ssize_t at) except -1
@cython.locals(word=str, abbreviation=str)
cdef bint ends_after_dot(str text, Py_ssize_t start, Py_ssize_t at, Py_ssize_t following) except -1
@cython.locals(abbreviation=str, parts=list)
cdef str _abbreviation(str word)
@cython.locals(longest=Py_ssize_t, are_names=bint, part=str)
cdef bint _is_acronym(list parts) except -1
