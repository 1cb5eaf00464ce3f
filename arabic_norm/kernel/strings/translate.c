/* A table is flat over the Basic Multilingual Plane: one load a character tells what becomes of it,
   and a deleted character is written and then written over, so that the common loop has no branch
   that depends on the text.  Other planes and longer replacements take a side path. */

#include "translate.h"

#include "shifts.h"
#include "text.h"

#include <stdlib.h>

/* An entry is the character that takes the place, or DELETED, or LONG and the number of a
   replacement. */
typedef uint32_t Entry;
#define LONG ((Entry)1 << 30)
#define DELETED ((Entry)1 << 31)

typedef struct {
    const Py_UCS4 *text;
    Py_ssize_t size;
    Py_UCS4 bits; /* its characters, or-ed */
} Replacement;

typedef struct {
    Py_UCS4 key;
    Entry entry;
} Far; /* an entry beyond the first plane */

typedef struct {
    PyObject_HEAD
    Entry *flat;
    Far *far; /* sorted by key */
    Py_ssize_t far_count;
    Replacement *replacements;
    Py_UCS4 *pool; /* the replacements' text */
    PyObject *rows; /* a tuple of what it was made of: (character, replacement) */
    Py_UCS4 lowest; /* the first character that changes */
    int has_longs;
    Py_UCS4 bits[4]; /* by the storage of the source: all that may be written, or-ed */
} Translator;

static int
compare_far(const void *one, const void *other)
{
    Py_UCS4 a = ((const Far *)one)->key, b = ((const Far *)other)->key;
    return (a > b) - (a < b);
}

static Entry
far_entry(const Translator *self, Py_UCS4 key)
{
    Far wanted = {key, 0};
    const Far *found = NULL;
    if (self->far_count)
        found = bsearch(&wanted, self->far, self->far_count, sizeof(Far), compare_far);
    return found ? found->entry : key;
}

ALWAYS_INLINE Entry
entry_of(const Translator *self, const Entry *flat, int kind, Py_UCS4 key)
{
    return kind < PyUnicode_4BYTE_KIND || key < PLANE ? flat[key] : far_entry(self, key);
}

/* Put one row of the table in its place; `row` numbers it, `*pool` is where its text may go. */
static void
add_row(Translator *self, PyObject *row, Py_ssize_t number, Py_UCS4 **pool)
{
    PyObject *value = PyTuple_GET_ITEM(row, 1);
    Py_UCS4 key = PyUnicode_READ_CHAR(PyTuple_GET_ITEM(row, 0), 0);
    Replacement *new = &self->replacements[number];
    new->text = *pool;
    new->size = PyUnicode_GET_LENGTH(value);
    for (Py_ssize_t i = 0; i < new->size; i++) {
        Py_UCS4 c = PyUnicode_READ_CHAR(value, i);
        *(*pool)++ = c;
        new->bits |= c;
    }
    Entry entry = new->size == 0 ? DELETED : new->size == 1 ? new->text[0] : LONG | (Entry)number;
    if (entry == (Entry)key)
        return;
    self->has_longs |= new->size > 1;
    if (key < PLANE)
        self->flat[key] = entry;
    else
        self->far[self->far_count++] = (Far){key, entry};
    if (key < self->lowest)
        self->lowest = key;
    for (int index = storage_index(key); index < 4; index++)
        self->bits[index] |= new->bits;
}

/* Check the rows' values and return the length of all together, or -1 with an exception. */
static Py_ssize_t
size_of_values(PyObject *rows)
{
    Py_ssize_t total = 0;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(rows); i++) {
        PyObject *value = PyTuple_GET_ITEM(PyTuple_GET_ITEM(rows, i), 1);
        if (need_text(value) < 0)
            return -1;
        total += PyUnicode_GET_LENGTH(value);
    }
    return total;
}

static int
fill_translator(Translator *self, PyObject *rows)
{
    Py_ssize_t count = PyTuple_GET_SIZE(rows), total = size_of_values(rows);
    if (total < 0)
        return -1;
    self->rows = Py_NewRef(rows);
    self->flat = PyMem_New(Entry, PLANE);
    self->far = PyMem_New(Far, count);
    self->replacements = PyMem_Calloc(count, sizeof(Replacement));
    self->pool = PyMem_New(Py_UCS4, total);
    if (!self->flat || !self->far || !self->replacements || !self->pool) {
        PyErr_NoMemory();
        return -1;
    }
    for (Entry c = 0; c < PLANE; c++)
        self->flat[c] = c;
    self->lowest = 0x110000;
    Py_UCS4 *pool = self->pool;
    for (Py_ssize_t i = 0; i < count; i++)
        add_row(self, PyTuple_GET_ITEM(rows, i), i, &pool);
    qsort(self->far, self->far_count, sizeof(Far), compare_far);
    return 0;
}

COLD static PyObject *
Translator_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"table", NULL};
    PyObject *table;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O:Translator", names, &table))
        return NULL;
    PyObject *rows = own_rows(table, "a table's keys", 0);
    if (!rows)
        return NULL;
    Translator *self = (Translator *)type->tp_alloc(type, 0);
    if (self && fill_translator(self, rows) < 0)
        Py_CLEAR(self);
    Py_DECREF(rows);
    return (PyObject *)self;
}

static int
Translator_traverse(Translator *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->rows);
    return 0;
}

static void
Translator_dealloc(Translator *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    PyMem_Free(self->flat);
    PyMem_Free(self->far);
    PyMem_Free(self->replacements);
    PyMem_Free(self->pool);
    Py_XDECREF(self->rows);
    type->tp_free(self);
    Py_DECREF(type);
}

/* A text being read, and the one being written. */
typedef struct {
    const void *source;
    Py_ssize_t size;
    PyObject *text; /* has always room for what is written and one for each unread character */
    Py_ssize_t done; /* characters of the source that have been read */
    Py_ssize_t written;
    Py_ssize_t longs; /* longer replacements */
    Py_ssize_t long_size; /* their size together */
} Pass;

enum { AT_ONCE = 8 }; /* so many characters have one branch */

ALWAYS_INLINE void
skip_unchanged(const Translator *self, Pass *pass, int kind)
{
    const Entry *flat = self->flat;
    Py_ssize_t i = 0;
    for (; kind < PyUnicode_4BYTE_KIND && i + AT_ONCE <= pass->size; i += AT_ONCE) {
        Entry changed = 0;
        for (int k = 0; k < AT_ONCE; k++) {
            Py_UCS4 c = PyUnicode_READ(kind, pass->source, i + k);
            changed |= flat[c] ^ c;
        }
        if (changed)
            break;
    }
    for (; i < pass->size; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, pass->source, i);
        if (entry_of(self, flat, kind, c) != c)
            break;
    }
    pass->done = i;
}

/* Write a longer replacement, after making room. */
static int
write_long(const Translator *self, Pass *pass, Entry entry)
{
    const Replacement *new = &self->replacements[entry & ~LONG];
    Py_ssize_t needed = pass->written + new->size + (pass->size - pass->done - 1);
    if (needed > PyUnicode_GET_LENGTH(pass->text)
        && PyUnicode_Resize(&pass->text, needed + needed / 2) < 0)
        return -1;
    int kind = PyUnicode_KIND(pass->text);
    void *data = PyUnicode_DATA(pass->text);
    for (Py_ssize_t i = 0; i < new->size; i++)
        PyUnicode_WRITE(kind, data, pass->written + i, new->text[i]);
    pass->written += new->size;
    pass->longs++;
    pass->long_size += new->size;
    return 0;
}

ALWAYS_INLINE void
put_char(void *data, int kind, Py_ssize_t place, Entry entry)
{
    if (kind == PyUnicode_1BYTE_KIND)
        ((Py_UCS1 *)data)[place] = (Py_UCS1)entry;
    else if (kind == PyUnicode_2BYTE_KIND)
        ((Py_UCS2 *)data)[place] = (Py_UCS2)entry;
    else
        ((Py_UCS4 *)data)[place] = entry;
}

/* Translate blocks of the source, until less than one is left or one has a longer replacement: what was
   written of that is written over. */
ALWAYS_INLINE void
write_blocks(const Translator *self, Pass *pass, int kind, int new_kind, int has_longs)
{
    const Entry *flat = self->flat;
    void *data = PyUnicode_DATA(pass->text);
    Py_ssize_t i = pass->done, to = pass->written;
    for (; i + AT_ONCE <= pass->size; i += AT_ONCE) {
        Py_ssize_t next = to;
        Entry all = 0;
        for (int k = 0; k < AT_ONCE; k++) {
            Entry entry = flat[PyUnicode_READ(kind, pass->source, i + k)];
            put_char(data, new_kind, next + k, entry);
            next -= entry / DELETED;
            all |= entry;
        }
        if (has_longs && UNLIKELY(all & LONG))
            break;
        to = next + AT_ONCE;
    }
    pass->done = i;
    pass->written = to;
}

/* Translate so many characters one by one. */
ALWAYS_INLINE int
write_chars(const Translator *self, Pass *pass, int kind, int new_kind, Py_ssize_t stop)
{
    for (; pass->done < stop; pass->done++) {
        Py_UCS4 c = PyUnicode_READ(kind, pass->source, pass->done);
        Entry entry = entry_of(self, self->flat, kind, c);
        if (UNLIKELY(entry & LONG)) {
            if (write_long(self, pass, entry) < 0)
                return -1;
            continue;
        }
        put_char(PyUnicode_DATA(pass->text), new_kind, pass->written, entry);
        pass->written += entry < DELETED;
    }
    return 0;
}

/* Translate the rest of the source; a table may be known to have no longer replacements. */
ALWAYS_INLINE int
write_rest(const Translator *self, Pass *pass, int kind, int new_kind, int has_longs)
{
    while (pass->done < pass->size) {
        Py_ssize_t stop = pass->size;
        if (kind < PyUnicode_4BYTE_KIND) {
            write_blocks(self, pass, kind, new_kind, has_longs);
            stop = pass->size - pass->done < AT_ONCE ? pass->size : pass->done + AT_ONCE;
        }
        if (write_chars(self, pass, kind, new_kind, stop) < 0)
            return -1;
    }
    return 0;
}

/* Give each pair of storages a loop of its own, and the commonest another. */
static int
write_translated(const Translator *self, Pass *pass, int kind)
{
    int new_kind = PyUnicode_KIND(pass->text);
    if (!self->has_longs && kind == 2 && new_kind == 2)
        return write_rest(self, pass, 2, 2, 0);
    switch (kind * 8 + new_kind) {
    case 1 * 8 + 1: return write_rest(self, pass, 1, 1, 1);
    case 1 * 8 + 2: return write_rest(self, pass, 1, 2, 1);
    case 1 * 8 + 4: return write_rest(self, pass, 1, 4, 1);
    case 2 * 8 + 2: return write_rest(self, pass, 2, 2, 1);
    case 2 * 8 + 4: return write_rest(self, pass, 2, 4, 1);
    default: return write_rest(self, pass, 4, 4, 1);
    }
}

/* Return the text translated, the same object when nothing changes.  `pass` tells what was done. */
static PyObject *
translate(const Translator *self, PyObject *text, Pass *pass)
{
    memset(pass, 0, sizeof(*pass));
    if (need_text(text) < 0)
        return NULL;
    int kind = PyUnicode_KIND(text);
    Py_UCS4 largest = PyUnicode_MAX_CHAR_VALUE(text);
    pass->source = PyUnicode_DATA(text);
    pass->size = pass->done = PyUnicode_GET_LENGTH(text);
    if (self->lowest <= largest) {
        if (kind == PyUnicode_1BYTE_KIND)
            skip_unchanged(self, pass, PyUnicode_1BYTE_KIND);
        else if (kind == PyUnicode_2BYTE_KIND)
            skip_unchanged(self, pass, PyUnicode_2BYTE_KIND);
        else
            skip_unchanged(self, pass, PyUnicode_4BYTE_KIND);
    }
    if (pass->done == pass->size) {
        pass->written = pass->size;
        return Py_NewRef(text);
    }
    Py_UCS4 allotted = storage(largest | self->bits[storage_index(largest)]);
    pass->text = PyUnicode_New(pass->size, allotted);
    if (!pass->text)
        return NULL;
    pass->written = pass->done;
    int failed = 0;
    if ((int)PyUnicode_KIND(pass->text) == kind)
        memcpy(PyUnicode_DATA(pass->text), pass->source, (size_t)(pass->done * kind));
    else
        failed = PyUnicode_CopyCharacters(pass->text, 0, text, 0, pass->done) < 0;
    if (failed || write_translated(self, pass, kind) < 0) {
        Py_DECREF(pass->text);
        return NULL;
    }
    PyObject *result = settled(pass->text, pass->written, allotted);
    if (result && pass->longs && pass->written == pass->size
        && PyUnicode_Compare(result, text) == 0) { /* what was deleted was written elsewhere */
        Py_DECREF(result);
        return Py_NewRef(text);
    }
    return result;
}

PyObject *
Translator_translate(PyObject *self, PyObject *text)
{
    Pass pass;
    return translate((Translator *)self, text, &pass);
}

PyObject *
translator_run(PyObject *self, PyObject *text, int *moved)
{
    Pass pass;
    PyObject *result = translate((Translator *)self, text, &pass);
    *moved = pass.longs || pass.written != pass.size;
    return result;
}

COLD int
translators_fuse(PyObject *one, PyObject *other, PyObject **fused)
{
    PyObject *first = ((Translator *)one)->rows, *second = ((Translator *)other)->rows;
    PyObject *table = PyDict_New();
    int failed = table ? PyDict_MergeFromSeq2(table, second, 1) : -1, hides = 0;
    for (Py_ssize_t i = 0; failed == 0 && i < PyTuple_GET_SIZE(first); i++) {
        PyObject *row = PyTuple_GET_ITEM(first, i), *value = PyTuple_GET_ITEM(row, 1);
        PyObject *new = Translator_translate(other, value);
        hides |= new && PyUnicode_GET_LENGTH(value) > 1 && PyUnicode_GET_LENGTH(new) == 1;
        failed = new ? PyDict_SetItem(table, PyTuple_GET_ITEM(row, 0), new) : -1;
        Py_XDECREF(new);
    }
    *fused = NULL;
    if (failed == 0 && !hides) {
        *fused = PyObject_CallOneArg((PyObject *)Py_TYPE(one), table);
        failed = *fused ? 0 : -1;
    }
    Py_XDECREF(table);
    return failed;
}

Py_ssize_t
translator_image(PyObject *object, Py_UCS4 *c, const Py_UCS4 **text)
{
    const Translator *self = (Translator *)object;
    Entry entry = entry_of(self, self->flat, PyUnicode_4BYTE_KIND, *c);
    if (entry & LONG) {
        const Replacement *new = &self->replacements[entry & ~LONG];
        *text = new->text;
        return new->size;
    }
    *c = entry;
    *text = c;
    return entry != DELETED;
}

Py_UCS4
translator_far(PyObject *object, Py_ssize_t number)
{
    const Translator *self = (Translator *)object;
    return number < self->far_count ? self->far[number].key : 0;
}

static PyObject *
Translator_translate_all(Translator *self, PyObject *texts)
{
    Pass pass;
    PyObject *sources = PySequence_Tuple(texts); /* our own: nobody changes it meanwhile */
    if (!sources)
        return NULL;
    PyObject *results = PyList_New(PyTuple_GET_SIZE(sources));
    for (Py_ssize_t i = 0; results && i < PyTuple_GET_SIZE(sources); i++) {
        PyObject *result = translate(self, PyTuple_GET_ITEM(sources, i), &pass);
        if (result)
            PyList_SET_ITEM(results, i, result);
        else
            Py_CLEAR(results);
    }
    Py_DECREF(sources);
    return results;
}

/* List what does not become one character.  The places are gathered first, a block at a time and
   without a branch: in vocalized text no branch can be foretold. */
ALWAYS_INLINE void
list_shifts(const Translator *self, const Pass *pass, int kind, Shift *shift)
{
    enum { BLOCK = 512 };
    uint16_t places[BLOCK];
    const Entry *flat = self->flat;
    int64_t moved = 0;
    for (Py_ssize_t block = 0; block < pass->size; block += BLOCK) {
        int size = pass->size - block < BLOCK ? (int)(pass->size - block) : BLOCK, count = 0;
        for (int i = 0; i < size; i++) {
            Py_UCS4 c = PyUnicode_READ(kind, pass->source, block + i);
            places[count] = (uint16_t)i;
            count += entry_of(self, flat, kind, c) >= LONG;
        }
        for (int i = 0; i < count; i++, shift++) {
            int64_t start = block + places[i];
            Entry entry = entry_of(self, flat, kind, PyUnicode_READ(kind, pass->source, start));
            int64_t new_size = 0;
            if (entry & LONG)
                new_size = self->replacements[entry & ~LONG].size;
            *shift = (Shift){start, start + 1, start + moved, start + moved + new_size};
            moved += new_size - 1;
        }
    }
}

PyObject *
Translator_change(PyObject *object, PyObject *text)
{
    const Translator *self = (Translator *)object;
    Pass pass;
    PyObject *result = translate(self, text, &pass);
    if (!result)
        return NULL;
    Py_ssize_t deleted = pass.size - pass.longs + pass.long_size - pass.written;
    PyObject *shifts = new_shifts(deleted + pass.longs);
    if (!shifts) {
        Py_DECREF(result);
        return NULL;
    }
    if (PyBytes_GET_SIZE(shifts)) {
        Shift *into = (Shift *)PyBytes_AS_STRING(shifts);
        int kind = PyUnicode_KIND(text);
        if (kind == PyUnicode_1BYTE_KIND)
            list_shifts(self, &pass, PyUnicode_1BYTE_KIND, into);
        else if (kind == PyUnicode_2BYTE_KIND)
            list_shifts(self, &pass, PyUnicode_2BYTE_KIND, into);
        else
            list_shifts(self, &pass, PyUnicode_4BYTE_KIND, into);
    }
    PyObject *both = PyTuple_Pack(2, result, shifts);
    Py_DECREF(result);
    Py_DECREF(shifts);
    return both;
}

static PyMethodDef translator_methods[] = {
    {"translate", Translator_translate, METH_O,
     "Return the text with the table's characters replaced; the same object without any."},
    {"translate_all", (PyCFunction)Translator_translate_all, METH_O,
     "Return the texts translated, in a list."},
    {"change", Translator_change, METH_O,
     "Return the text translated, and its shifts."},
    {NULL},
};

static PyType_Slot translator_slots[] = {
    {Py_tp_doc, "A table {character: replacement} made ready to use."},
    {Py_tp_new, Translator_new},
    {Py_tp_dealloc, Translator_dealloc},
    {Py_tp_traverse, Translator_traverse},
    {Py_tp_methods, translator_methods},
    {0, NULL},
};

PyType_Spec translator_spec = {
    .name = "arabic_norm.kernel._kernel.Translator",
    .basicsize = sizeof(Translator),
    .flags = TYPE_FLAGS,
    .slots = translator_slots,
};
