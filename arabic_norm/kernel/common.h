/* What both doors of the kernel share: how texts and tables are asked for, and what all types are. */

#ifndef ARABIC_NORM_KERNEL_COMMON_H
#define ARABIC_NORM_KERNEL_COMMON_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#if defined(_MSC_VER)
#  define ALWAYS_INLINE static __forceinline
#  define UNLIKELY(condition) (condition)
#  define COLD
#else
#  define ALWAYS_INLINE static inline __attribute__((always_inline))
#  define UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#  define COLD __attribute__((cold)) /* runs seldom: compiled to be small */
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

/* The traverse of a type whose objects refer to nothing but their type. */
int visit_type(PyObject *self, visitproc visit, void *arg);

/* Make a type and put it into the module; return it, owned by the caller too, or NULL with an
   exception. */
PyTypeObject *add_type(PyObject *module, PyType_Spec *spec);

/* Return the one character of a str, or -1 with an exception that says where it was needed. */
int32_t need_char(PyObject *text, const char *where);

/* Return what PyNumber_AsSsize_t does, in less time for plain integers: those too large are the
   largest. */
Py_ssize_t as_place(PyObject *given);

/* Read a text, and the span of it to look at, all of it where none is given, whose end is no further
   than the text's; return -1 with an exception. */
int need_span(PyObject *const *args, Py_ssize_t nargs, PyObject **text, Py_ssize_t *start,
              Py_ssize_t *end);

/* Return a mapping's rows, (character, value), as a tuple of our own: no foreign code changes it
   meanwhile, and each character comes once, with its last value.  Or NULL with an exception.
   allows_empty: the empty str may stand among the keys; where: what they are, for the exception. */
PyObject *own_rows(PyObject *mapping, const char *where, int allows_empty);

/* Return 0 for a str whose characters can be read, or -1 with an exception. */
static inline int
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

#endif
