/* A Rewriter: for a rule that looks at context what a Translator is for a table. */

#ifndef ARABIC_NORM_REWRITE_H
#define ARABIC_NORM_REWRITE_H

#include "edits.h"
#include "find.h"

typedef struct {
    PyObject_HEAD
    Finder *finder;
    PyObject *find; /* a function that returns edits */
} Rewriter;

extern PyType_Spec rewriter_spec;

/* The methods, which a Chain calls without Python's ceremony. */
PyObject *Rewriter_rewrite(PyObject *self, PyObject *text);
PyObject *Rewriter_change(PyObject *self, PyObject *text);

/* Ask for the edits of a text, in which something is known to stand that is looked for.  Return -1
   with an exception; free the edits in any case. */
int find_edits(const Rewriter *self, PyObject *text, Edits *edits);

#endif
