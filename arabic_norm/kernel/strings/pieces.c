#include "pieces.h"

/* Return a new object of the kind, which is a tuple type: the piece, which is its value of this
   number, and the span's own integers. */
static PyObject *
new_piece(PyTypeObject *kind, PyObject *text, PyObject *span, int at)
{
    if (!PyTuple_Check(span) || PyTuple_GET_SIZE(span) != 2) {
        PyErr_SetString(PyExc_TypeError, "a span is a tuple of a start and an end");
        return NULL;
    }
    PyObject *first = PyTuple_GET_ITEM(span, 0), *last = PyTuple_GET_ITEM(span, 1);
    Py_ssize_t start = PyNumber_AsSsize_t(first, NULL);
    if (start == -1 && PyErr_Occurred())
        return NULL;
    Py_ssize_t end = PyNumber_AsSsize_t(last, NULL);
    if (end == -1 && PyErr_Occurred())
        return NULL;
    if (start < 0 || end < start || end > PyUnicode_GET_LENGTH(text)) {
        PyErr_SetString(PyExc_ValueError, "a span ends before it starts, or leaves the text");
        return NULL;
    }
    PyObject *piece = PyUnicode_Substring(text, start, end);
    PyObject *made = piece ? kind->tp_alloc(kind, 3) : NULL;
    if (!made) {
        Py_XDECREF(piece);
        return NULL;
    }
    PyTuple_SET_ITEM(made, at, piece);
    PyTuple_SET_ITEM(made, at ? 0 : 1, Py_NewRef(first));
    PyTuple_SET_ITEM(made, at ? 1 : 2, Py_NewRef(last));
    return made;
}

PyObject *
kernel_pieces(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs != 3 && nargs != 4)
        return PyErr_Format(PyExc_TypeError, "expected a text, spans and a kind, not %zd values",
                            nargs);
    int is_last = nargs == 4 ? PyObject_IsTrue(args[3]) : 0;
    if (is_last < 0)
        return NULL;
    if (need_text(args[0]) < 0)
        return NULL;
    if (!PyType_Check(args[2]) || !PyType_IsSubtype((PyTypeObject *)args[2], &PyTuple_Type))
        return PyErr_Format(PyExc_TypeError, "expected a type of tuples");
    PyObject *spans = PySequence_Tuple(args[1]);
    PyObject *pieces = spans ? PyList_New(PyTuple_GET_SIZE(spans)) : NULL;
    for (Py_ssize_t i = 0; pieces && i < PyTuple_GET_SIZE(spans); i++) {
        PyObject *piece =
            new_piece((PyTypeObject *)args[2], args[0], PyTuple_GET_ITEM(spans, i), 2 * is_last);
        if (piece)
            PyList_SET_ITEM(pieces, i, piece);
        else
            Py_CLEAR(pieces);
    }
    Py_XDECREF(spans);
    return pieces;
}
