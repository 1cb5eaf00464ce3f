# Which names of places.py are C's: types alone, read by Cython.
cimport cython

cdef object _GAPS, _CLAUSES, _ENCLOSING
cdef str _BRACKETS, _COMMAS, _BLANKS, _OPENERS, _CLOSERS, _CLAUSE_SIGNS, _CLINGING
cdef Py_ssize_t NOWHERE, _ENOUGH, _NEAR
cdef int _WHOLE, _FILLED, _CLAUSE

@cython.locals(found=list, opened=list, has_quotes=bint, place=Py_ssize_t, kind=Py_ssize_t, openers=list, first=Py_ssize_t, last=Py_ssize_t, edges=list, done=Py_ssize_t)
cpdef list enclosures(str text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t longest)
@cython.locals(place=Py_ssize_t)
cpdef Py_ssize_t best_place(str text, Py_ssize_t low, Py_ssize_t reach, list whole, divides) except -1
@cython.locals(enough=Py_ssize_t, high=Py_ssize_t, signs=list, index=Py_ssize_t, sign=Py_ssize_t, place=Py_ssize_t, following=Py_ssize_t)
cdef Py_ssize_t _best_clause(str text, Py_ssize_t low, Py_ssize_t reach, list whole, divides) except -2
@cython.locals(enough=Py_ssize_t, high=Py_ssize_t, best=Py_ssize_t, worth=int, end=Py_ssize_t, first=Py_ssize_t, places=list, index=Py_ssize_t, place=Py_ssize_t, following=Py_ssize_t, value=int)
cdef Py_ssize_t _best_gap(str text, Py_ssize_t low, Py_ssize_t reach, list whole, divides) except -2
cdef bint _is_divided(divides, Py_ssize_t place, Py_ssize_t following) except -1
cdef bint _is_inside(list whole, Py_ssize_t place) except -1
cdef Py_ssize_t _gap_at(str text, Py_ssize_t low, Py_ssize_t at, Py_ssize_t high) except -2
@cython.locals(char=Py_UCS4)
cdef bint _is_glued(str text, Py_ssize_t sign, Py_ssize_t high) except -1
cdef Py_ssize_t _past_blanks(str text, Py_ssize_t at, Py_ssize_t high) except -1
cdef bint _ends_clause(str text, Py_ssize_t low, Py_ssize_t place) except -1
cdef bint _clings(str text, Py_ssize_t place, Py_ssize_t following) except -1
