/* Edits: what replaces which spans of a text, read from Python and made. */

#ifndef ARABIC_NORM_EDITS_H
#define ARABIC_NORM_EDITS_H

#include "../common.h"

typedef struct {
    Py_ssize_t start, end;
    PyObject *text; /* a reference of our own */
} Edit;

enum { FEW_EDITS = 8 }; /* most texts have fewer, which need no memory of their own */

typedef struct {
    Edit *all; /* `few`, or memory of its own */
    Py_ssize_t count;
    Edit few[FEW_EDITS];
} Edits;

/* Make it hold none. */
static inline void
edits_clear(Edits *edits)
{
    edits->all = edits->few;
    edits->count = 0;
}

/* Read edits (start, end, text) of a text of this size from any iterable; return -1 with an exception
   when they are none, overlap or leave the text.  Free them in any case. */
int edits_read(Edits *edits, PyObject *given, Py_ssize_t size);
void edits_free(Edits *edits);

/* Return the text with the edits made; the same object when nothing changes. */
PyObject *edits_made(const Edits *edits, PyObject *text);

/* Return the same, and the shifts of the edits in their smallest form. */
PyObject *edits_change(const Edits *edits, PyObject *text);

/* Functions of the module. */
PyObject *kernel_splice(PyObject *module, PyObject *const *args, Py_ssize_t nargs);
PyObject *kernel_change(PyObject *module, PyObject *const *args, Py_ssize_t nargs);
PyObject *kernel_minimal(PyObject *module, PyObject *const *args, Py_ssize_t nargs);
PyObject *kernel_edits(PyObject *module, PyObject *const *args, Py_ssize_t nargs);

#endif
