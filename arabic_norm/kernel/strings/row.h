/* A Row: rewriters one after another. One look over a text tells which of them to ask. */

#ifndef ARABIC_NORM_ROW_H
#define ARABIC_NORM_ROW_H

#include "look.h"
#include "rewrite.h"

typedef struct {
    Look look;
    int count;
    Rewriter *rewriters[MOST]; /* a longer row is two */
} Row;

/* Make the look of the rewriters that are in it; return -1 with an exception.  Free it in any case. */
int row_fill(Row *self);

/* Return the text rewritten by each in turn that finds something, or NULL with an exception.  Takes
   the text over; where shifts are wanted, those so far go on. */
PyObject *row_rewrite(const Row *self, PyObject *text, PyObject **shifts);

#endif
