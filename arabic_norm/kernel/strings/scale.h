/* A Scale: weights of neighbours in words, by where they stand in the word. */

#ifndef ARABIC_NORM_SCALE_H
#define ARABIC_NORM_SCALE_H

#include "../common.h"

extern PyType_Spec scale_spec;

#endif
