/* What the module's types share: how they are defined, and how they find each other. */

#ifndef ARABIC_NORM_COLUMNS_H
#define ARABIC_NORM_COLUMNS_H

#include "../common.h"

typedef struct {
    PyTypeObject *rows, *sink;
} State;

static inline int
need(PyObject *object, PyTypeObject *type)
{
    if (PyObject_TypeCheck(object, type))
        return 0;
    PyErr_Format(PyExc_TypeError, "expected %s, got %s", type->tp_name, Py_TYPE(object)->tp_name);
    return -1;
}

/* How a loop that runs without the GIL ends. */
typedef enum { DONE, FOUND, NOT_UTF8, BAD_OFFSETS, TOO_LONG, NO_MEMORY } Outcome;

/* Raise what the outcome of a loop at a row means; return NULL. */
PyObject *failure(Outcome outcome, Py_ssize_t row);

#define METHOD(function) (PyCFunction)(void (*)(void))(function), \
                         METH_METHOD | METH_FASTCALL | METH_KEYWORDS

/* Define the slots and the specification of a type. */
#define TYPE(NAME, METHODS, DOC)                                                                  \
    static PyType_Slot NAME##_slots[] = {                                                         \
        {Py_tp_doc, DOC},                                                                         \
        {Py_tp_new, NAME##_new},                                                                  \
        {Py_tp_dealloc, NAME##_dealloc},                                                          \
        {Py_tp_traverse, visit_type},                                                             \
        {Py_tp_methods, METHODS},                                                                 \
        {0, NULL},                                                                                \
    };                                                                                            \
    PyType_Spec NAME##_spec = {                                                            \
        .name = "arabic_norm.kernel._utf8." #NAME,                                                \
        .basicsize = sizeof(NAME),                                                                \
        .flags = TYPE_FLAGS,                                                                      \
        .slots = NAME##_slots,                                                                    \
    };

#endif
