/* A RowTranslator: a table {character: replacement} made ready for rows. */

#ifndef ARABIC_NORM_ROW_TRANSLATOR_H
#define ARABIC_NORM_ROW_TRANSLATOR_H

#include "../common.h"

extern PyType_Spec RowTranslator_spec;

#endif
