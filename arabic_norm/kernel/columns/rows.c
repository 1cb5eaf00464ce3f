#include "rows.h"

/* The rows are counted last: a buffer's own code may look at all objects and find this one. */
static int
fill_rows(Rows *self, Py_ssize_t first, Py_ssize_t count, PyObject *data, PyObject *offsets,
          PyObject *validity)
{
    if (PyObject_GetBuffer(data, &self->data, PyBUF_SIMPLE) < 0
        || PyObject_GetBuffer(offsets, &self->offsets, PyBUF_SIMPLE) < 0)
        return -1;
    if (validity != Py_None && PyObject_GetBuffer(validity, &self->validity, PyBUF_SIMPLE) < 0)
        return -1;
    if (self->width != 4 && self->width != 8) {
        PyErr_Format(PyExc_ValueError, "offsets have 4 or 8 bytes, not %d", self->width);
        return -1;
    }
    Py_ssize_t rooms = self->offsets.len / self->width - 1;
    if (first < 0 || count < 0 || first > rooms || count > rooms - first
        || (self->validity.obj && (first + count + 7) / 8 > self->validity.len)) {
        PyErr_SetString(PyExc_ValueError, "there are fewer rows in the buffers than that");
        return -1;
    }
    self->first = first;
    self->count = count;
    return 0;
}

static PyObject *
Rows_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"data", "offsets", "width", "first", "count", "validity", NULL};
    PyObject *data, *offsets, *validity = Py_None;
    int width;
    Py_ssize_t first, count;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OOinn|$O:Rows", names, &data, &offsets, &width,
                                     &first, &count, &validity))
        return NULL;
    Rows *self = (Rows *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    self->width = width;
    if (fill_rows(self, first, count, data, offsets, validity) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void
Rows_dealloc(Rows *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    PyBuffer_Release(&self->data);
    PyBuffer_Release(&self->offsets);
    PyBuffer_Release(&self->validity);
    type->tp_free(self);
    Py_DECREF(type);
}

int
check_span(const Rows *self, Py_ssize_t start, Py_ssize_t stop)
{
    if (0 <= start && start <= stop && stop <= self->count)
        return 0;
    PyErr_Format(PyExc_IndexError, "no rows %zd to %zd among %zd", start, stop, self->count);
    return -1;
}

static PyObject *
Rows_text(Rows *self, PyObject *number)
{
    Reader reader;
    Py_ssize_t row = PyLong_AsSsize_t(number);
    if ((row == -1 && PyErr_Occurred()) || check_span(self, row, row + 1) < 0)
        return NULL;
    if (read_row(self, row, &reader) != DONE)
        return failure(BAD_OFFSETS, row);
    PyObject *text = PyUnicode_DecodeUTF8((const char *)reader.next, reader.end - reader.next, NULL);
    if (!text && PyErr_ExceptionMatches(PyExc_UnicodeDecodeError)) {
        PyErr_Clear();
        return failure(NOT_UTF8, row);
    }
    return text;
}

static PyMethodDef rows_methods[] = {
    {"text", (PyCFunction)Rows_text, METH_O, "Return a row as a str; an empty one for a null."},
    {NULL},
};

TYPE(Rows, rows_methods, "Texts in UTF-8 with offsets, as Arrow keeps them, to read.")
