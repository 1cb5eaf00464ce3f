/* Pieces of a text, each with its span. */

#ifndef ARABIC_NORM_PIECES_H
#define ARABIC_NORM_PIECES_H

#include "../common.h"

PyObject *kernel_pieces(PyObject *module, PyObject *const *args, Py_ssize_t nargs);

#endif
