/* A Translator: a table {character: replacement} made ready to use. */

#ifndef ARABIC_NORM_TRANSLATE_H
#define ARABIC_NORM_TRANSLATE_H

#include "../common.h"

extern PyType_Spec translator_spec;

/* The method translate, which a Chain calls without Python's ceremony. */
PyObject *Translator_translate(PyObject *self, PyObject *text);

/* The text translated, and its shifts. */
PyObject *Translator_change(PyObject *self, PyObject *text);

#endif
