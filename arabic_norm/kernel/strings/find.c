#include "find.h"

#include <stdlib.h>

#define FEW 4 /* up to so many characters, comparing is faster than a look into a table */

static int
compare_chars(const void *one, const void *other)
{
    Py_UCS4 a = ((const Sought *)one)->c, b = ((const Sought *)other)->c;
    return (a > b) - (a < b);
}

/* Add characters to the list, which has room; the empty string stands for the text's ends. */
static int
add_sought(Finder *self, PyObject *chars, Wanted wanted)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(chars); i++) {
        PyObject *given = PyTuple_GET_ITEM(chars, i);
        if (need_text(given) < 0)
            return -1;
        if (wanted != ALONE && PyUnicode_GET_LENGTH(given) == 0) {
            self->edge |= wanted;
            continue;
        }
        int32_t c = need_char(given, "characters to find");
        if (c < 0)
            return -1;
        self->chars[self->count++] = (Sought){(Py_UCS4)c, wanted};
    }
    return 0;
}

/* Make one of the entries for the same character; those of a pair are not looked for alone. */
static void
merge_sought(Finder *self)
{
    Py_ssize_t kept = 0;
    const Wanted begins = (Wanted)(ALONE | FIRSTS | (self->edge & FIRSTS) << 1);
    self->lowest = 0x110000;
    qsort(self->chars, self->count, sizeof(Sought), compare_chars);
    for (Py_ssize_t i = 0; i < self->count; i++) {
        if (kept && self->chars[kept - 1].c == self->chars[i].c)
            self->chars[kept - 1].wanted |= self->chars[i].wanted;
        else
            self->chars[kept++] = self->chars[i];
    }
    self->count = kept;
    for (Py_ssize_t i = kept - 1; i >= 0; i--) {
        if (self->chars[i].wanted != ALONE)
            self->chars[i].wanted &= (Wanted)~ALONE;
        if (self->chars[i].wanted & begins)
            self->lowest = self->chars[i].c;
    }
}

#define SETS 5 /* characters alone, and two pairs */

static int
fill_finder(Finder *self, PyObject *const *sets)
{
    Py_ssize_t size = 0;
    for (int i = 0; i < SETS; i++)
        size += PyTuple_GET_SIZE(sets[i]);
    self->chars = PyMem_New(Sought, size);
    if (!self->chars) {
        PyErr_NoMemory();
        return -1;
    }
    for (int i = 0; i < SETS; i++)
        if (add_sought(self, sets[i], (Wanted)(1 << i)) < 0)
            return -1;
    merge_sought(self);
    self->has_pairs = size > PyTuple_GET_SIZE(sets[0]);
    self->has_few = self->count <= FEW && !self->has_pairs;
    self->flat = PyMem_Calloc(PLANE, sizeof(Wanted));
    if (!self->flat) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t i = 0; i < self->count && self->chars[i].c < PLANE; i++)
        self->flat[self->chars[i].c] = self->chars[i].wanted;
    return 0;
}

COLD static PyObject *
Finder_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"chars", "firsts", "seconds", "other_firsts", "other_seconds", NULL};
    PyObject *given[SETS] = {NULL}, *sets[SETS] = {NULL};
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|OOOO:Finder", names, &given[0], &given[1],
                                     &given[2], &given[3], &given[4]))
        return NULL;
    int read = 0;
    while (read < SETS) {
        sets[read] = given[read] ? PySequence_Tuple(given[read]) : PyTuple_New(0);
        if (!sets[read])
            break;
        read++;
    }
    Finder *self = read == SETS ? (Finder *)type->tp_alloc(type, 0) : NULL;
    if (self && fill_finder(self, sets) < 0)
        Py_CLEAR(self);
    for (int i = 0; i < read; i++)
        Py_DECREF(sets[i]);
    return (PyObject *)self;
}

static void
Finder_dealloc(Finder *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    PyMem_Free(self->chars);
    PyMem_Free(self->flat);
    type->tp_free(self);
    Py_DECREF(type);
}

/* Whether one of four characters stands in a text.  Blocks of fixed length let the compiler compare
   many characters at once. */
#define DEFINE_HAS_ONE_OF_FOUR(NAME, TYPE)                                                        \
    static int NAME(const TYPE *text, Py_ssize_t size, const Py_UCS4 *four)                       \
    {                                                                                             \
        enum { BLOCK = 64 };                                                                      \
        const TYPE a = (TYPE)four[0], b = (TYPE)four[1], c = (TYPE)four[2], d = (TYPE)four[3];    \
        for (; size >= BLOCK; size -= BLOCK, text += BLOCK) {                                     \
            TYPE hit = 0;                                                                         \
            for (int i = 0; i < BLOCK; i++)                                                       \
                hit |= (text[i] == a) | (text[i] == b) | (text[i] == c) | (text[i] == d);         \
            if (hit)                                                                              \
                return 1;                                                                         \
        }                                                                                         \
        for (Py_ssize_t i = 0; i < size; i++)                                                     \
            if ((text[i] == a) | (text[i] == b) | (text[i] == c) | (text[i] == d))                \
                return 1;                                                                         \
        return 0;                                                                                 \
    }

DEFINE_HAS_ONE_OF_FOUR(has_one_of_four_1, Py_UCS1)
DEFINE_HAS_ONE_OF_FOUR(has_one_of_four_2, Py_UCS2)
DEFINE_HAS_ONE_OF_FOUR(has_one_of_four_4, Py_UCS4)

static int
has_few(const Finder *self, PyObject *text)
{
    Py_UCS4 largest = PyUnicode_MAX_CHAR_VALUE(text), four[FEW];
    for (int i = 0; i < FEW; i++) /* what cannot stand in this text gives its place to the first */
        four[i] = self->chars[i < self->count && self->chars[i].c <= largest ? i : 0].c;
    const void *data = PyUnicode_DATA(text);
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    switch (PyUnicode_KIND(text)) {
    case 1: return has_one_of_four_1(data, size, four);
    case 2: return has_one_of_four_2(data, size, four);
    default: return has_one_of_four_4(data, size, four);
    }
}

ALWAYS_INLINE Wanted
wanted(const Finder *self, int kind, const void *data, Py_ssize_t place)
{
    Sought sought = {PyUnicode_READ(kind, data, place), 0};
    if (kind < PyUnicode_4BYTE_KIND || sought.c < PLANE)
        return self->flat[sought.c];
    const Sought *found = NULL;
    if (self->count)
        found = bsearch(&sought, self->chars, self->count, sizeof(Sought), compare_chars);
    return found ? found->wanted : 0;
}

ALWAYS_INLINE int
pairs_with(Wanted before, Wanted here)
{
    return (before << 1) & here & SECONDS;
}

enum { BLOCK = 8 }; /* so many characters are looked at for one branch, which seldom depends on them */

/* Return the first place from `start` to `last` near which a character stands, or where less than a
   block is left, for a finder without pairs. */
ALWAYS_INLINE Py_ssize_t
skip_single(const Finder *self, int kind, const void *data, Py_ssize_t start, Py_ssize_t last)
{
    const Wanted *flat = self->flat;
    for (; start + BLOCK <= last; start += BLOCK) {
        Wanted found = 0;
        for (int i = 0; i < BLOCK; i++)
            found |= flat[PyUnicode_READ(kind, data, start + i)];
        if (found)
            break;
    }
    return start;
}

/* The same of a character or a pair.  The characters of a block are a number, eight bits each; the
   last one of the block before it is the lowest of another, so that neighbours meet. */
ALWAYS_INLINE Py_ssize_t
skip_pairs(const Finder *self, int kind, const void *data, Py_ssize_t start, Py_ssize_t last)
{
    const uint64_t each = 0x0101010101010101;
    const Wanted *flat = self->flat;
    uint64_t before = flat[PyUnicode_READ(kind, data, start)];
    for (; start + BLOCK <= last; start += BLOCK) {
        uint64_t here = 0;
        for (int i = BLOCK; i > 0; i--)
            here = here << 8 | flat[PyUnicode_READ(kind, data, start + i)];
        before |= here << 8;
        if ((before & each * ALONE) | (before << 1 & here & each * SECONDS))
            break;
        before = here >> 56;
    }
    return start;
}

/* Return the first place from `start` to `end`, which is `end` or before it, where a character or a
   pair stands. */
ALWAYS_INLINE Py_ssize_t
next_place(const Finder *self, int kind, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t last = end - 1;
    if (start == end)
        return end;
    if (start == 0 && pairs_with(self->edge, wanted(self, kind, data, 0)))
        return 0;
    if (kind < PyUnicode_4BYTE_KIND)
        start = self->has_pairs ? skip_pairs(self, kind, data, start, last)
                                : skip_single(self, kind, data, start, last);
    Wanted here = wanted(self, kind, data, start);
    for (; start < last; start++) {
        Wanted next = wanted(self, kind, data, start + 1);
        if (here & ALONE || pairs_with(here, next))
            return start;
        here = next;
    }
    Wanted next = end < PyUnicode_GET_LENGTH(text) ? wanted(self, kind, data, end) : self->edge;
    return here & ALONE || pairs_with(here, next) ? start : end;
}

/* Give each storage a loop of its own. */
static Py_ssize_t
find_next(const Finder *self, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    switch (PyUnicode_KIND(text)) {
    case 1: return next_place(self, 1, text, start, end);
    case 2: return next_place(self, 2, text, start, end);
    default: return next_place(self, 4, text, start, end);
    }
}

int
stands_in(const Finder *self, PyObject *text)
{
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    if (self->lowest > PyUnicode_MAX_CHAR_VALUE(text))
        return 0;
    return self->has_few ? has_few(self, text) : find_next(self, text, 0, size) < size;
}

static PyObject *
Finder_found_in(Finder *self, PyObject *text)
{
    return need_text(text) < 0 ? NULL : PyBool_FromLong(stands_in(self, text));
}

static PyObject *
Finder_find(Finder *self, PyObject *const *args, Py_ssize_t nargs)
{
    PyObject *text;
    Py_ssize_t start, end;
    if (need_span(args, nargs, &text, &start, &end) < 0)
        return NULL;
    Py_ssize_t place = start < end ? find_next(self, text, start, end) : end;
    return PyLong_FromSsize_t(place < end ? place : -1);
}

static PyObject *
Finder_positions(Finder *self, PyObject *const *args, Py_ssize_t nargs)
{
    PyObject *text;
    Py_ssize_t start, end;
    if (need_span(args, nargs, &text, &start, &end) < 0)
        return NULL;
    PyObject *places = PyList_New(0);
    while (places && start < end && (start = find_next(self, text, start, end)) < end) {
        PyObject *place = PyLong_FromSsize_t(start++);
        if (!place || PyList_Append(places, place) < 0)
            Py_CLEAR(places);
        Py_XDECREF(place);
    }
    return places;
}

static PyMethodDef finder_methods[] = {
    {"found_in", (PyCFunction)Finder_found_in, METH_O,
     "Return whether any of the characters stands in the text."},
    {"find", (PyCFunction)(void (*)(void))Finder_find, METH_FASTCALL,
     "Return the first place from a start to an end where one of the characters stands, or -1."},
    {"positions", (PyCFunction)(void (*)(void))Finder_positions, METH_FASTCALL,
     "Return the places from a start to an end where one of the characters stands."},
    {NULL},
};

static PyType_Slot finder_slots[] = {
    {Py_tp_doc, "A set of characters to look for."},
    {Py_tp_new, Finder_new},
    {Py_tp_dealloc, Finder_dealloc},
    {Py_tp_traverse, visit_type},
    {Py_tp_methods, finder_methods},
    {0, NULL},
};

PyType_Spec finder_spec = {
    .name = "arabic_norm.kernel._kernel.Finder",
    .basicsize = sizeof(Finder),
    .flags = TYPE_FLAGS,
    .slots = finder_slots,
};
