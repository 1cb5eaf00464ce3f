/* A Finder: characters, and pairs of neighbours, to look for. */

#ifndef ARABIC_NORM_FIND_H
#define ARABIC_NORM_FIND_H

#include "../common.h"

/* What a character is to a finder. */
typedef uint8_t Wanted;
#define ALONE ((Wanted)1) /* looked for wherever it stands */
#define FIRST ((Wanted)2) /* looked for before a SECOND */
#define SECOND ((Wanted)4)
#define OTHER_FIRST ((Wanted)8) /* the same of another pair */
#define OTHER_SECOND ((Wanted)16)
#define FIRSTS ((Wanted)(FIRST | OTHER_FIRST)) /* each a bit below its SECOND */
#define SECONDS ((Wanted)(SECOND | OTHER_SECOND))

typedef struct {
    Py_UCS4 c;
    Wanted wanted;
} Sought;

typedef struct {
    PyObject_HEAD
    Sought *chars; /* sorted */
    Py_ssize_t count;
    Wanted *flat; /* of the characters of the first plane */
    Wanted edge; /* of the text's ends */
    int has_pairs; /* or only characters alone */
    int has_few; /* a few characters, and no pair */
    Py_UCS4 lowest; /* the first character of one that is found */
} Finder;

extern PyType_Spec finder_spec;

/* Whether anything that is looked for stands in the text. */
int stands_in(const Finder *self, PyObject *text);

#endif
