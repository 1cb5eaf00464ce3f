/* The module's types, as they find each other. */

#ifndef ARABIC_NORM_MODULE_H
#define ARABIC_NORM_MODULE_H

#include "../common.h"

typedef struct {
    PyTypeObject *finder;
} State;

#endif
