#include "text.h"

/* Whether a character written, mostly the first, needs all the storage that was allotted. */
static int
fills(PyObject *text, Py_ssize_t written, Py_UCS4 allotted)
{
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    if (allotted < 0x80)
        return 1;
    const Py_UCS4 smaller = allotted < 0x100 ? 0x7F : allotted < PLANE ? 0xFF : PLANE - 1;
    for (Py_ssize_t i = 0; i < written; i++)
        if (PyUnicode_READ(kind, data, i) > smaller)
            return 1;
    return 0;
}

PyObject *
settled(PyObject *text, Py_ssize_t written, Py_UCS4 allotted)
{
    if (written > 1 && fills(text, written, allotted)) {
        if (written == PyUnicode_GET_LENGTH(text) || PyUnicode_Resize(&text, written) == 0)
            return text;
        Py_DECREF(text);
        return NULL;
    }
    PyObject *smaller
        = PyUnicode_FromKindAndData(PyUnicode_KIND(text), PyUnicode_DATA(text), written);
    Py_DECREF(text);
    return smaller;
}
