#include "common.h"

int
visit_type(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    return 0;
}

PyTypeObject *
add_type(PyObject *module, PyType_Spec *spec)
{
    PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
    if (type && PyModule_AddType(module, (PyTypeObject *)type) < 0)
        Py_CLEAR(type);
    return (PyTypeObject *)type;
}

int32_t
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

COLD PyObject *
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

Py_ssize_t
as_place(PyObject *given)
{
    if (PyLong_CheckExact(given)) {
        Py_ssize_t place = PyLong_AsSsize_t(given);
        if (place != -1 || !PyErr_Occurred())
            return place;
        PyErr_Clear();
    }
    return PyNumber_AsSsize_t(given, NULL);
}

int
need_span(PyObject *const *args, Py_ssize_t nargs, PyObject **text, Py_ssize_t *start,
          Py_ssize_t *end)
{
    if (nargs < 1 || nargs > 3) {
        PyErr_Format(PyExc_TypeError, "expected a text, a start and an end, not %zd values", nargs);
        return -1;
    }
    *start = nargs > 1 ? as_place(args[1]) : 0;
    if (*start == -1 && PyErr_Occurred())
        return -1;
    *end = nargs > 2 ? as_place(args[2]) : PY_SSIZE_T_MAX;
    if (*end == -1 && PyErr_Occurred())
        return -1;
    if (need_text(args[0]) < 0)
        return -1;
    if (*start < 0 || *end < *start) {
        PyErr_SetString(PyExc_ValueError, "positions are looked for from a start to an end");
        return -1;
    }
    *text = args[0];
    Py_ssize_t size = PyUnicode_GET_LENGTH(*text);
    *end = *end < size ? *end : size;
    return 0;
}
