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

/* Return 0 for a row of a table, a key and a str, or -1 with an exception. */
static int
need_table_row(PyObject *row)
{
    if (!PyTuple_Check(row) || PyTuple_GET_SIZE(row) != 2) {
        PyErr_SetString(PyExc_TypeError, "a table maps characters to strings");
        return -1;
    }
    return need_text(PyTuple_GET_ITEM(row, 1));
}

#endif
