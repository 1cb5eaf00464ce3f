/* The inner loops in C.  What they do is written in _python.py, which they equal; here stands only
   how they do it fast.  Nothing is known of any script: tables and characters come from outside.

   A Translator's table is flat over the Basic Multilingual Plane: one load a character tells what
   becomes of it, and a deleted character is written and then written over, so the common loop has
   no branch that depends on the text.  Other planes and longer replacements take a side path.
   Objects are immutable once made, so threads need no lock; a Chain is complete after its first
   call. */

#include "_common.h"

#if PY_VERSION_HEX >= 0x030D0000 /* they lock where Python runs without its own lock */
#  define BEGIN_CRITICAL_SECTION(object) Py_BEGIN_CRITICAL_SECTION(object)
#  define END_CRITICAL_SECTION() Py_END_CRITICAL_SECTION()
#else
#  define BEGIN_CRITICAL_SECTION(object) {
#  define END_CRITICAL_SECTION() }
#endif

/* Return the largest character that fits where this one does: strings come in these four sizes. */
static Py_UCS4
storage(Py_UCS4 largest)
{
    return largest < 0x80 ? 0x7F : largest < 0x100 ? 0xFF : largest < PLANE ? 0xFFFF : 0x10FFFF;
}

/* ---- Translator ---- */

/* An entry is the character that takes the place, or DELETED, or LONG and the number of a
   replacement. */
typedef uint32_t Entry;
#define DELETED ((Entry)1 << 30)
#define LONG ((Entry)1 << 31)

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
    Py_UCS4 lowest; /* the first character that changes */
    int has_longs;
    Py_UCS4 bits[4]; /* by the storage of the source: all that may be written, or-ed */
} Translator;

static int
storage_index(Py_UCS4 largest)
{
    return (largest >= 0x80) + (largest >= 0x100) + (largest >= PLANE);
}

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

static PyObject *
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

static void
Translator_dealloc(Translator *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    PyMem_Free(self->flat);
    PyMem_Free(self->far);
    PyMem_Free(self->replacements);
    PyMem_Free(self->pool);
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

ALWAYS_INLINE void
skip_unchanged(const Translator *self, Pass *pass, int kind)
{
    const Entry *flat = self->flat;
    Py_ssize_t i = 0;
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

/* Translate the rest of the source; a table may be known to have no longer replacements. */
ALWAYS_INLINE int
write_rest(const Translator *self, Pass *pass, int kind, int new_kind, int has_longs)
{
    const Entry *flat = self->flat;
    const void *source = pass->source;
    void *data = PyUnicode_DATA(pass->text);
    Py_ssize_t size = pass->size, to = pass->written;
    UNROLL
    for (Py_ssize_t i = pass->done; i < size; i++) {
        Entry entry = entry_of(self, flat, kind, PyUnicode_READ(kind, source, i));
        if (has_longs && UNLIKELY(entry & LONG)) {
            pass->done = i;
            pass->written = to;
            if (write_long(self, pass, entry) < 0)
                return -1;
            data = PyUnicode_DATA(pass->text);
            to = pass->written;
            continue;
        }
        if (new_kind == PyUnicode_1BYTE_KIND)
            ((Py_UCS1 *)data)[to] = (Py_UCS1)entry;
        else if (new_kind == PyUnicode_2BYTE_KIND)
            ((Py_UCS2 *)data)[to] = (Py_UCS2)entry;
        else
            ((Py_UCS4 *)data)[to] = entry;
        to += entry < DELETED;
    }
    pass->written = to;
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

/* Whether a character written, mostly the first, needs all the storage that was allotted. */
static int
fills(const Pass *pass, Py_UCS4 allotted)
{
    int kind = PyUnicode_KIND(pass->text);
    const void *data = PyUnicode_DATA(pass->text);
    if (allotted < 0x80)
        return 1;
    const Py_UCS4 smaller = allotted < 0x100 ? 0x7F : allotted < PLANE ? 0xFF : PLANE - 1;
    for (Py_ssize_t i = 0; i < pass->written; i++)
        if (PyUnicode_READ(kind, data, i) > smaller)
            return 1;
    return 0;
}

/* Return what was written as Python itself would store it: == and hash rely on that. */
static PyObject *
canonical(Pass *pass, Py_UCS4 allotted)
{
    if (pass->written > 1 && fills(pass, allotted)) {
        if (PyUnicode_Resize(&pass->text, pass->written) == 0)
            return pass->text;
        Py_CLEAR(pass->text);
        return NULL;
    }
    PyObject *smaller = PyUnicode_FromKindAndData(
        PyUnicode_KIND(pass->text), PyUnicode_DATA(pass->text), pass->written);
    Py_DECREF(pass->text);
    return smaller;
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
    PyObject *result = canonical(pass, allotted);
    if (result && pass->longs && pass->written == pass->size
        && PyUnicode_Compare(result, text) == 0) { /* what was deleted was written elsewhere */
        Py_DECREF(result);
        return Py_NewRef(text);
    }
    return result;
}

static PyObject *
Translator_translate(Translator *self, PyObject *text)
{
    Pass pass;
    return translate(self, text, &pass);
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

/* ---- Shifts ---- */

/* As they stand in the bytes: spans of a source and of the text made of it. */
typedef struct {
    int64_t start, end, new_start, new_end;
} Shift;

#define ENDLESS ((int64_t)1 << 61) /* longer than any text, and no sum of two overflows */

static PyObject *
new_shifts(Py_ssize_t count)
{
    if (count > PY_SSIZE_T_MAX / (Py_ssize_t)sizeof(Shift))
        return PyErr_NoMemory();
    return PyBytes_FromStringAndSize(NULL, count * (Py_ssize_t)sizeof(Shift));
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
            count += entry_of(self, flat, kind, c) >= DELETED;
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

static PyObject *
Translator_change(Translator *self, PyObject *text)
{
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

/* Return the shifts in a bytes object and their number, or NULL with an exception.  What is not in
   order is refused here, so that the loops below may trust it. */
static const Shift *
need_shifts(PyObject *bytes, Py_ssize_t *count)
{
    if (!PyBytes_Check(bytes)) {
        PyErr_Format(PyExc_TypeError, "shifts are bytes, not %s", Py_TYPE(bytes)->tp_name);
        return NULL;
    }
    const Shift *shifts = (const Shift *)PyBytes_AS_STRING(bytes);
    *count = PyBytes_GET_SIZE(bytes) / (Py_ssize_t)sizeof(Shift);
    int ordered = PyBytes_GET_SIZE(bytes) % (Py_ssize_t)sizeof(Shift) == 0;
    int64_t end = 0, new_end = 0;
    for (Py_ssize_t i = 0; i < *count; i++) {
        const Shift *s = &shifts[i];
        int from_nothing = s->end == 0 && *count == 1;
        ordered &= end <= s->start && (s->start < s->end || from_nothing) && new_end <= s->new_start
                   && s->new_start <= s->new_end;
        end = s->end;
        new_end = s->new_end;
    }
    if (ordered && end < ENDLESS && new_end < ENDLESS)
        return shifts;
    PyErr_SetString(PyExc_ValueError, "not the shifts of a text: incomplete or out of order");
    return NULL;
}

/* One of two lists of shifts, read unit by unit along the text in the middle: class _Side. */
typedef struct {
    const Shift *next, *stop; /* next: the shift that follows the unit, or is it */
    int is_second; /* the middle text is this change's source, not its result */
    int is_run, done;
    int64_t middle, at, far_at;
} Side;

static void
side_load(Side *side)
{
    const Shift *next = side->next;
    side->done = next == side->stop;
    if (side->done)
        side->middle = ENDLESS;
    else
        side->middle = (side->is_second ? next->start : next->new_start) - side->at;
    side->is_run = side->middle > 0;
    if (!side->is_run)
        side->middle = (side->is_second ? next->end : next->new_end) - side->at;
}

static void
side_take(Side *side, int64_t size)
{
    side->at += size;
    side->middle -= size;
    if (side->is_run) {
        side->far_at += size;
    }
    else {
        side->far_at = side->is_second ? side->next->new_end : side->next->end;
        side->next++;
    }
    if (side->middle == 0)
        side_load(side);
}

static int64_t
side_advance(Side *side, int64_t goal)
{
    while (side->at < goal) {
        int64_t left = goal - side->at;
        side_take(side, side->is_run && left < side->middle ? left : side->middle);
    }
    return side->at;
}

/* Take from both sides the least that nothing inside divides. */
static void
take_block(Side *left, Side *right)
{
    if (left->middle == 0) {
        side_take(left, 0);
        return;
    }
    int64_t size = left->is_run ? 0 : left->middle;
    if (!right->is_run && right->middle > size)
        size = right->middle;
    int64_t goal = left->at + size;
    while (left->at < goal || right->at < goal) {
        int64_t left_at = side_advance(left, goal), right_at = side_advance(right, goal);
        goal = left_at > right_at ? left_at : right_at;
    }
}

/* Write the composed shifts and return the end of what is written.  Each holds one of either side
   at least, so there is room when there is room for both lists. */
static Shift *
compose_sides(Side *left, Side *right, Shift *into)
{
    while (!left->done || !right->done) {
        if (left->is_run && right->is_run) {
            int64_t size = left->middle < right->middle ? left->middle : right->middle;
            side_take(left, size);
            side_take(right, size);
            continue;
        }
        int64_t start = left->far_at, new_start = right->far_at;
        take_block(left, right);
        int64_t size = left->far_at - start, new_size = right->far_at - new_start;
        if (size != new_size || size > 1)
            *into++ = (Shift){start, left->far_at, new_start, right->far_at};
    }
    return into;
}

static PyObject *
kernel_compose(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs != 2)
        return PyErr_Format(PyExc_TypeError, "compose takes two arguments, not %zd", nargs);
    Py_ssize_t count, more;
    const Shift *first = need_shifts(args[0], &count);
    const Shift *second = first ? need_shifts(args[1], &more) : NULL;
    if (!second)
        return NULL;
    if (!count || !more)
        return Py_NewRef(count ? args[0] : args[1]);
    if (second->end == 0) { /* made of nothing, in place of a source deleted whole */
        Shift whole = {0, first[count - 1].end, 0, second->new_end};
        return PyBytes_FromStringAndSize((const char *)&whole, sizeof(whole));
    }
    PyObject *shifts = new_shifts(count + more);
    if (!shifts)
        return NULL;
    Side left = {.next = first, .stop = first + count};
    Side right = {.next = second, .stop = second + more, .is_second = 1};
    side_load(&left);
    side_load(&right);
    char *begin = PyBytes_AS_STRING(shifts);
    char *end = (char *)compose_sides(&left, &right, (Shift *)begin);
    _PyBytes_Resize(&shifts, end - begin);
    return shifts;
}

/* ---- pack ---- */

typedef struct {
    int64_t start, end, new_size;
} Unit;

/* Read a change (start, end, new size). */
static int
need_unit(PyObject *change, Unit *unit)
{
    int64_t numbers[3];
    if (!PyTuple_Check(change) || PyTuple_GET_SIZE(change) != 3) {
        PyErr_SetString(PyExc_TypeError, "a change is a tuple (start, end, new size)");
        return -1;
    }
    for (int i = 0; i < 3; i++) {
        numbers[i] = PyLong_AsLongLong(PyTuple_GET_ITEM(change, i));
        if (numbers[i] == -1 && PyErr_Occurred())
            return -1;
    }
    *unit = (Unit){numbers[0], numbers[1], numbers[2]};
    return 0;
}

/* Gather the changes in *units, each insertion but one at the start with the character on its
   left; return their number, or -1 with an exception. */
static Py_ssize_t
gather_units(PyObject *changes, Unit **units)
{
    Py_ssize_t count = 0, room = 0;
    PyObject *change;
    while ((change = PyIter_Next(changes))) {
        Unit unit;
        int failed = need_unit(change, &unit);
        Py_DECREF(change);
        if (failed)
            return -1;
        if (count == room) {
            if (room > PY_SSIZE_T_MAX / 4 / (Py_ssize_t)sizeof(Unit)) {
                PyErr_NoMemory();
                return -1;
            }
            room = room * 2 + 16;
            /* not PyMem_Resize, which forgets what it cannot resize */
            Unit *moved = PyMem_Realloc(*units, (size_t)room * sizeof(Unit));
            if (!moved) {
                PyErr_NoMemory();
                return -1;
            }
            *units = moved;
        }
        if (unit.start < unit.end || (unit.start == 0 && count == 0))
            (*units)[count++] = unit;
        else if (count && (*units)[count - 1].end == unit.start)
            (*units)[count - 1].new_size += unit.new_size;
        else
            (*units)[count++] = (Unit){unit.start - 1, unit.end, unit.new_size + 1};
    }
    return PyErr_Occurred() ? -1 : count;
}

/* Give what is inserted at the start to the first character. */
static void
settle_start(Unit **units, Py_ssize_t *count, int64_t size)
{
    if (*count == 0 || (*units)->end != 0)
        return;
    int64_t inserted = (*units)->new_size;
    if (*count == 1 || (*units)[1].start > 0) {
        **units = size ? (Unit){0, 1, 1} : (Unit){0, 0, 0};
    }
    else {
        ++*units;
        --*count;
    }
    (*units)->new_size += inserted;
}

static PyObject *
pack_units(const Unit *units, Py_ssize_t count)
{
    PyObject *shifts = new_shifts(count);
    if (!shifts)
        return NULL;
    char *begin = PyBytes_AS_STRING(shifts);
    Shift *into = (Shift *)begin;
    int64_t moved = 0;
    for (const Unit *unit = units; unit < units + count; unit++) {
        int64_t size = unit->end - unit->start, new_start = unit->start + moved;
        if (size != unit->new_size || size > 1)
            *into++ = (Shift){unit->start, unit->end, new_start, new_start + unit->new_size};
        moved += unit->new_size - size;
    }
    _PyBytes_Resize(&shifts, (char *)into - begin);
    return shifts;
}

static PyObject *
kernel_pack(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs != 2)
        return PyErr_Format(PyExc_TypeError, "pack takes two arguments, not %zd", nargs);
    int64_t size = PyLong_AsLongLong(args[0]);
    if (size == -1 && PyErr_Occurred())
        return NULL;
    PyObject *changes = PyObject_GetIter(args[1]);
    if (!changes)
        return NULL;
    Unit *units = NULL;
    PyObject *shifts = NULL;
    Py_ssize_t count = gather_units(changes, &units);
    if (count >= 0) {
        Unit *first = units;
        settle_start(&first, &count, size);
        shifts = pack_units(first, count);
    }
    PyMem_Free(units);
    Py_DECREF(changes);
    return shifts;
}

static PyObject *
kernel_unpack(PyObject *module, PyObject *shifts)
{
    PyObject *view = PyMemoryView_FromObject(shifts);
    if (!view)
        return NULL;
    PyObject *numbers = PyObject_CallMethod(view, "cast", "s", "q");
    Py_DECREF(view);
    return numbers;
}

/* ---- Finder ---- */

#define FEW 4 /* up to so many characters, comparing is faster than a look into a table */

/* What a character is to a finder. */
typedef uint8_t Wanted;
#define ALONE ((Wanted)1) /* looked for wherever it stands */
#define FIRST ((Wanted)2) /* looked for before a SECOND */
#define SECOND ((Wanted)4)

typedef struct {
    Py_UCS4 c;
    Wanted wanted;
} Sought;

typedef struct {
    PyObject_HEAD
    Sought *chars; /* sorted */
    Py_ssize_t count;
    Wanted *flat; /* of the characters of the first plane */
    Wanted edge; /* of the text's ends */
    int has_few; /* a few characters, and no pair */
    Py_UCS4 lowest; /* the first character of one that is found */
} Finder;

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
    const Wanted begins = ALONE | FIRST | (self->edge & FIRST ? SECOND : 0);
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

static int
fill_finder(Finder *self, PyObject *chars, PyObject *firsts, PyObject *seconds)
{
    Py_ssize_t pair_size = PyTuple_GET_SIZE(firsts) + PyTuple_GET_SIZE(seconds);
    self->chars = PyMem_New(Sought, PyTuple_GET_SIZE(chars) + pair_size);
    if (!self->chars) {
        PyErr_NoMemory();
        return -1;
    }
    if (add_sought(self, chars, ALONE) < 0 || add_sought(self, firsts, FIRST) < 0
        || add_sought(self, seconds, SECOND) < 0)
        return -1;
    merge_sought(self);
    self->has_few = self->count <= FEW && !pair_size;
    self->flat = PyMem_Calloc(PLANE, sizeof(Wanted));
    if (!self->flat) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t i = 0; i < self->count && self->chars[i].c < PLANE; i++)
        self->flat[self->chars[i].c] = self->chars[i].wanted;
    return 0;
}

static PyObject *
Finder_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"chars", "firsts", "seconds", NULL};
    PyObject *given, *given_firsts = NULL, *given_seconds = NULL;
    if (!PyArg_ParseTupleAndKeywords(
            args, kwargs, "O|OO:Finder", names, &given, &given_firsts, &given_seconds))
        return NULL;
    PyObject *chars = PySequence_Tuple(given), *firsts = NULL, *seconds = NULL;
    Finder *self = NULL;
    if (chars)
        firsts = given_firsts ? PySequence_Tuple(given_firsts) : PyTuple_New(0);
    if (firsts)
        seconds = given_seconds ? PySequence_Tuple(given_seconds) : PyTuple_New(0);
    if (seconds)
        self = (Finder *)type->tp_alloc(type, 0);
    if (self && fill_finder(self, chars, firsts, seconds) < 0)
        Py_CLEAR(self);
    Py_XDECREF(chars);
    Py_XDECREF(firsts);
    Py_XDECREF(seconds);
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

/* Return the first place from `start` to `end`, which is `end` or before it, where a character or a
   pair stands. */
ALWAYS_INLINE Py_ssize_t
next_place(const Finder *self, int kind, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    const void *data = PyUnicode_DATA(text);
    if (start == end)
        return end;
    Wanted here = wanted(self, kind, data, start);
    if (start == 0 && self->edge & FIRST && here & SECOND)
        return 0;
    for (Py_ssize_t last = end - 1; start < last; start++) {
        Wanted next = wanted(self, kind, data, start + 1);
        if (here & ALONE || (here & FIRST && next & SECOND))
            return start;
        here = next;
    }
    Wanted next = end < PyUnicode_GET_LENGTH(text) ? wanted(self, kind, data, end) : self->edge;
    return here & ALONE || (here & FIRST && next & SECOND) ? start : end;
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

static PyObject *
Finder_found_in(Finder *self, PyObject *text)
{
    if (need_text(text) < 0)
        return NULL;
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    int found;
    if (self->lowest > PyUnicode_MAX_CHAR_VALUE(text))
        found = 0;
    else if (self->has_few)
        found = has_few(self, text);
    else
        found = find_next(self, text, 0, size) < size;
    return PyBool_FromLong(found);
}

/* Read the text and the span to look at, whose end is no further than the text's. */
static int
need_span(PyObject *args, PyObject **text, Py_ssize_t *start, Py_ssize_t *end)
{
    if (!PyArg_ParseTuple(args, "Unn", text, start, end))
        return -1;
    if (*start < 0 || *end < *start) {
        PyErr_SetString(PyExc_ValueError, "positions are looked for from a start to an end");
        return -1;
    }
    Py_ssize_t size = PyUnicode_GET_LENGTH(*text);
    *end = *end < size ? *end : size;
    return 0;
}

static PyObject *
Finder_find(Finder *self, PyObject *args)
{
    PyObject *text;
    Py_ssize_t start, end;
    if (need_span(args, &text, &start, &end) < 0)
        return NULL;
    Py_ssize_t place = start < end ? find_next(self, text, start, end) : end;
    return PyLong_FromSsize_t(place < end ? place : -1);
}

static PyObject *
Finder_positions(Finder *self, PyObject *args)
{
    PyObject *text;
    Py_ssize_t start, end;
    if (need_span(args, &text, &start, &end) < 0)
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

/* ---- Chain ---- */

typedef struct {
    PyObject_HEAD
    PyObject *calls; /* a tuple, asked for at the first call and then never changed */
} Chain;

static int
Chain_traverse(Chain *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->calls);
    return 0;
}

static int
Chain_clear(Chain *self)
{
    Py_CLEAR(self->calls);
    return 0;
}

static void
Chain_dealloc(Chain *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    Chain_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static int
load_calls(Chain *self)
{
    PyObject *given = PyObject_GetAttrString((PyObject *)self, "_calls");
    if (!given)
        return -1;
    PyObject *calls = PySequence_Tuple(given);
    Py_DECREF(given);
    if (!calls)
        return -1;
    PyObject *surplus = calls;
    BEGIN_CRITICAL_SECTION(self);
    if (!self->calls) {
        self->calls = calls;
        surplus = NULL;
    }
    END_CRITICAL_SECTION();
    Py_XDECREF(surplus);
    return 0;
}

/* Call a function; a translator of our own without Python's ceremony, which a title would feel. */
static PyObject *
call_one(PyObject *function, PyObject *text)
{
    if (PyCFunction_Check(function)
        && PyCFunction_GET_FUNCTION(function) == (PyCFunction)Translator_translate)
        return Translator_translate((Translator *)PyCFunction_GET_SELF(function), text);
    return PyObject_CallOneArg(function, text);
}

static PyObject *
Chain_call(Chain *self, PyObject *args, PyObject *kwargs)
{
    if (PyTuple_GET_SIZE(args) != 1 || (kwargs && PyDict_GET_SIZE(kwargs))) {
        PyErr_Format(PyExc_TypeError, "%s takes one text and nothing else", Py_TYPE(self)->tp_name);
        return NULL;
    }
    PyObject *text = PyTuple_GET_ITEM(args, 0);
    if (UNLIKELY(!PyUnicode_Check(text))) {
        PyObject *checked = PyObject_CallMethod((PyObject *)self, "_check", "O", text);
        if (!checked)
            return NULL;
        Py_DECREF(checked);
    }
    if (UNLIKELY(!self->calls) && load_calls(self) < 0)
        return NULL;
    Py_INCREF(text);
    for (Py_ssize_t i = 0; text && i < PyTuple_GET_SIZE(self->calls); i++) {
        PyObject *changed = call_one(PyTuple_GET_ITEM(self->calls, i), text);
        Py_DECREF(text);
        text = changed;
    }
    return text;
}

/* ---- The module ---- */

static PyMethodDef translator_methods[] = {
    {"translate", (PyCFunction)Translator_translate, METH_O,
     "Return the text with the table's characters replaced; the same object without any."},
    {"translate_all", (PyCFunction)Translator_translate_all, METH_O,
     "Return the texts translated, in a list."},
    {"change", (PyCFunction)Translator_change, METH_O,
     "Return the text translated, and its shifts."},
    {NULL},
};

static PyType_Slot translator_slots[] = {
    {Py_tp_doc, "A table {character: replacement} made ready to use."},
    {Py_tp_new, Translator_new},
    {Py_tp_dealloc, Translator_dealloc},
    {Py_tp_traverse, visit_type},
    {Py_tp_methods, translator_methods},
    {0, NULL},
};

static PyType_Spec translator_spec = {
    .name = "arabic_norm.kernel._kernel.Translator",
    .basicsize = sizeof(Translator),
    .flags = TYPE_FLAGS,
    .slots = translator_slots,
};

static PyMethodDef finder_methods[] = {
    {"found_in", (PyCFunction)Finder_found_in, METH_O,
     "Return whether any of the characters stands in the text."},
    {"find", (PyCFunction)Finder_find, METH_VARARGS,
     "Return the first place from a start to an end where one of the characters stands, or -1."},
    {"positions", (PyCFunction)Finder_positions, METH_VARARGS,
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

static PyType_Spec finder_spec = {
    .name = "arabic_norm.kernel._kernel.Finder",
    .basicsize = sizeof(Finder),
    .flags = TYPE_FLAGS,
    .slots = finder_slots,
};

static PyType_Slot chain_slots[] = {
    {Py_tp_doc, "What is called is a row of functions, one after another."},
    {Py_tp_call, Chain_call},
    {Py_tp_dealloc, Chain_dealloc},
    {Py_tp_traverse, Chain_traverse},
    {Py_tp_clear, Chain_clear},
    {0, NULL},
};

static PyType_Spec chain_spec = {
    .name = "arabic_norm.kernel._kernel.Chain",
    .basicsize = sizeof(Chain),
    .flags = TYPE_FLAGS | Py_TPFLAGS_BASETYPE,
    .slots = chain_slots,
};

static PyMethodDef kernel_functions[] = {
    {"compose", (PyCFunction)(void (*)(void))kernel_compose, METH_FASTCALL,
     "Return the shifts of two changes made one after the other."},
    {"pack", (PyCFunction)(void (*)(void))kernel_pack, METH_FASTCALL,
     "Return the shifts of changes (start, end, new size) of a text of this size."},
    {"unpack", kernel_unpack, METH_O, "Return the integers of shifts, four a shift."},
    {NULL},
};

static int
add_type(PyObject *module, PyType_Spec *spec)
{
    PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
    if (!type)
        return -1;
    int failed = PyModule_AddType(module, (PyTypeObject *)type);
    Py_DECREF(type);
    return failed;
}

static int
fill_module(PyObject *module)
{
    if (add_type(module, &translator_spec) < 0)
        return -1;
    if (add_type(module, &finder_spec) < 0)
        return -1;
    return add_type(module, &chain_spec);
}

static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, fill_module},
#if PY_VERSION_HEX >= 0x030C0000
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
#if PY_VERSION_HEX >= 0x030D0000
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {0, NULL},
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "arabic_norm.kernel._kernel",
    .m_doc = "The kernel in C; arabic_norm.kernel._python says what it does.",
    .m_methods = kernel_functions,
    .m_slots = module_slots,
};

PyMODINIT_FUNC
PyInit__kernel(void)
{
    return PyModuleDef_Init(&module_def);
}
