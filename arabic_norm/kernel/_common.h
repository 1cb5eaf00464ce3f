/* What both doors of the kernel share: how characters are asked for, and what all types are. */

#ifndef ARABIC_NORM_KERNEL_COMMON_H
#define ARABIC_NORM_KERNEL_COMMON_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#if defined(_MSC_VER)
#  define ALWAYS_INLINE static __forceinline
#  define UNLIKELY(condition) (condition)
#else
#  define ALWAYS_INLINE static inline __attribute__((always_inline))
#  define UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#endif

#if defined(__clang__)
#  define UNROLL _Pragma("clang loop unroll_count(8)")
#elif defined(__GNUC__)
#  define UNROLL _Pragma("GCC unroll 4")
#else
#  define UNROLL
#endif

#define PLANE 0x10000 /* the size of the Basic Multilingual Plane, and so of the flat tables */

#define TYPE_FLAGS (Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE)

static int
visit_type(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    return 0;
}

/* Return 0 for a str whose characters can be read, or -1 with an exception. */
static int
need_text(PyObject *text)
{
    if (!PyUnicode_Check(text)) {
        PyErr_Format(PyExc_TypeError, "expected str, got %s", Py_TYPE(text)->tp_name);
        return -1;
    }
#if PY_VERSION_HEX < 0x030C0000 /* strings of the old kind lasted until 3.11 */
    return PyUnicode_READY(text);
#else
    return 0;
#endif
}

/* Return the one character of a str, or -1 with an exception that says where it was needed. */
static int32_t
need_char(PyObject *text, const char *where)
{
    if (need_text(text) < 0)
        return -1;
    if (PyUnicode_GET_LENGTH(text) != 1) {
        PyErr_Format(PyExc_ValueError, "%s are single characters, not %R", where, text);
        return -1;
    }
    return (int32_t)PyUnicode_READ_CHAR(text, 0);
}

/* Return a mapping's rows, (character, value), as a tuple of our own: no foreign code changes it
   meanwhile, and each character comes once, with its last value.  Or NULL with an exception.
   allows_empty: the empty str may stand among the keys; where: what they are, for the exception. */
static PyObject *
own_rows(PyObject *mapping, const char *where, int allows_empty)
{
    PyObject *items = PyMapping_Items(mapping), *rows = NULL;
    PyObject *given = items ? PyList_AsTuple(items) : NULL, *own = given ? PyDict_New() : NULL;
    Py_ssize_t i = 0, count = given ? PyTuple_GET_SIZE(given) : 0;
    for (; own && i < count; i++) {
        PyObject *row = PyTuple_GET_ITEM(given, i), *key = NULL;
        if (!PyTuple_Check(row) || PyTuple_GET_SIZE(row) != 2) {
            PyErr_SetString(PyExc_TypeError, "the items of a mapping are pairs");
            break;
        }
        PyObject *char_given = PyTuple_GET_ITEM(row, 0);
        if (need_text(char_given) < 0)
            break;
        if (allows_empty && PyUnicode_GET_LENGTH(char_given) == 0) {
            key = PyUnicode_New(0, 0);
        }
        else {
            int32_t c = need_char(char_given, where);
            key = c < 0 ? NULL : PyUnicode_FromOrdinal(c);
        }
        int failed = !key || PyDict_SetItem(own, key, PyTuple_GET_ITEM(row, 1)) < 0;
        Py_XDECREF(key);
        if (failed)
            break;
    }
    Py_XDECREF(items);
    Py_XDECREF(given);
    if (own && i == count && (items = PyDict_Items(own))) {
        rows = PyList_AsTuple(items);
        Py_DECREF(items);
    }
    Py_XDECREF(own);
    return rows;
}

#endif
