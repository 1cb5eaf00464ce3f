#include "row_finder.h"

#include "rows.h"

#include <stdlib.h>

/* What a character does to the search, as class RowFinder says; ASK: it is too long for the table. */
typedef struct {
    uint8_t counts, opens, closes, keeps;
} Mark;
#define ASK 0xFF

typedef struct {
    uint32_t key;
    Mark mark;
} FarMark; /* beyond the first plane */

typedef struct {
    PyObject_HEAD
    Mark edge; /* of the ends of a row */
    Mark *flat; /* by code */
    Mark *pairs; /* by two bytes */
    FarMark *far; /* sorted by key */
    Py_ssize_t far_count;
} RowFinder;

static int
compare_marks(const void *one, const void *other)
{
    uint32_t a = ((const FarMark *)one)->key, b = ((const FarMark *)other)->key;
    return (a > b) - (a < b);
}

static int
need_mark(PyObject *value, Mark *mark)
{
    int counts;
    if (!PyTuple_Check(value)) {
        PyErr_SetString(PyExc_TypeError, "a mark is a tuple of four numbers");
        return -1;
    }
    if (!PyArg_ParseTuple(value, "pbbb", &counts, &mark->opens, &mark->closes, &mark->keeps))
        return -1;
    mark->counts = (uint8_t)counts;
    return 0;
}

/* Put one row of marks in its place: a character, or the empty str for the ends of a row. */
static int
add_mark(RowFinder *self, PyObject *row)
{
    PyObject *key = PyTuple_GET_ITEM(row, 0);
    Mark mark;
    if (need_mark(PyTuple_GET_ITEM(row, 1), &mark) < 0)
        return -1;
    if (PyUnicode_GET_LENGTH(key) == 0) {
        self->edge = mark;
        return 0;
    }
    Py_UCS4 c = PyUnicode_READ_CHAR(key, 0);
    if (c >= PLANE)
        self->far[self->far_count++] = (FarMark){c, mark};
    else if (c >= 0x800)
        self->flat[c] = mark;
    else
        set_pairs(self->pairs, c, &mark, sizeof(Mark));
    return 0;
}

static int
fill_finder(RowFinder *self, PyObject *rows)
{
    self->flat = PyMem_Calloc(PLANE, sizeof(Mark));
    self->pairs = PyMem_Calloc(PLANE, sizeof(Mark));
    self->far = PyMem_New(FarMark, PyTuple_GET_SIZE(rows));
    if (!self->flat || !self->pairs || !self->far) {
        PyErr_NoMemory();
        return -1;
    }
    memset(self->pairs + 0xE000, ASK, (PLANE - 0xE000) * sizeof(Mark));
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(rows); i++)
        if (add_mark(self, PyTuple_GET_ITEM(rows, i)) < 0)
            return -1;
    qsort(self->far, self->far_count, sizeof(FarMark), compare_marks);
    return 0;
}

COLD static PyObject *
RowFinder_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"marks", NULL};
    PyObject *marks;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O:RowFinder", names, &marks))
        return NULL;
    PyObject *rows = own_rows(marks, "characters to find", 1);
    if (!rows)
        return NULL;
    RowFinder *self = (RowFinder *)type->tp_alloc(type, 0);
    if (self && fill_finder(self, rows) < 0)
        Py_CLEAR(self);
    Py_DECREF(rows);
    return (PyObject *)self;
}

static void
RowFinder_dealloc(RowFinder *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    PyMem_Free(self->flat);
    PyMem_Free(self->pairs);
    PyMem_Free(self->far);
    type->tp_free(self);
    Py_DECREF(type);
}

/* The mark of a character of three or four bytes. */
static Mark
long_mark(const RowFinder *self, const uint8_t *c)
{
    Character character = read_long(c);
    FarMark wanted = {character.code, {0, 0, 0, 0}};
    const FarMark *found = NULL;
    if (character.code < PLANE)
        return self->flat[character.code];
    if (self->far_count)
        found = bsearch(&wanted, self->far, self->far_count, sizeof(FarMark), compare_marks);
    return found ? found->mark : wanted.mark;
}

/* Whether the row holds what is looked for. */
static int
is_in_row(const RowFinder *self, Reader *reader)
{
    const Mark *pairs = self->pairs;
    uint8_t opened = self->edge.opens, found = 0;
    if (reader->next == reader->end)
        return 0;
    while (next_block(reader)) {
        const uint8_t *block = reader->block;
        for (uint64_t starts = reader->starts; starts; starts &= starts - 1) {
            const uint8_t *c = block + lowest_bit(starts);
            Mark mark = pairs[pair_at(c)];
            if (UNLIKELY(mark.counts == ASK))
                mark = long_mark(self, c);
            found |= mark.counts | (opened & mark.closes);
            opened = (opened & mark.keeps) | mark.opens;
        }
        if (found)
            return 1;
    }
    return (opened & self->edge.closes) != 0;
}

static Outcome
find_rows(const RowFinder *self, const Rows *rows, Py_ssize_t *row, Py_ssize_t stop, uint8_t *found)
{
    Reader reader;
    for (; *row < stop; ++*row) {
        if (read_row(rows, *row, &reader) != DONE)
            return BAD_OFFSETS;
        *found++ = (uint8_t)is_in_row(self, &reader);
    }
    return DONE;
}

static PyObject *
RowFinder_found_in(RowFinder *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t nargs,
                   PyObject *names)
{
    State *state = PyType_GetModuleState(cls);
    if (nargs != 3 || names)
        return PyErr_Format(PyExc_TypeError, "found_in takes the rows, a start and a stop");
    Py_ssize_t row = PyLong_AsSsize_t(args[1]), stop = PyLong_AsSsize_t(args[2]);
    Rows *rows = (Rows *)args[0];
    if (PyErr_Occurred() || need(args[0], state->rows) < 0 || check_span(rows, row, stop) < 0)
        return NULL;
    uint8_t found = 0;
    Outcome outcome = DONE;
    Py_BEGIN_ALLOW_THREADS
    while (outcome == DONE && !found && row < stop)
        outcome = find_rows(self, rows, &row, row + 1, &found);
    Py_END_ALLOW_THREADS
    return outcome == DONE ? PyBool_FromLong(found) : failure(outcome, row);
}

static PyObject *
RowFinder_find(RowFinder *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t nargs,
               PyObject *names)
{
    State *state = PyType_GetModuleState(cls);
    if (nargs != 3 || names)
        return PyErr_Format(PyExc_TypeError, "find takes the rows, a start and a stop");
    Py_ssize_t start = PyLong_AsSsize_t(args[1]), stop = PyLong_AsSsize_t(args[2]), row = start;
    Rows *rows = (Rows *)args[0];
    if (PyErr_Occurred() || need(args[0], state->rows) < 0 || check_span(rows, start, stop) < 0)
        return NULL;
    /* no bytearray: Python 3.10 reports a false error when the memory of one cannot be had */
    uint8_t *found = PyMem_New(uint8_t, stop - start);
    if (!found)
        return PyErr_NoMemory();
    Outcome outcome;
    Py_BEGIN_ALLOW_THREADS
    outcome = find_rows(self, rows, &row, stop, found);
    Py_END_ALLOW_THREADS
    PyObject *list = outcome == DONE ? PyList_New(0) : failure(outcome, row);
    for (row = start; list && row < stop; row++) {
        if (!found[row - start])
            continue;
        PyObject *number = PyLong_FromSsize_t(row);
        if (!number || PyList_Append(list, number) < 0)
            Py_CLEAR(list);
        Py_XDECREF(number);
    }
    PyMem_Free(found);
    return list;
}

static PyMethodDef finder_methods[] = {
    {"find", METHOD(RowFinder_find), "Return which of the rows hold any of the characters."},
    {"found_in", METHOD(RowFinder_found_in), "Return whether any of the rows holds any of them."},
    {NULL},
};

TYPE(RowFinder, finder_methods, "Characters to look for in rows, and pairs of neighbours.")
