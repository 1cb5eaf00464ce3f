/* The second door in C: columns of UTF-8 with offsets, as Arrow keeps them.  What it does is written
   in _python_utf8.py, which it equals; here stands only how it does it fast and without the GIL.
   Nothing is known of any script.

   A row is read in blocks of 64 bytes.  One mask tells where the characters of a block start, so
   that the loop over them depends on no branch that the text decides: a character of one or two
   bytes is one load from the table, four bytes written and as many kept as the replacement has.
   Longer characters and longer replacements take a side path.  Nothing is believed of what is read:
   offsets are checked row by row, and a row that is not UTF-8 is an error. */

#include "_common.h"

#include <stdlib.h>
#if defined(__SSE2__)
#  include <emmintrin.h>
#endif

#if defined(_MSC_VER)
#  include <intrin.h>
#endif

#define BLOCK 64
#define LONGEST 4 /* bytes of a character */

/* How a loop that runs without the GIL ends. */
typedef enum { DONE, FOUND, NOT_UTF8, BAD_OFFSETS, TOO_LONG, NO_MEMORY } Outcome;

static PyObject *
failure(Outcome outcome, Py_ssize_t row)
{
    switch (outcome) {
    case NOT_UTF8: return PyErr_Format(PyExc_ValueError, "row %zd is not UTF-8", row);
    case BAD_OFFSETS:
        return PyErr_Format(PyExc_ValueError, "row %zd has offsets outside its data", row);
    case TOO_LONG:
        return PyErr_Format(
            PyExc_OverflowError, "at row %zd the result is too long for 32-bit offsets", row);
    default: return PyErr_NoMemory();
    }
}

/* ---- Characters ---- */

ALWAYS_INLINE int
lowest_bit(uint64_t mask)
{
#if defined(_MSC_VER)
    unsigned long index;
    _BitScanForward64(&index, mask);
    return (int)index;
#else
    return __builtin_ctzll(mask);
#endif
}

/* Tell of each byte of a block whether it starts a character (that is, is no continuation, 80..BF)
   and whether it is beyond ASCII. */
ALWAYS_INLINE void
look_at(const uint8_t *block, uint64_t *starts, uint64_t *beyond)
{
    *starts = *beyond = 0;
#if defined(__SSE2__)
    const __m128i last = _mm_set1_epi8((char)0xBF);
    for (int i = 0; i < BLOCK; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(block + i));
        *starts |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpgt_epi8(bytes, last)) << i;
        *beyond |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << i;
    }
#else
    for (int i = 0; i < BLOCK; i++) {
        *starts |= (uint64_t)((int8_t)block[i] > (int8_t)0xBF) << i;
        *beyond |= (uint64_t)(block[i] >> 7) << i;
    }
#endif
}

/* A character: its code, the bytes it takes (none when it is no UTF-8). */
typedef struct {
    uint32_t code;
    uint32_t size;
} Character;

/* Read a character of three or four bytes. */
static Character
read_long(const uint8_t *c)
{
    const Character none = {0, 0};
    uint32_t size = c[0] < 0xF0 ? 3 : 4, code = c[0] & (size == 3 ? 0x0F : 0x07);
    if (c[0] >= 0xF8)
        return none;
    for (uint32_t i = 1; i < size; i++) {
        if ((c[i] & 0xC0) != 0x80)
            return none;
        code = code << 6 | (c[i] & 0x3F);
    }
    int right = size == 3 ? code >= 0x800 && (code < 0xD800 || code > 0xDFFF)
                          : code >= PLANE && code <= 0x10FFFF;
    return right ? (Character){code, size} : none;
}

/* The index of a character of one or two bytes in a table by pairs of bytes. */
ALWAYS_INLINE uint32_t
pair_at(const uint8_t *c)
{
    return (uint32_t)c[0] << 8 | c[1];
}

/* Fill the entries of a character in a table by pairs: one, or for ASCII one for each byte that may
   follow.  `pairs` has 0x10000 entries of that size. */
static void
set_pairs(void *pairs, uint32_t code, const void *entry, size_t size)
{
    uint32_t first = code < 0x80 ? code << 8 : (0xC0 | code >> 6) << 8 | (0x80 | (code & 0x3F));
    uint32_t last = code < 0x80 ? first | 0xFF : first;
    for (uint32_t pair = first; pair <= last; pair++)
        memcpy((char *)pairs + pair * size, entry, size);
}

/* Where a loop over a row stands.  A block that ends near the end of the data is copied, so that
   nothing beyond is read. */
typedef struct {
    const uint8_t *next, *end; /* of the row */
    const uint8_t *stop; /* of what may be read */
    const uint8_t *block;
    uint64_t starts; /* the characters of the block */
    uint64_t stray; /* its continuations that no character before them accounts for */
    uint64_t wanted; /* the continuations that the next block begins with */
    uint8_t copy[BLOCK + LONGEST];
} Reader;

/* Go on to the next block; return whether there is any. */
ALWAYS_INLINE int
next_block(Reader *reader)
{
    Py_ssize_t size = reader->end - reader->next, readable = reader->stop - reader->next;
    if (size <= 0)
        return 0;
    reader->block = reader->next;
    if (readable < BLOCK + LONGEST) {
        memset(reader->copy, 0, sizeof(reader->copy));
        memcpy(reader->copy, reader->next, readable);
        reader->block = reader->copy;
    }
    uint64_t within = size < BLOCK ? ((uint64_t)1 << size) - 1 : ~(uint64_t)0, beyond;
    look_at(reader->block, &reader->starts, &beyond);
    reader->starts &= within;
    uint64_t leads = beyond & reader->starts; /* of two bytes or more: each has a continuation */
    reader->stray = beyond & within & ~reader->starts & ~(leads << 1 | reader->wanted);
    reader->wanted = leads >> 63;
    reader->next += size < BLOCK ? size : BLOCK;
    return 1;
}

/* Account for the continuations of a character of three or four bytes in the block: all but the
   first. */
ALWAYS_INLINE void
account_for(Reader *reader, const uint8_t *c, uint32_t size)
{
    Py_ssize_t place = c - reader->block + 2, end = place + size - 2;
    for (; place < end; place++) {
        if (place < BLOCK)
            reader->stray &= ~((uint64_t)1 << place);
        else
            reader->wanted |= (uint64_t)1 << (place - BLOCK);
    }
}

/* ---- Rows: what is read ---- */

typedef struct {
    PyObject_HEAD
    Py_buffer data, offsets, validity;
    int width; /* of an offset */
    Py_ssize_t first, count; /* the rows of the buffers that are ours */
} Rows;

static int64_t
offset_at(const char *offsets, int width, Py_ssize_t index)
{
    int32_t narrow;
    int64_t wide;
    if (width == 4) {
        memcpy(&narrow, offsets + index * 4, 4);
        return narrow;
    }
    memcpy(&wide, offsets + index * 8, 8);
    return wide;
}

/* Set the reader to a row; one that is null is empty, whatever lies beneath it. */
static Outcome
read_row(const Rows *self, Py_ssize_t row, Reader *reader)
{
    const uint8_t *data = self->data.buf;
    Py_ssize_t index = self->first + row;
    reader->next = reader->end = reader->stop = data;
    reader->wanted = 0;
    if (self->validity.obj) {
        const uint8_t *validity = self->validity.buf;
        if (!(validity[index >> 3] >> (index & 7) & 1))
            return DONE;
    }
    int64_t start = offset_at(self->offsets.buf, self->width, index);
    int64_t end = offset_at(self->offsets.buf, self->width, index + 1);
    if (start < 0 || end < start || end > self->data.len)
        return BAD_OFFSETS;
    reader->next = data + start;
    reader->end = reader->stop = data + end;
    if (end < self->data.len && (data[end] & 0xC0) != 0x80) /* else it might complete our last one */
        reader->stop = data + self->data.len;
    return DONE;
}

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

static int
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

/* ---- The module's types, as its functions find them ---- */

typedef struct {
    PyTypeObject *rows, *sink;
} State;

static int
need(PyObject *object, PyTypeObject *type)
{
    if (PyObject_TypeCheck(object, type))
        return 0;
    PyErr_Format(PyExc_TypeError, "expected %s, got %s", type->tp_name, Py_TYPE(object)->tp_name);
    return -1;
}

/* ---- RowFinder ---- */

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

static PyObject *
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

/* ---- Sink: what is written ---- */

typedef struct {
    PyObject_HEAD
    PyObject *data; /* bytes with room at the end */
    PyObject *offsets;
    int width;
    int busy; /* a loop writes into it without the GIL */
    Py_ssize_t count, written; /* rows in all, and those written */
    Py_ssize_t size; /* bytes written */
} Sink;

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

/* A loop that writes into a sink without the GIL, which it takes again only to grow. */
typedef struct {
    Sink *sink;
    uint8_t *to, *limit;
    PyThreadState *thread;
} Writer;

static void
writer_begin(Writer *writer, Sink *sink)
{
    sink->busy = 1;
    writer->sink = sink;
    writer->to = (uint8_t *)PyBytes_AS_STRING(sink->data) + sink->size;
    writer->limit = (uint8_t *)PyBytes_AS_STRING(sink->data) + PyBytes_GET_SIZE(sink->data);
    writer->thread = PyEval_SaveThread();
}

static void
writer_end(Writer *writer)
{
    PyEval_RestoreThread(writer->thread);
    writer->sink->busy = 0;
}

/* Make room for so many bytes: an eighth more than there is, or what is needed. */
static Outcome
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

ALWAYS_INLINE Outcome
need_room(Writer *writer, Py_ssize_t needed)
{
    return writer->limit - writer->to < needed ? writer_grow(writer, needed) : DONE;
}

static Outcome
write_bytes(Writer *writer, const void *bytes, Py_ssize_t size)
{
    if (need_room(writer, size) != DONE)
        return NO_MEMORY;
    if (size) /* else the bytes may stand nowhere */
        memcpy(writer->to, bytes, size);
    writer->to += size;
    return DONE;
}

/* Write down where a row ends. */
static Outcome
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

/* Check that so many rows may be written now. */
static int
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

/* ---- RowTranslator ---- */

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

static PyObject *
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

/* ---- The module ---- */

#define METHOD(function) (PyCFunction)(void (*)(void))(function), \
                         METH_METHOD | METH_FASTCALL | METH_KEYWORDS

static PyMethodDef rows_methods[] = {
    {"text", (PyCFunction)Rows_text, METH_O, "Return a row as a str; an empty one for a null."},
    {NULL},
};

static PyMethodDef finder_methods[] = {
    {"find", METHOD(RowFinder_find), "Return which of the rows hold any of the characters."},
    {"found_in", METHOD(RowFinder_found_in), "Return whether any of the rows holds any of them."},
    {NULL},
};

static PyMethodDef sink_methods[] = {
    {"copy", METHOD(Sink_copy), "Write rows as they are."},
    {"finish", (PyCFunction)Sink_finish, METH_NOARGS, "Return data and offsets; write no more."},
    {NULL},
};

static PyMethodDef translator_methods[] = {
    {"translate", METHOD(RowTranslator_translate),
     "Write rows into a sink: the given texts in their places, the others translated."},
    {NULL},
};

#define TYPE(NAME, METHODS, DOC)                                                                  \
    static PyType_Slot NAME##_slots[] = {                                                         \
        {Py_tp_doc, DOC},                                                                         \
        {Py_tp_new, NAME##_new},                                                                  \
        {Py_tp_dealloc, NAME##_dealloc},                                                          \
        {Py_tp_traverse, visit_type},                                                             \
        {Py_tp_methods, METHODS},                                                                 \
        {0, NULL},                                                                                \
    };                                                                                            \
    static PyType_Spec NAME##_spec = {                                                            \
        .name = "arabic_norm.kernel._utf8." #NAME,                                                \
        .basicsize = sizeof(NAME),                                                                \
        .flags = TYPE_FLAGS,                                                                      \
        .slots = NAME##_slots,                                                                    \
    };

TYPE(Rows, rows_methods, "Texts in UTF-8 with offsets, as Arrow keeps them, to read.")
TYPE(Sink, sink_methods, "Texts in UTF-8 with offsets being written.")
TYPE(RowFinder, finder_methods, "Characters to look for in rows, and pairs of neighbours.")
TYPE(RowTranslator, translator_methods, "A table {character: replacement} made ready for rows.")

/* Put a type into the module; return it, still the caller's too, or NULL with an exception. */
static PyTypeObject *
add_type(PyObject *module, PyType_Spec *spec)
{
    PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
    if (type && PyModule_AddType(module, (PyTypeObject *)type) < 0)
        Py_CLEAR(type);
    return (PyTypeObject *)type;
}

static int
fill_module(PyObject *module)
{
    State *state = PyModule_GetState(module);
    state->rows = add_type(module, &Rows_spec);
    state->sink = state->rows ? add_type(module, &Sink_spec) : NULL;
    PyTypeObject *finder = state->sink ? add_type(module, &RowFinder_spec) : NULL;
    PyTypeObject *translator = finder ? add_type(module, &RowTranslator_spec) : NULL;
    Py_XDECREF(finder);
    Py_XDECREF(translator);
    return translator ? 0 : -1;
}

static int
visit_module(PyObject *module, visitproc visit, void *arg)
{
    State *state = PyModule_GetState(module);
    Py_VISIT(state->rows);
    Py_VISIT(state->sink);
    return 0;
}

static int
clear_module(PyObject *module)
{
    State *state = PyModule_GetState(module);
    Py_CLEAR(state->rows);
    Py_CLEAR(state->sink);
    return 0;
}

static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, fill_module},
#if PY_VERSION_HEX >= 0x030C0000
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
    {0, NULL}, /* no Py_mod_gil: a sink relies on the GIL to refuse a second writer */
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "arabic_norm.kernel._utf8",
    .m_doc = "The kernel's second door in C; arabic_norm.kernel._python_utf8 says what it does.",
    .m_size = sizeof(State),
    .m_slots = module_slots,
    .m_traverse = visit_module,
    .m_clear = clear_module,
};

PyMODINIT_FUNC
PyInit__utf8(void)
{
    return PyModuleDef_Init(&module_def);
}
