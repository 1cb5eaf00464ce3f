#include "look.h"

#include "module.h"

#include <stdlib.h>

static Bits
bits_of(Wanted wanted, int number)
{
    Bits bits = 0;
    if (wanted & ALONE)
        bits |= (Bits)1 << number;
    if (wanted & FIRST)
        bits |= (Bits)1 << (number + MOST);
    if (wanted & SECOND)
        bits |= (Bits)1 << (number + 2 * MOST);
    return bits;
}

static int
compare_far(const void *one, const void *other)
{
    Py_UCS4 a = ((const FarBits *)one)->c, b = ((const FarBits *)other)->c;
    return (a > b) - (a < b);
}

/* Make one of the entries for the same character. */
static void
merge_far(Look *self)
{
    Py_ssize_t kept = 0;
    qsort(self->far, self->far_count, sizeof(FarBits), compare_far);
    for (Py_ssize_t i = 0; i < self->far_count; i++) {
        if (kept && self->far[kept - 1].c == self->far[i].c)
            self->far[kept - 1].bits |= self->far[i].bits;
        else
            self->far[kept++] = self->far[i];
    }
    self->far_count = kept;
}

int
look_fill(Look *self, Finder *const *finders, int count)
{
    Py_ssize_t most = 0;
    for (int number = 0; number < count; number++)
        most += finders[number]->count;
    self->flat = PyMem_Calloc(PLANE, sizeof(Bits));
    self->far = PyMem_New(FarBits, most);
    if (!self->flat || !self->far) {
        PyErr_NoMemory();
        return -1;
    }
    for (int number = 0; number < count; number++) {
        const Finder *finder = finders[number];
        self->edge |= bits_of(finder->edge, number);
        for (Py_ssize_t i = 0; i < finder->count; i++) {
            Bits bits = bits_of(finder->chars[i].wanted, number);
            if (finder->chars[i].c < PLANE)
                self->flat[finder->chars[i].c] |= bits;
            else
                self->far[self->far_count++] = (FarBits){finder->chars[i].c, bits};
        }
    }
    merge_far(self);
    return 0;
}

void
look_free(Look *self)
{
    PyMem_Free(self->flat);
    PyMem_Free(self->far);
}

static Bits
far_bits(const Look *self, Py_UCS4 c)
{
    FarBits wanted = {c, 0};
    const FarBits *found = NULL;
    if (self->far_count)
        found = bsearch(&wanted, self->far, self->far_count, sizeof(FarBits), compare_far);
    return found ? found->bits : 0;
}

ALWAYS_INLINE Bits
bits_at(const Look *self, int kind, const void *data, Py_ssize_t place)
{
    Py_UCS4 c = PyUnicode_READ(kind, data, place);
    return kind < PyUnicode_4BYTE_KIND || c < PLANE ? self->flat[c] : far_bits(self, c);
}

/* Return what stands from a start to an end, which are looked past only where the text ends. */
ALWAYS_INLINE Bits
seen_by_kind(const Look *self, int kind, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    const void *data = PyUnicode_DATA(text);
    Bits before = start == 0 ? self->edge : 0, alone = 0, pairs = 0;
    if (start == end)
        return 0;
    UNROLL
    for (Py_ssize_t i = start; i < end; i++) {
        Bits here = bits_at(self, kind, data, i);
        alone |= here;
        pairs |= (before << MOST) & here;
        before = here;
    }
    if (end == PyUnicode_GET_LENGTH(text))
        pairs |= (before << MOST) & self->edge;
    return (alone | pairs >> (2 * MOST)) & (((Bits)1 << MOST) - 1);
}

/* Give each storage a loop of its own. */
Bits
look_seen(const Look *self, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    switch (PyUnicode_KIND(text)) {
    case 1: return seen_by_kind(self, 1, text, start, end);
    case 2: return seen_by_kind(self, 2, text, start, end);
    default: return seen_by_kind(self, 4, text, start, end);
    }
}

/* ---- The object ---- */

#define PARTS 3 /* so many looks have room in the 64 bits of an answer */

typedef struct {
    PyObject_HEAD
    int count;
    Look parts[PARTS];
} LookObject;

/* Read the finders, which are a tuple; return -1 with an exception. */
static int
fill_object(LookObject *self, PyObject *given, PyTypeObject *finder)
{
    Finder *finders[MOST * PARTS];
    Py_ssize_t count = PyTuple_GET_SIZE(given);
    if (count > MOST * PARTS) {
        PyErr_Format(PyExc_ValueError, "a look has %d finders at most, not %zd", MOST * PARTS,
                     count);
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        finders[i] = (Finder *)PyTuple_GET_ITEM(given, i);
        if (!Py_IS_TYPE(finders[i], finder)) {
            PyErr_Format(PyExc_TypeError, "expected finders, got %s", Py_TYPE(finders[i])->tp_name);
            return -1;
        }
    }
    for (int done = 0; done < count; done += MOST) {
        int left = (int)count - done;
        if (look_fill(&self->parts[self->count++], finders + done, left < MOST ? left : MOST) < 0)
            return -1;
    }
    return 0;
}

static PyObject *
Look_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"finders", NULL};
    State *state = PyType_GetModuleState(type);
    PyObject *given;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O:Look", names, &given))
        return NULL;
    PyObject *finders = PySequence_Tuple(given);
    LookObject *self = finders ? (LookObject *)type->tp_alloc(type, 0) : NULL;
    if (self && fill_object(self, finders, state->finder) < 0)
        Py_CLEAR(self);
    Py_XDECREF(finders);
    return (PyObject *)self;
}

static void
Look_dealloc(LookObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    for (int i = 0; i < self->count; i++)
        look_free(&self->parts[i]);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *
Look_found_in(LookObject *self, PyObject *text)
{
    unsigned long long bits = 0;
    if (need_text(text) < 0)
        return NULL;
    for (int i = 0; i < self->count; i++)
        bits |= look_seen(&self->parts[i], text, 0, PyUnicode_GET_LENGTH(text)) << (i * MOST);
    return PyLong_FromUnsignedLongLong(bits);
}

static PyMethodDef look_methods[] = {
    {"found_in", (PyCFunction)Look_found_in, METH_O,
     "Return a bit for each finder that finds something in the text, the first one lowest."},
    {NULL},
};

static PyType_Slot look_slots[] = {
    {Py_tp_doc, "A row of finders, looked for at once."},
    {Py_tp_new, Look_new},
    {Py_tp_dealloc, Look_dealloc},
    {Py_tp_traverse, visit_type},
    {Py_tp_methods, look_methods},
    {0, NULL},
};

PyType_Spec look_spec = {
    .name = "arabic_norm.kernel._kernel.Look",
    .basicsize = sizeof(LookObject),
    .flags = TYPE_FLAGS,
    .slots = look_slots,
};
