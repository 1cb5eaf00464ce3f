/* A Row: rewriters, and the tables between and behind them, one after another.  One look over a text
   tells which rewriters to ask: those behind a table look at what it will make of each character. */

#ifndef ARABIC_NORM_ROW_H
#define ARABIC_NORM_ROW_H

#include "look.h"
#include "rewrite.h"

/* A rewriter or a table. */
typedef struct {
    Rewriter *rewriter; /* NULL for a table */
    PyObject *table; /* a Translator */
    PyObject *fused; /* this table and the next one, which is our own; or NULL */
    Py_ssize_t next; /* where the next table is, or the row's end */
    int between; /* so many rewriters stand before that, this one too */
} Item;

typedef struct {
    Py_ssize_t size;
    Item *items;
    int count; /* of the rewriters */
    Finder *finders[MOST];
    int levels;
    Look *looks; /* of all rewriters behind so many tables; none for one rewriter */
} Row;

/* Make a row that begins with a rewriter and goes on with as many calls as it can, which are methods of
   rewriters and translators.  Return NULL with an exception. */
Row *row_make(PyObject *const *calls, Py_ssize_t count, PyCFunction rewrite, PyCFunction translate);
void row_free(Row *self);

/* Return the text rewritten by each in turn that finds something, or NULL with an exception.  Takes
   the text over; where shifts are wanted, those so far go on. */
PyObject *row_run(const Row *self, PyObject *text, PyObject **shifts);

/* Whether a function is this method of an object. */
static inline int
is_method(PyObject *function, PyCFunction method)
{
    return PyCFunction_Check(function) && PyCFunction_GET_FUNCTION(function) == method;
}

#endif
