/* A Look: which of a row of finders find anything in a text, seen in one pass over it. */

#ifndef ARABIC_NORM_LOOK_H
#define ARABIC_NORM_LOOK_H

#include "find.h"

#define MOST 21 /* slots of a look: three bits each, in 64 */

/* For each slot a bit in three fields: a character that is looked for alone, before another, or after
   one.  A finder has a slot, and one more for its other pair. */
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
    int count; /* the finders' */
    int others; /* the slots of other pairs, behind those of the finders */
    uint8_t owners[MOST]; /* whose those are */
} Look;

/* The finders of a look.  Some may look for what a table makes of the text. */
typedef struct {
    Finder *const *finders;
    int count;
    int first, stop; /* those from first to stop look at the text itself, those before at nothing */
    PyObject *table; /* a Translator; NULL where none looks further */
    const Look *behind; /* the look of those that do, at what the table makes */
} Sight;

extern PyType_Spec look_spec;

/* Return how many slots a finder needs. */
int slots_of(const Finder *finder);

/* Make a look, all zeros so far, of finders with MOST slots at most; return -1 with an exception.  Free
   it in any case.  What a table deletes or makes longer may be seen as more than it is, never as less. */
int look_fill(Look *self, const Sight *sight);
void look_free(Look *self);

/* Return a bit for each finder that finds something from a start to an end of the text. */
Bits look_seen(const Look *self, PyObject *text, Py_ssize_t start, Py_ssize_t end);

#endif
