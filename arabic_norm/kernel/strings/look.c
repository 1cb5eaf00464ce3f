#include "look.h"

#include "module.h"
#include "translate.h"

#include <stdlib.h>

#define FIELD (((Bits)1 << MOST) - 1) /* the bits of all slots in the lowest field */

COLD int
slots_of(const Finder *finder)
{
    Wanted all = finder->edge;
    for (Py_ssize_t i = 0; i < finder->count; i++)
        all |= finder->chars[i].wanted;
    return all & (OTHER_FIRST | OTHER_SECOND) ? 2 : 1;
}

COLD static Bits
bits_of(Wanted wanted, int slot, int other)
{
    Bits bits = 0;
    if (wanted & ALONE)
        bits |= (Bits)1 << slot;
    if (wanted & FIRST)
        bits |= (Bits)1 << (slot + MOST);
    if (wanted & SECOND)
        bits |= (Bits)1 << (slot + 2 * MOST);
    if (wanted & OTHER_FIRST)
        bits |= (Bits)1 << (other + MOST);
    if (wanted & OTHER_SECOND)
        bits |= (Bits)1 << (other + 2 * MOST);
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

static void
add_bits(Look *self, Py_UCS4 c, Bits bits)
{
    if (c < PLANE)
        self->flat[c] |= bits;
    else
        self->far[self->far_count++] = (FarBits){c, bits};
}

static void
add_finder(Look *self, const Finder *finder, int slot, int other)
{
    self->edge |= bits_of(finder->edge, slot, other);
    for (Py_ssize_t i = 0; i < finder->count; i++)
        add_bits(self, finder->chars[i].c, bits_of(finder->chars[i].wanted, slot, other));
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

static Bits
bits_of_char(const Look *self, Py_UCS4 c)
{
    return c < PLANE ? self->flat[c] : far_bits(self, c);
}

/* Return what a character is that a table replaces: its replacement, if that is one character too.
   The neighbours of one that is deleted meet; of a longer one each character may be found. */
static Bits
image_bits(const Look *behind, PyObject *table, Py_UCS4 c, Bits deleted)
{
    const Py_UCS4 *text;
    Py_ssize_t size = translator_image(table, &c, &text);
    if (size == 1)
        return bits_of_char(behind, *text);
    Bits bits = size ? 0 : deleted, any = 0;
    for (Py_ssize_t i = 0; i < size; i++)
        any |= bits_of_char(behind, text[i]);
    return bits | any | (any >> MOST & FIELD) | (any >> (2 * MOST) & FIELD);
}

/* Add what finders look for in the text that a table makes. */
static void
add_behind(Look *self, const Look *behind, PyObject *table)
{
    Bits all = behind->edge;
    for (Py_UCS4 c = 0; c < PLANE; c++)
        all |= behind->flat[c];
    for (Py_ssize_t i = 0; i < behind->far_count; i++)
        all |= behind->far[i].bits;
    const Bits deleted = all & ~FIELD;
    Py_UCS4 key;
    self->edge |= behind->edge;
    for (Py_UCS4 c = 0; c < PLANE; c++)
        self->flat[c] |= image_bits(behind, table, c, deleted);
    for (Py_ssize_t i = 0; (key = translator_far(table, i)); i++)
        add_bits(self, key, image_bits(behind, table, key, deleted));
    for (Py_ssize_t i = 0; i < behind->far_count; i++)
        add_bits(self, behind->far[i].c, image_bits(behind, table, behind->far[i].c, deleted));
}

COLD int
look_fill(Look *self, const Sight *sight)
{
    Py_ssize_t most = 0;
    for (int number = sight->first; number < sight->stop; number++)
        most += sight->finders[number]->count;
    if (sight->table) {
        most += sight->behind->far_count;
        for (Py_ssize_t i = 0; translator_far(sight->table, i); i++)
            most++;
    }
    self->flat = PyMem_Calloc(PLANE, sizeof(Bits));
    self->far = PyMem_New(FarBits, most);
    if (!self->flat || !self->far) {
        PyErr_NoMemory();
        return -1;
    }
    self->count = sight->count;
    for (int number = 0; number < sight->count; number++) {
        int other = sight->count + self->others;
        if (slots_of(sight->finders[number]) > 1)
            self->owners[self->others++] = (uint8_t)number;
        if (sight->first <= number && number < sight->stop)
            add_finder(self, sight->finders[number], number, other);
    }
    if (sight->table)
        add_behind(self, sight->behind, sight->table);
    merge_far(self);
    return 0;
}

void
look_free(Look *self)
{
    PyMem_Free(self->flat);
    PyMem_Free(self->far);
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
    return alone | pairs >> (2 * MOST);
}

/* Give each storage a loop of its own. */
static Bits
seen(const Look *self, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    switch (PyUnicode_KIND(text)) {
    case 1: return seen_by_kind(self, 1, text, start, end);
    case 2: return seen_by_kind(self, 2, text, start, end);
    default: return seen_by_kind(self, 4, text, start, end);
    }
}

Bits
look_seen(const Look *self, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    Bits bits = seen(self, text, start, end);
    for (int i = 0; i < self->others; i++)
        bits |= (bits >> (self->count + i) & 1) << self->owners[i];
    return bits & (((Bits)1 << self->count) - 1);
}

/* ---- The object ---- */

#define BITS 63 /* of an answer */
#define PARTS 7 /* so many looks those need at most, two slots each */

typedef struct {
    PyObject_HEAD
    int count;
    int starts[PARTS]; /* the number of each part's first finder */
    Look parts[PARTS];
} LookObject;

/* Read the finders, which are a tuple; return -1 with an exception. */
COLD static int
fill_object(LookObject *self, PyObject *given, PyTypeObject *type)
{
    Finder *finders[BITS];
    Py_ssize_t count = PyTuple_GET_SIZE(given);
    if (count > BITS) {
        PyErr_Format(PyExc_ValueError, "a look has %d finders at most, not %zd", BITS, count);
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        finders[i] = (Finder *)PyTuple_GET_ITEM(given, i);
        if (!Py_IS_TYPE(finders[i], type)) {
            PyErr_Format(PyExc_TypeError, "expected finders, got %s", Py_TYPE(finders[i])->tp_name);
            return -1;
        }
    }
    for (int done = 0, next = 0; done < count; done = next) {
        int slots = 0;
        while (next < count && (slots += slots_of(finders[next])) <= MOST)
            next++;
        Sight sight = {finders + done, next - done, 0, next - done, NULL, NULL};
        self->starts[self->count] = done;
        if (look_fill(&self->parts[self->count++], &sight) < 0)
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

COLD static void
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
        bits |= look_seen(&self->parts[i], text, 0, PyUnicode_GET_LENGTH(text)) << self->starts[i];
    return PyLong_FromUnsignedLongLong(bits);
}

static PyMethodDef look_methods[] = {
    {"found_in", (PyCFunction)Look_found_in, METH_O,
     "Return a bit for each finder that finds something in the text, the first one lowest."},
    {NULL},
};

static PyType_Slot look_slots[] = {
    {Py_tp_doc, "Several finders that search a text at once."},
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
