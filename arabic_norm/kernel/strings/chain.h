/* A Chain: a callable that applies a row of functions, one after another. */

#ifndef ARABIC_NORM_CHAIN_H
#define ARABIC_NORM_CHAIN_H

#include "../common.h"

extern PyType_Spec chain_spec;

#endif
