/* A Look: which of a row of finders find anything in a text, seen in one pass over it. */

#ifndef ARABIC_NORM_LOOK_H
#define ARABIC_NORM_LOOK_H

#include "find.h"

#define MOST 21 /* finders of a look: three bits each, in 64 */

/* For each finder a bit in three fields: a character that it looks for alone, before another, or
   after one. */
typedef uint64_t Bits;

typedef struct {
    Py_UCS4 c;
    Bits bits;
} FarBits; /* beyond the first plane */

typedef struct {
    Bits *flat; /* by character of the first plane */
    FarBits *far; /* sorted */
    Py_ssize_t far_count;
    Bits edge; /* of the text's ends */
} Look;

extern PyType_Spec look_spec;

/* Make a look, all zeros so far, of finders, MOST at most; return -1 with an exception.  Free it in
   any case. */
int look_fill(Look *self, Finder *const *finders, int count);
void look_free(Look *self);

/* Return a bit for each finder that finds something from a start to an end of the text. */
Bits look_seen(const Look *self, PyObject *text, Py_ssize_t start, Py_ssize_t end);

#endif
