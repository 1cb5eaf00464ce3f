/* Strings being made: how large they are stored, and that they end as Python itself stores them. */

#ifndef ARABIC_NORM_TEXT_H
#define ARABIC_NORM_TEXT_H

#include "../common.h"

/* Return the largest character that fits where this one does: strings come in these four sizes. */
static inline Py_UCS4
storage(Py_UCS4 largest)
{
    return largest < 0x80 ? 0x7F : largest < 0x100 ? 0xFF : largest < PLANE ? 0xFFFF : 0x10FFFF;
}

/* Return the number of the storage in which this character fits, from 0 to 3. */
static inline int
storage_index(Py_UCS4 largest)
{
    return (largest >= 0x80) + (largest >= 0x100) + (largest >= PLANE);
}

/* Return a text of which so much is written, stored as Python itself would store it: == and hash
   rely on that.  Takes the text over; allotted: the largest character that it has room for. */
PyObject *settled(PyObject *text, Py_ssize_t written, Py_UCS4 allotted);

#endif
