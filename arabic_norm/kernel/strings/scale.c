#include "scale.h"

#define MOST_CLASSES 64
#define TABLES 4
/* What a character is besides a class, which is counted from 1. */
#define OTHER 0
#define SKIPPED 254
#define BREAK 255

typedef struct {
    PyObject_HEAD
    int count; /* of classes */
    uint8_t *flat; /* by character of the first plane; what is beyond it belongs to no word */
    int32_t *weights; /* four squares, by WHERE; the first row and column, of OTHER, are zero */
} Scale;

/* Where two neighbours stand in their word: a number that is made of what stands around them. */
enum { INSIDE, FIRST, LAST, ALONE, WHERE };

/* ---- Making one ---- */

/* Say what each of the characters is; `given` is a tuple. */
static int
put_chars(Scale *self, PyObject *given, uint8_t what)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(given); i++) {
        int32_t c = need_char(PyTuple_GET_ITEM(given, i), "a scale's characters");
        if (c < 0)
            return -1;
        if (c >= PLANE)
            continue;
        if (self->flat[c] != OTHER && self->flat[c] != what) { /* in one row it may come twice */
            PyErr_SetString(PyExc_ValueError, "a scale's characters stand in one class each");
            return -1;
        }
        self->flat[c] = what;
    }
    return 0;
}

static int
put_any(Scale *self, PyObject *given, uint8_t what)
{
    PyObject *chars = PySequence_Tuple(given);
    int failed = !chars || put_chars(self, chars, what) < 0;
    Py_XDECREF(chars);
    return failed ? -1 : 0;
}

/* Add a row of weights; return -1 with an exception. */
static int
add_row(const Scale *self, PyObject *given, int32_t *row)
{
    PyObject *weights = PySequence_Tuple(given);
    if (!weights)
        return -1;
    int failed = PyTuple_GET_SIZE(weights) != self->count;
    if (failed)
        PyErr_Format(PyExc_ValueError, "a scale's tables have %d rows and columns", self->count);
    for (int i = 0; !failed && i < self->count; i++) {
        long weight = PyLong_AsLong(PyTuple_GET_ITEM(weights, i));
        failed = weight == -1 && PyErr_Occurred();
        if (!failed && (weight < INT16_MIN || weight > INT16_MAX)) {
            PyErr_SetString(PyExc_ValueError, "a scale's weights are integers of 16 bits");
            failed = 1;
        }
        row[i + 1] += (int32_t)weight;
    }
    Py_DECREF(weights);
    return failed ? -1 : 0;
}

static int
square_size(const Scale *self)
{
    return (self->count + 1) * (self->count + 1);
}

/* Add a table to that of neighbours which stand somewhere. */
static int
add_table(const Scale *self, PyObject *given, int where)
{
    PyObject *rows = PySequence_Tuple(given);
    if (!rows)
        return -1;
    int failed = PyTuple_GET_SIZE(rows) != self->count;
    if (failed)
        PyErr_Format(PyExc_ValueError, "a scale's tables have %d rows and columns", self->count);
    for (int i = 0; !failed && i < self->count; i++) {
        int32_t *row = self->weights + where * square_size(self) + (i + 1) * (self->count + 1);
        failed = add_row(self, PyTuple_GET_ITEM(rows, i), row) < 0;
    }
    Py_DECREF(rows);
    return failed ? -1 : 0;
}

/* Take the memory and read all that was given; return -1 with an exception. */
static int
fill_scale(Scale *self, PyObject *classes, PyObject *skipped, PyObject *breaks, PyObject *tables)
{
    /* the tables given, and where they count: first, inner, last, alone */
    static const int counts[][2] = {
        {0, FIRST}, {1, INSIDE}, {1, FIRST}, {1, LAST}, {2, LAST}, {3, ALONE}};
    Py_ssize_t count = PyTuple_GET_SIZE(classes);
    if (count > MOST_CLASSES) {
        PyErr_Format(PyExc_ValueError, "a scale has %d classes at most, not %zd", MOST_CLASSES,
                     count);
        return -1;
    }
    if (PyTuple_GET_SIZE(tables) != TABLES) {
        PyErr_Format(PyExc_ValueError, "a scale has %d tables, not %zd", TABLES,
                     PyTuple_GET_SIZE(tables));
        return -1;
    }
    self->count = (int)count;
    self->flat = PyMem_Calloc(PLANE, sizeof(uint8_t));
    self->weights = PyMem_Calloc(WHERE * square_size(self), sizeof(int32_t));
    if (!self->flat || !self->weights) {
        PyErr_NoMemory();
        return -1;
    }
    for (int i = 0; i < self->count; i++)
        if (put_any(self, PyTuple_GET_ITEM(classes, i), (uint8_t)(i + 1)) < 0)
            return -1;
    if (put_any(self, skipped, SKIPPED) < 0 || put_any(self, breaks, BREAK) < 0)
        return -1;
    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
        if (add_table(self, PyTuple_GET_ITEM(tables, counts[i][0]), counts[i][1]) < 0)
            return -1;
    return 0;
}

COLD static PyObject *
Scale_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"classes", "skipped", "breaks", "tables", NULL};
    PyObject *given, *skipped, *breaks, *given_tables, *tables = NULL;
    if (!PyArg_ParseTupleAndKeywords(
            args, kwargs, "OOOO:Scale", names, &given, &skipped, &breaks, &given_tables))
        return NULL;
    PyObject *classes = PySequence_Tuple(given);
    Scale *self = NULL;
    if (classes)
        tables = PySequence_Tuple(given_tables);
    if (tables)
        self = (Scale *)type->tp_alloc(type, 0);
    if (self && fill_scale(self, classes, skipped, breaks, tables) < 0)
        Py_CLEAR(self);
    Py_XDECREF(classes);
    Py_XDECREF(tables);
    return (PyObject *)self;
}

static void
Scale_dealloc(Scale *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    PyMem_Free(self->flat);
    PyMem_Free(self->weights);
    type->tp_free(self);
    Py_DECREF(type);
}

/* ---- Weighing ---- */

/* Weigh from `start` up to `end`, or to a break before it if there shall be one; return where.
   Two neighbours are weighed when what follows them is known, without a branch: text is no pattern
   that a processor could learn. */
ALWAYS_INLINE Py_ssize_t
weigh_by_kind(const Scale *self, int kind, const void *data, Py_ssize_t start, Py_ssize_t end,
              int stops, int64_t *weight)
{
    const int32_t *weights = self->weights;
    const unsigned side = (unsigned)self->count + 1, square = side * side;
    unsigned before = OTHER, one = OTHER, other = OTHER; /* the last three, the skipped apart */
    int64_t sum = 0;
    for (; start < end; start++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, start);
        unsigned what = kind < PyUnicode_4BYTE_KIND || c < PLANE ? self->flat[c] : OTHER;
        if (UNLIKELY(what == BREAK)) {
            if (stops)
                break;
            what = OTHER;
        }
        unsigned where = (before == OTHER ? FIRST : INSIDE) + (what == OTHER ? LAST : INSIDE);
        int32_t found = weights[where * square + one * side + other];
        int skips = what == SKIPPED;
        sum += skips ? 0 : found;
        before = skips ? before : one;
        one = skips ? one : other;
        other = skips ? other : what;
    }
    unsigned where = (before == OTHER ? FIRST : INSIDE) + LAST;
    *weight = sum + weights[where * square + one * side + other];
    return start;
}

/* Give each storage a loop of its own. */
static Py_ssize_t
weigh(const Scale *self, PyObject *text, Py_ssize_t start, Py_ssize_t end, int stops,
      int64_t *weight)
{
    const void *data = PyUnicode_DATA(text);
    switch (PyUnicode_KIND(text)) {
    case 1: return weigh_by_kind(self, 1, data, start, end, stops, weight);
    case 2: return weigh_by_kind(self, 2, data, start, end, stops, weight);
    default: return weigh_by_kind(self, 4, data, start, end, stops, weight);
    }
}

static PyObject *
Scale_weigh(Scale *self, PyObject *const *args, Py_ssize_t nargs)
{
    PyObject *text;
    Py_ssize_t start, end;
    int64_t weight;
    if (need_span(args, nargs, &text, &start, &end) < 0)
        return NULL;
    weigh(self, text, start < end ? start : end, end, 0, &weight);
    return PyLong_FromLongLong(weight);
}

static PyObject *
Scale_light(Scale *self, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs != 2) {
        PyErr_Format(PyExc_TypeError, "expected a text and a weight, not %zd values", nargs);
        return NULL;
    }
    long long most = PyLong_AsLongLong(args[1]);
    if ((most == -1 && PyErr_Occurred()) || need_text(args[0]) < 0)
        return NULL;
    const Py_ssize_t size = PyUnicode_GET_LENGTH(args[0]);
    PyObject *stretches = PyList_New(0);
    for (Py_ssize_t start = 0; stretches && start <= size;) {
        int64_t weight;
        Py_ssize_t end = weigh(self, args[0], start, size, 1, &weight);
        if (weight <= most) {
            PyObject *stretch = Py_BuildValue("(nn)", start, end);
            if (!stretch || PyList_Append(stretches, stretch) < 0)
                Py_CLEAR(stretches);
            Py_XDECREF(stretch);
        }
        start = end + 1;
    }
    return stretches;
}

static PyMethodDef scale_methods[] = {
    {"weigh", (PyCFunction)(void (*)(void))Scale_weigh, METH_FASTCALL,
     "Return what the words from a start to an end weigh together."},
    {"light", (PyCFunction)(void (*)(void))Scale_light, METH_FASTCALL,
     "Return the stretches between breaks that weigh so much or less."},
    {NULL},
};

static PyType_Slot scale_slots[] = {
    {Py_tp_doc, "Weights of neighbours in words, by where they stand in the word."},
    {Py_tp_new, Scale_new},
    {Py_tp_dealloc, Scale_dealloc},
    {Py_tp_traverse, visit_type},
    {Py_tp_methods, scale_methods},
    {0, NULL},
};

PyType_Spec scale_spec = {
    .name = "arabic_norm.kernel._kernel.Scale",
    .basicsize = sizeof(Scale),
    .flags = TYPE_FLAGS,
    .slots = scale_slots,
};
