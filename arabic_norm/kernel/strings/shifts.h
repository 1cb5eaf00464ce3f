/* Shifts: what a change does to positions, packed into bytes as _python.py says. */

#ifndef ARABIC_NORM_SHIFTS_H
#define ARABIC_NORM_SHIFTS_H

#include "../common.h"

/* As they stand in the bytes: spans of a source and of the text made of it. */
typedef struct {
    int64_t start, end, new_start, new_end;
} Shift;

/* Return bytes with room for so many shifts, or NULL with an exception. */
PyObject *new_shifts(Py_ssize_t count);

/* Return the shifts in a bytes object and their number, or NULL with an exception.  What is not in
   order is refused here, so that the loops over them may trust it. */
const Shift *need_shifts(PyObject *bytes, Py_ssize_t *count);

/* Split what a change returned, a text and its shifts, which the shifts so far go on with: none, or
   what this function made of them.  Return the text, or NULL with an exception, also for NULL.  Takes
   the change over. */
PyObject *go_on(PyObject *change, PyObject **shifts);

/* Functions of the module. */
PyObject *kernel_compose(PyObject *module, PyObject *const *args, Py_ssize_t nargs);
PyObject *kernel_unpack(PyObject *module, PyObject *shifts);
PyObject *kernel_to_source(PyObject *module, PyObject *const *args, Py_ssize_t nargs);
PyObject *kernel_to_text(PyObject *module, PyObject *const *args, Py_ssize_t nargs);

#endif
