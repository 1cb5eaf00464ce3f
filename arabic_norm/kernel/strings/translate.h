/* A Translator: a table {character: replacement} made ready to use. */

#ifndef ARABIC_NORM_TRANSLATE_H
#define ARABIC_NORM_TRANSLATE_H

#include "../common.h"

extern PyType_Spec translator_spec;

/* The method translate, which a Chain calls without Python's ceremony. */
PyObject *Translator_translate(PyObject *self, PyObject *text);

/* The same; tells whether a character was deleted, or replaced by several. */
PyObject *translator_run(PyObject *self, PyObject *text, int *moved);

/* Make a translator that does what two do one after the other, and moves whatever the first does.
   Where there is none, of what the first makes longer the second leaves one character.  Return -1 with
   an exception. */
int translators_fuse(PyObject *one, PyObject *other, PyObject **fused);

/* Find what becomes of a character: a text, which may be the character's own place; return its size. */
Py_ssize_t translator_image(PyObject *self, Py_UCS4 *c, const Py_UCS4 **text);

/* Return a character beyond the first plane that changes, by number; 0 where there are no more. */
Py_UCS4 translator_far(PyObject *self, Py_ssize_t number);

/* The text translated, and its shifts. */
PyObject *Translator_change(PyObject *self, PyObject *text);

#endif
