/* A RowFinder: characters to look for in rows, and pairs of neighbours. */

#ifndef ARABIC_NORM_ROW_FINDER_H
#define ARABIC_NORM_ROW_FINDER_H

#include "../common.h"

extern PyType_Spec RowFinder_spec;

#endif
