/* A character of one or two bytes is one load from the table, four bytes written and as many kept as
   the replacement has.  Longer characters and longer replacements take a side path. */

#include "row_translator.h"

#include "rows.h"
#include "sink.h"

#include <stdlib.h>

/* What becomes of a character: up to three bytes, or the number of a longer replacement. */
typedef struct {
    uint8_t bytes[3];
    uint8_t size; /* or LONG */
} Entry;
#define LONG 0xFF

typedef struct {
    uint32_t key;
    Entry entry;
} Far; /* an entry beyond the first plane */

typedef struct {
    const char *bytes;
    Py_ssize_t size;
} Replacement;

typedef struct {
    PyObject_HEAD
    Entry *flat; /* by code */
    Entry *pairs; /* by two bytes; for a longer character or none at all, LONG */
    Far *far; /* sorted by key */
    Py_ssize_t far_count;
    Replacement *replacements;
    char *pool; /* the replacements' bytes */
} RowTranslator;

static int
compare_far(const void *one, const void *other)
{
    uint32_t a = ((const Far *)one)->key, b = ((const Far *)other)->key;
    return (a > b) - (a < b);
}

/* The entry of a character of the first plane that stays. */
static Entry
same(uint32_t code)
{
    if (code < 0x80)
        return (Entry){{(uint8_t)code}, 1};
    if (code < 0x800)
        return (Entry){{(uint8_t)(0xC0 | code >> 6), (uint8_t)(0x80 | (code & 0x3F))}, 2};
    return (Entry){{(uint8_t)(0xE0 | code >> 12), (uint8_t)(0x80 | (code >> 6 & 0x3F)),
                    (uint8_t)(0x80 | (code & 0x3F))}, 3};
}

/* Put one row of the table in its place; `*pool` is where its bytes go. */
static void
add_row(RowTranslator *self, PyObject *row, Py_ssize_t number, char **pool)
{
    Py_UCS4 key = PyUnicode_READ_CHAR(PyTuple_GET_ITEM(row, 0), 0);
    Replacement *new = &self->replacements[number];
    Entry entry = {{(uint8_t)number, (uint8_t)(number >> 8), (uint8_t)(number >> 16)}, LONG};
    memcpy(*pool, new->bytes, new->size);
    new->bytes = *pool;
    *pool += new->size;
    if (new->size <= 3) {
        entry.size = (uint8_t)new->size;
        memcpy(entry.bytes, new->bytes, new->size);
    }
    if (key < PLANE)
        self->flat[key] = entry;
    else
        self->far[self->far_count++] = (Far){key, entry};
}

/* Note where the rows' values have their UTF-8 and return the size of all together, or -1 with an
   exception. */
static Py_ssize_t
note_values(PyObject *rows, Replacement *replacements)
{
    Py_ssize_t total = 0;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(rows); i++) {
        PyObject *value = PyTuple_GET_ITEM(PyTuple_GET_ITEM(rows, i), 1);
        if (need_text(value) < 0)
            return -1;
        replacements[i].bytes = PyUnicode_AsUTF8AndSize(value, &replacements[i].size);
        if (!replacements[i].bytes)
            return -1;
        total += replacements[i].size;
    }
    return total;
}

static int
fill_translator(RowTranslator *self, PyObject *rows)
{
    Py_ssize_t count = PyTuple_GET_SIZE(rows);
    self->flat = PyMem_New(Entry, PLANE);
    self->pairs = PyMem_New(Entry, PLANE);
    self->far = PyMem_New(Far, count);
    self->replacements = PyMem_New(Replacement, count);
    if (!self->flat || !self->pairs || !self->far || !self->replacements) {
        PyErr_NoMemory();
        return -1;
    }
    Py_ssize_t total = note_values(rows, self->replacements);
    if (total < 0)
        return -1;
    char *pool = self->pool = PyMem_New(char, total);
    if (!pool) {
        PyErr_NoMemory();
        return -1;
    }
    for (uint32_t code = 0; code < PLANE; code++)
        self->flat[code] = same(code);
    for (Py_ssize_t i = 0; i < count; i++)
        add_row(self, PyTuple_GET_ITEM(rows, i), i, &pool);
    qsort(self->far, self->far_count, sizeof(Far), compare_far);
    memset(self->pairs, LONG, PLANE * sizeof(Entry));
    for (uint32_t code = 0; code < 0x800; code++)
        set_pairs(self->pairs, code, &self->flat[code], sizeof(Entry));
    return 0;
}

COLD static PyObject *
RowTranslator_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"table", NULL};
    PyObject *table;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O:RowTranslator", names, &table))
        return NULL;
    PyObject *rows = own_rows(table, "a table's keys", 0);
    if (!rows)
        return NULL;
    RowTranslator *self = (RowTranslator *)type->tp_alloc(type, 0);
    if (self && fill_translator(self, rows) < 0)
        Py_CLEAR(self);
    Py_DECREF(rows);
    return (PyObject *)self;
}

static void
RowTranslator_dealloc(RowTranslator *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    PyMem_Free(self->flat);
    PyMem_Free(self->pairs);
    PyMem_Free(self->far);
    PyMem_Free(self->replacements);
    PyMem_Free(self->pool);
    type->tp_free(self);
    Py_DECREF(type);
}

/* Give where the bytes stand that take the place of a character, and their number. */
static Replacement
replacement_of(const RowTranslator *self, uint32_t code, const uint8_t *source)
{
    const Entry *entry = &self->flat[code < PLANE ? code : 0];
    if (code >= PLANE) {
        Far wanted = {code, {{0}, 0}};
        const Far *found = NULL;
        if (self->far_count)
            found = bsearch(&wanted, self->far, self->far_count, sizeof(Far), compare_far);
        if (!found)
            return (Replacement){(const char *)source, 4};
        entry = &found->entry;
    }
    if (entry->size != LONG)
        return (Replacement){(const char *)entry->bytes, entry->size};
    return self->replacements[entry->bytes[0] | entry->bytes[1] << 8 | entry->bytes[2] << 16];
}

/* Read any character, by its first byte. */
static Character
read_any(const uint8_t *c)
{
    if (c[0] < 0x80)
        return (Character){c[0], 1};
    if (c[0] >= 0xE0)
        return read_long(c);
    uint32_t is_right = c[0] >= 0xC2 && (c[1] & 0xC0) == 0x80;
    return (Character){(c[0] & 0x1F) << 6 | (c[1] & 0x3F), is_right * 2};
}

/* Write what the loop over a block leaves to others: long characters, long replacements. */
static Outcome
write_long(const RowTranslator *self, Reader *reader, Writer *writer, const uint8_t *c)
{
    Character character = read_any(c);
    if (!character.size)
        return NOT_UTF8;
    if (character.size > 2)
        account_for(reader, c, character.size);
    Replacement new = replacement_of(self, character.code, c);
    if (need_room(writer, new.size + 4 * BLOCK) != DONE)
        return NO_MEMORY;
    memcpy(writer->to, new.bytes, new.size);
    writer->to += new.size;
    return DONE;
}

/* Translate a block of a row, for which there is room. */
ALWAYS_INLINE Outcome
translate_block(const RowTranslator *self, Reader *reader, Writer *writer)
{
    const Entry *pairs = self->pairs;
    const uint8_t *block = reader->block;
    uint8_t *to = writer->to;
    for (uint64_t starts = reader->starts; starts; starts &= starts - 1) {
        const uint8_t *c = block + lowest_bit(starts);
        Entry entry = pairs[pair_at(c)];
        if (UNLIKELY(entry.size == LONG)) {
            writer->to = to;
            Outcome outcome = write_long(self, reader, writer, c);
            if (outcome != DONE)
                return outcome;
            to = writer->to;
            continue;
        }
        memcpy(to, &entry, sizeof(Entry));
        to += entry.size;
    }
    writer->to = to;
    return reader->stray ? NOT_UTF8 : DONE;
}

static Outcome
translate_row(const RowTranslator *self, Reader *reader, Writer *writer)
{
    Outcome outcome = DONE;
    while (outcome == DONE && next_block(reader)) {
        outcome = need_room(writer, 4 * BLOCK);
        if (outcome == DONE)
            outcome = translate_block(self, reader, writer);
    }
    return outcome;
}

/* A row whose text comes from elsewhere. */
typedef struct {
    Py_ssize_t row;
    Replacement text;
} Given;

static Outcome
translate_rows(const RowTranslator *self, const Rows *rows, Writer *writer, Py_ssize_t *row,
               Py_ssize_t stop, const Given *given)
{
    Reader reader;
    Outcome outcome = DONE;
    for (; *row < stop; ++*row) {
        if (*row == given->row) {
            outcome = write_bytes(writer, given->text.bytes, given->text.size);
            given++;
        }
        else {
            outcome = read_row(rows, *row, &reader);
            if (outcome == DONE)
                outcome = translate_row(self, &reader, writer);
        }
        if (outcome == DONE)
            outcome = end_row(writer);
        if (outcome != DONE)
            return outcome;
    }
    return DONE;
}

/* Return the rows whose text is given, one that does not exist at their end; or NULL.  The pairs
   stay unchanged meanwhile, and the texts with them, whatever reading a number does. */
static Given *
need_given(PyObject *pairs, Py_ssize_t start, Py_ssize_t stop)
{
    Py_ssize_t count = PyTuple_GET_SIZE(pairs), i = 0;
    Given *given = PyMem_New(Given, count + 1);
    if (!given)
        return (Given *)PyErr_NoMemory();
    for (; i < count; i++) {
        PyObject *pair = PyTuple_GET_ITEM(pairs, i), *text;
        if (!PyTuple_Check(pair)) {
            PyErr_SetString(PyExc_TypeError, "what is given is a row and a text");
            break;
        }
        if (!PyArg_ParseTuple(pair, "nU", &given[i].row, &text))
            break;
        if (given[i].row < start || given[i].row >= stop) {
            PyErr_SetString(PyExc_ValueError, "the rows given are in order and among the others");
            break;
        }
        given[i].text.bytes = PyUnicode_AsUTF8AndSize(text, &given[i].text.size);
        if (!given[i].text.bytes)
            break;
        start = given[i].row + 1;
    }
    if (i < count) {
        PyMem_Free(given);
        return NULL;
    }
    given[count].row = -1;
    return given;
}

static PyObject *
RowTranslator_translate(RowTranslator *self, PyTypeObject *cls, PyObject *const *args,
                        Py_ssize_t nargs, PyObject *names)
{
    State *state = PyType_GetModuleState(cls);
    if (nargs != 5 || names)
        return PyErr_Format(PyExc_TypeError,
                            "translate takes the rows, a start, a stop, what is given and a sink");
    Py_ssize_t row = PyLong_AsSsize_t(args[1]), stop = PyLong_AsSsize_t(args[2]);
    Rows *rows = (Rows *)args[0];
    Sink *sink = (Sink *)args[4];
    if (PyErr_Occurred() || need(args[0], state->rows) < 0 || need(args[4], state->sink) < 0
        || check_span(rows, row, stop) < 0)
        return NULL;
    PyObject *pairs = PySequence_Tuple(args[3]); /* our own: nobody changes it meanwhile */
    Given *given = pairs ? need_given(pairs, row, stop) : NULL;
    /* the sink is looked at last: reading what is given may run any code, this method too */
    if (!given || check_sink(sink, stop - row) < 0) {
        PyMem_Free(given);
        Py_XDECREF(pairs);
        return NULL;
    }
    Writer writer;
    writer_begin(&writer, sink);
    Outcome outcome = translate_rows(self, rows, &writer, &row, stop, given);
    writer_end(&writer);
    PyMem_Free(given);
    Py_DECREF(pairs);
    return outcome == DONE ? Py_NewRef(Py_None) : failure(outcome, row);
}

static PyMethodDef translator_methods[] = {
    {"translate", METHOD(RowTranslator_translate),
     "Write rows into a sink: the given texts in their places, the others translated."},
    {NULL},
};

TYPE(RowTranslator, translator_methods, "A table {character: replacement} made ready for rows.")
