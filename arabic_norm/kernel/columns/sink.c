#include "sink.h"

static PyObject *
Sink_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"width", "count", "room", NULL};
    int width;
    Py_ssize_t count, room;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "inn:Sink", names, &width, &count, &room))
        return NULL;
    if ((width != 4 && width != 8) || count < 0 || room < 0 || count > PY_SSIZE_T_MAX / 16
        || room > PY_SSIZE_T_MAX / 2)
        return PyErr_Format(PyExc_ValueError, "no sink has such sizes");
    Sink *self = (Sink *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    self->width = width;
    self->count = count;
    self->data = PyBytes_FromStringAndSize(NULL, room + 4 * BLOCK);
    self->offsets = PyBytes_FromStringAndSize(NULL, (count + 1) * width);
    if (!self->data || !self->offsets)
        Py_CLEAR(self);
    else
        memset(PyBytes_AS_STRING(self->offsets), 0, width);
    return (PyObject *)self;
}

static void
Sink_dealloc(Sink *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    Py_XDECREF(self->data);
    Py_XDECREF(self->offsets);
    type->tp_free(self);
    Py_DECREF(type);
}

void
writer_begin(Writer *writer, Sink *sink)
{
    sink->busy = 1;
    writer->sink = sink;
    writer->to = (uint8_t *)PyBytes_AS_STRING(sink->data) + sink->size;
    writer->limit = (uint8_t *)PyBytes_AS_STRING(sink->data) + PyBytes_GET_SIZE(sink->data);
    writer->thread = PyEval_SaveThread();
}

void
writer_end(Writer *writer)
{
    PyEval_RestoreThread(writer->thread);
    writer->sink->busy = 0;
}

Outcome
writer_grow(Writer *writer, Py_ssize_t needed)
{
    PyEval_RestoreThread(writer->thread);
    Sink *sink = writer->sink;
    Py_ssize_t size = writer->to - (uint8_t *)PyBytes_AS_STRING(sink->data);
    Py_ssize_t room = PyBytes_GET_SIZE(sink->data), more = room / 8 + 4 * BLOCK;
    if (room <= PY_SSIZE_T_MAX / 2 && needed <= PY_SSIZE_T_MAX / 4)
        _PyBytes_Resize(&sink->data, room + (more > needed ? more : needed));
    else
        Py_CLEAR(sink->data);
    if (sink->data) {
        writer->to = (uint8_t *)PyBytes_AS_STRING(sink->data) + size;
        writer->limit = (uint8_t *)PyBytes_AS_STRING(sink->data) + PyBytes_GET_SIZE(sink->data);
    }
    PyErr_Clear(); /* said again when the loop has ended */
    writer->thread = PyEval_SaveThread();
    return sink->data ? DONE : NO_MEMORY;
}

Outcome
write_bytes(Writer *writer, const void *bytes, Py_ssize_t size)
{
    if (need_room(writer, size) != DONE)
        return NO_MEMORY;
    if (size) /* else the bytes may stand nowhere */
        memcpy(writer->to, bytes, size);
    writer->to += size;
    return DONE;
}

Outcome
end_row(Writer *writer)
{
    Sink *sink = writer->sink;
    int64_t size = writer->to - (uint8_t *)PyBytes_AS_STRING(sink->data);
    char *offsets = PyBytes_AS_STRING(sink->offsets) + (sink->written + 1) * sink->width;
    int32_t narrow = (int32_t)size;
    if (sink->width == 4 && size > INT32_MAX)
        return TOO_LONG;
    memcpy(offsets, sink->width == 4 ? (void *)&narrow : (void *)&size, sink->width);
    sink->size = size;
    sink->written++;
    return DONE;
}

int
check_sink(const Sink *self, Py_ssize_t rows)
{
    if (self->data && !self->busy && rows <= self->count - self->written)
        return 0;
    PyErr_SetString(PyExc_ValueError, "the sink is finished, busy, or has no room for these rows");
    return -1;
}

static Outcome
copy_rows(Writer *writer, const Rows *rows, Py_ssize_t *row, Py_ssize_t stop)
{
    Reader reader;
    Outcome outcome = DONE;
    for (; outcome == DONE && *row < stop; *row += outcome == DONE) {
        outcome = read_row(rows, *row, &reader);
        if (outcome == DONE)
            outcome = write_bytes(writer, reader.next, reader.end - reader.next);
        if (outcome == DONE)
            outcome = end_row(writer);
    }
    return outcome;
}

static PyObject *
Sink_copy(Sink *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    State *state = PyType_GetModuleState(cls);
    if (nargs != 3 || names)
        return PyErr_Format(PyExc_TypeError, "copy takes the rows, a start and a stop");
    Py_ssize_t start = PyLong_AsSsize_t(args[1]), stop = PyLong_AsSsize_t(args[2]);
    Rows *rows = (Rows *)args[0];
    if (PyErr_Occurred() || need(args[0], state->rows) < 0 || check_span(rows, start, stop) < 0
        || check_sink(self, stop - start) < 0)
        return NULL;
    Writer writer;
    writer_begin(&writer, self);
    Outcome outcome = copy_rows(&writer, rows, &start, stop);
    writer_end(&writer);
    return outcome == DONE ? Py_NewRef(Py_None) : failure(outcome, start);
}

static PyObject *
Sink_finish(Sink *self, PyObject *nothing)
{
    if (check_sink(self, 0) < 0)
        return NULL;
    if (self->written < self->count)
        return PyErr_Format(PyExc_ValueError, "%zd rows of %zd are written", self->written,
                            self->count);
    if (_PyBytes_Resize(&self->data, self->size) < 0)
        return NULL;
    PyObject *both = PyTuple_Pack(2, self->data, self->offsets);
    Py_CLEAR(self->data);
    return both;
}

static PyMethodDef sink_methods[] = {
    {"copy", METHOD(Sink_copy), "Write rows as they are."},
    {"finish", (PyCFunction)Sink_finish, METH_NOARGS, "Return data and offsets; write no more."},
    {NULL},
};

TYPE(Sink, sink_methods, "Texts in UTF-8 with offsets being written.")
