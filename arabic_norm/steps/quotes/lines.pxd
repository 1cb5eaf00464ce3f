cimport cython

from .marks cimport Line, read_lines
from .sides cimport place_marks

@cython.locals(lines=list, line=Line)
cpdef list marked_lines(str text)
