/* A Look: which of a row of rewriters find anything in a text, seen in one pass over it. */

#ifndef ARABIC_NORM_LOOK_H
#define ARABIC_NORM_LOOK_H

#include "rewrite.h"

#define MOST 21 /* rewriters of a look: three bits each, in 64; longer rows are looked at in parts */

/* For each rewriter a bit in three fields: a character that it looks for alone, before another, or
   after one. */
typedef uint64_t Bits;

typedef struct {
    Py_UCS4 c;
    Bits bits;
} FarBits; /* beyond the first plane */

typedef struct {
    int count;
    Rewriter *rewriters[MOST];
    Bits *flat; /* by character of the first plane */
    FarBits *far; /* sorted */
    Py_ssize_t far_count;
    Bits edge; /* of the text's ends */
} Look;

/* Make the look of the rewriters that are in it; return -1 with an exception.  Free it in any case. */
int look_fill(Look *self);
void look_free(Look *self);

/* Return the text rewritten by each in turn that finds something, or NULL with an exception.  Takes
   the text over; where shifts are wanted, those so far go on. */
PyObject *look_rewrite(const Look *self, PyObject *text, PyObject **shifts);

#endif
