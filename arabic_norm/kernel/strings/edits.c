#include "edits.h"

#include "shifts.h"
#include "text.h"

/* ---- Reading ---- */

/* Read one; the text is still the tuple's. */
static int
read_edit(PyObject *given, Py_ssize_t done, Py_ssize_t size, Edit *edit)
{
    if (!PyTuple_Check(given) || PyTuple_GET_SIZE(given) != 3) {
        PyErr_SetString(PyExc_TypeError, "an edit is a tuple (start, end, text)");
        return -1;
    }
    edit->text = PyTuple_GET_ITEM(given, 2);
    edit->start = as_place(PyTuple_GET_ITEM(given, 0));
    if (edit->start == -1 && PyErr_Occurred())
        return -1;
    edit->end = as_place(PyTuple_GET_ITEM(given, 1));
    if ((edit->end == -1 && PyErr_Occurred()) || need_text(edit->text) < 0)
        return -1;
    if (done <= edit->start && edit->start <= edit->end && edit->end <= size)
        return 0;
    PyErr_Format(PyExc_ValueError,
                 "edit %zd..%zd overlaps the one before it or leaves the text (0..%zd); "
                 "edits go in order and do not overlap",
                 edit->start, edit->end, size);
    return -1;
}

/* Return a list as it is, since most rules return one, and another iterable as a tuple; or NULL with an
   exception.  What converts a number may change a list; without Python's lock, so may a thread. */
static PyObject *
as_row(PyObject *given)
{
#ifndef Py_GIL_DISABLED
    if (PyList_CheckExact(given))
        return Py_NewRef(given);
#endif
    return PySequence_Tuple(given);
}

int
edits_read(Edits *edits, PyObject *given, Py_ssize_t size)
{
    PyObject *row = as_row(given);
    edits_clear(edits);
    if (!row)
        return -1;
    const Py_ssize_t count = PySequence_Fast_GET_SIZE(row);
    if (count > FEW_EDITS && !(edits->all = PyMem_New(Edit, count)))
        PyErr_NoMemory();
    for (Py_ssize_t done = 0; edits->all && edits->count < count; edits->count++) {
        if (edits->count >= PySequence_Fast_GET_SIZE(row)) {
            PyErr_SetString(PyExc_RuntimeError, "the edits changed while they were read");
            break;
        }
        PyObject *item = Py_NewRef(PySequence_Fast_GET_ITEM(row, edits->count));
        Edit *edit = &edits->all[edits->count];
        int failed = read_edit(item, done, size, edit);
        if (!failed)
            Py_INCREF(edit->text);
        Py_DECREF(item);
        if (failed)
            break;
        done = edit->end;
    }
    Py_DECREF(row);
    return edits->all && edits->count == count ? 0 : -1;
}

void
edits_free(Edits *edits)
{
    for (Py_ssize_t i = 0; i < edits->count; i++)
        Py_DECREF(edits->all[i].text);
    if (edits->all != edits->few)
        PyMem_Free(edits->all);
    edits_clear(edits);
}

/* ---- Making ---- */

/* Copy a part of a text to a place in the one being made; return where it ends. */
static Py_ssize_t
put(PyObject *made, Py_ssize_t to, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    int kind = PyUnicode_KIND(made);
    char *into = (char *)PyUnicode_DATA(made) + to * kind;
    if ((int)PyUnicode_KIND(text) == kind) {
        const char *from = (const char *)PyUnicode_DATA(text) + start * kind;
        if (end - start == 1 && kind == PyUnicode_2BYTE_KIND) /* what most edits write */
            *(Py_UCS2 *)into = *(const Py_UCS2 *)from;
        else
            memcpy(into, from, (size_t)((end - start) * kind));
    }
    else {
        for (Py_ssize_t i = start; i < end; i++)
            PyUnicode_WRITE(kind, PyUnicode_DATA(made), to + i - start, PyUnicode_READ_CHAR(text, i));
    }
    return to + end - start;
}

PyObject *
edits_made(const Edits *edits, PyObject *text)
{
    Py_ssize_t size = PyUnicode_GET_LENGTH(text), total = size, done = 0, to = 0;
    Py_UCS4 largest = PyUnicode_MAX_CHAR_VALUE(text);
    const Edit *stop = edits->all + edits->count;
    for (const Edit *edit = edits->all; edit < stop; edit++) {
        Py_UCS4 own = PyUnicode_MAX_CHAR_VALUE(edit->text);
        Py_ssize_t more = PyUnicode_GET_LENGTH(edit->text) - (edit->end - edit->start);
        if (more > PY_SSIZE_T_MAX - total)
            return PyErr_NoMemory();
        total += more;
        largest = own > largest ? own : largest;
    }
    if (!edits->count)
        return Py_NewRef(text);
    if (!total)
        return size ? PyUnicode_New(0, 0) : Py_NewRef(text);
    PyObject *made = PyUnicode_New(total, storage(largest));
    if (!made)
        return NULL;
    for (const Edit *edit = edits->all; edit < stop; edit++) {
        to = put(made, to, text, done, edit->start);
        to = put(made, to, edit->text, 0, PyUnicode_GET_LENGTH(edit->text));
        done = edit->end;
    }
    put(made, to, text, done, size);
    made = settled(made, total, storage(largest));
    if (made && total == size && PyUnicode_KIND(made) == PyUnicode_KIND(text)
        && !memcmp(PyUnicode_DATA(made), PyUnicode_DATA(text),
                   (size_t)(size * (Py_ssize_t)PyUnicode_KIND(text)))) {
        Py_DECREF(made);
        return Py_NewRef(text);
    }
    return made;
}

/* A span of a source and what takes its place: a part of another text. */
typedef struct {
    Py_ssize_t start, end, new_start, new_end;
    PyObject *text;
} Replacing;

static Replacing
replacing(const Edit *edit)
{
    return (Replacing){edit->start, edit->end, 0, PyUnicode_GET_LENGTH(edit->text), edit->text};
}

/* Whether it replaces nothing by nothing. */
static int
is_empty(const Replacing *it)
{
    return it->start == it->end && it->new_start == it->new_end;
}

/* Take from both ends of a replacement what stays. */
static Replacing
trimmed(PyObject *source, Replacing it)
{
    int kind = PyUnicode_KIND(source), new_kind = PyUnicode_KIND(it.text);
    const void *data = PyUnicode_DATA(source), *new_data = PyUnicode_DATA(it.text);
    while (it.start < it.end && it.new_start < it.new_end
           && PyUnicode_READ(kind, data, it.start)
                  == PyUnicode_READ(new_kind, new_data, it.new_start)) {
        it.start++;
        it.new_start++;
    }
    while (it.start < it.end && it.new_start < it.new_end
           && PyUnicode_READ(kind, data, it.end - 1)
                  == PyUnicode_READ(new_kind, new_data, it.new_end - 1)) {
        it.end--;
        it.new_end--;
    }
    return it;
}

/* ---- Shifts of edits ---- */

/* A shift before it is known how far the text has moved. */
typedef struct {
    int64_t start, end, new_size;
} Unit;

/* Add an edit in its smallest form to the units, each insertion but one at the start with the
   character on its left; return how many there are then. */
static Py_ssize_t
add_unit(Unit *units, Py_ssize_t count, Replacing it)
{
    Unit *last = count ? &units[count - 1] : NULL;
    int64_t new_size = it.new_end - it.new_start;
    if (is_empty(&it))
        return count;
    if (last && last->end == it.start && !last->new_size && !new_size) { /* deletions that touch */
        last->end = it.end;
        return count;
    }
    if (it.start < it.end || (it.start == 0 && count == 0))
        units[count++] = (Unit){it.start, it.end, new_size};
    else if (last && last->end == it.start)
        last->new_size += new_size;
    else
        units[count++] = (Unit){it.start - 1, it.end, new_size + 1};
    return count;
}

/* Give what is inserted at the start to the first character of a text of this size. */
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

PyObject *
edits_change(const Edits *edits, PyObject *text)
{
    Py_ssize_t count = 0;
    PyObject *shifts = NULL, *made = edits_made(edits, text), *both = NULL;
    Unit *first, *units = made ? PyMem_New(Unit, edits->count + 1) : NULL;
    if (made && !units)
        PyErr_NoMemory();
    for (Py_ssize_t i = 0; units && i < edits->count; i++)
        count = add_unit(units, count, trimmed(text, replacing(&edits->all[i])));
    if ((first = units)) {
        settle_start(&first, &count, PyUnicode_GET_LENGTH(text));
        shifts = pack_units(first, count);
    }
    if (shifts)
        both = PyTuple_Pack(2, made, shifts);
    PyMem_Free(units);
    Py_XDECREF(shifts);
    Py_XDECREF(made);
    return both;
}

/* ---- Minimal edits ---- */

/* Edits of a source being listed. */
typedef struct {
    PyObject *source, *list;
    Replacing last; /* not yet in the list: a deletion may grow */
} Listing;

static int
list_last(Listing *listing)
{
    const Replacing *last = &listing->last;
    if (is_empty(last))
        return 0;
    PyObject *text = PyUnicode_Substring(last->text, last->new_start, last->new_end);
    PyObject *edit = text ? Py_BuildValue("nnN", last->start, last->end, text) : NULL;
    int failed = !edit || PyList_Append(listing->list, edit) < 0;
    Py_XDECREF(edit);
    return failed ? -1 : 0;
}

/* Add a replacement in its smallest form: trimmed, and deletions that touch as one. */
static int
add_edit(Listing *listing, Replacing it)
{
    Replacing *last = &listing->last;
    it = trimmed(listing->source, it);
    if (is_empty(&it))
        return 0;
    if (it.new_start == it.new_end && last->new_start == last->new_end && last->end == it.start
        && last->start < last->end) {
        last->end = it.end;
        return 0;
    }
    if (list_last(listing) < 0)
        return -1;
    *last = it;
    return 0;
}

static PyObject *
edits_minimal(const Edits *edits, PyObject *text)
{
    Listing listing = {.source = text, .list = PyList_New(0)};
    int failed = !listing.list;
    for (Py_ssize_t i = 0; !failed && i < edits->count; i++)
        failed = add_edit(&listing, replacing(&edits->all[i])) < 0;
    if (listing.list && (failed || list_last(&listing) < 0))
        Py_CLEAR(listing.list);
    return listing.list;
}

/* ---- Functions of Python ---- */

/* Return what a function makes of a text and edits that Python gives. */
static PyObject *
with_edits(PyObject *const *args, Py_ssize_t nargs, PyObject *(*make)(const Edits *, PyObject *))
{
    if (nargs != 2)
        return PyErr_Format(PyExc_TypeError, "expected a text and edits, not %zd values", nargs);
    if (need_text(args[0]) < 0)
        return NULL;
    Edits edits;
    PyObject *made = NULL;
    if (edits_read(&edits, args[1], PyUnicode_GET_LENGTH(args[0])) == 0)
        made = make(&edits, args[0]);
    edits_free(&edits);
    return made;
}

PyObject *
kernel_splice(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    return with_edits(args, nargs, edits_made);
}

PyObject *
kernel_change(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    return with_edits(args, nargs, edits_change);
}

PyObject *
kernel_minimal(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    return with_edits(args, nargs, edits_minimal);
}

/* ---- Edits of shifts ---- */

/* Return how far two texts are equal, from places in them on, at most so many characters. */
ALWAYS_INLINE Py_ssize_t
equal_by_kind(int kind, const void *one, int other_kind, const void *other, Py_ssize_t size)
{
    Py_ssize_t i = 0;
    while (i < size && PyUnicode_READ(kind, one, i) == PyUnicode_READ(other_kind, other, i))
        i++;
    return i;
}

static Py_ssize_t
equal_size(PyObject *one, Py_ssize_t at, PyObject *other, Py_ssize_t other_at, Py_ssize_t size)
{
    int kind = PyUnicode_KIND(one), other_kind = PyUnicode_KIND(other);
    const char *data = (const char *)PyUnicode_DATA(one) + at * kind;
    const char *other_data = (const char *)PyUnicode_DATA(other) + other_at * other_kind;
    if (kind == other_kind && kind == 2)
        return equal_by_kind(2, data, 2, other_data, size);
    if (kind == other_kind && kind == 1)
        return equal_by_kind(1, data, 1, other_data, size);
    return equal_by_kind(kind, data, other_kind, other_data, size);
}

/* Add what differs before a shift: single characters, one for one. */
static int
add_run(Listing *listing, PyObject *text, Py_ssize_t at, Py_ssize_t new_at, Py_ssize_t size)
{
    for (Py_ssize_t i = 0; i < size; i++) {
        i += equal_size(listing->source, at + i, text, new_at + i, size - i);
        Replacing it = {at + i, at + i + 1, new_at + i, new_at + i + 1, text};
        if (i < size && add_edit(listing, it) < 0)
            return -1;
    }
    return 0;
}

/* Add the edits of all shifts, which are in order. */
static int
add_edits(Listing *listing, PyObject *text, const Shift *shifts, Py_ssize_t count)
{
    Py_ssize_t size = PyUnicode_GET_LENGTH(listing->source), at = 0, new_at = 0;
    Py_ssize_t new_size = PyUnicode_GET_LENGTH(text);
    const Shift end = {size, size, new_size, new_size};
    for (Py_ssize_t i = 0; i <= count; i++) {
        const Shift *next = i < count ? &shifts[i] : &end;
        if (next->end > size || next->new_end > new_size
            || next->start - at != next->new_start - new_at) {
            PyErr_SetString(PyExc_ValueError, "not the shifts of these two texts");
            return -1;
        }
        Replacing it = {next->start, next->end, next->new_start, next->new_end, text};
        if (add_run(listing, text, at, new_at, next->start - at) < 0 || add_edit(listing, it) < 0)
            return -1;
        at = next->end;
        new_at = next->new_end;
    }
    return list_last(listing);
}

PyObject *
kernel_edits(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs != 3)
        return PyErr_Format(PyExc_TypeError, "expected two texts and shifts, not %zd values", nargs);
    Py_ssize_t count;
    if (need_text(args[0]) < 0 || need_text(args[1]) < 0)
        return NULL;
    const Shift *shifts = need_shifts(args[2], &count);
    if (!shifts)
        return NULL;
    Listing listing = {.source = args[0], .list = PyList_New(0)};
    if (listing.list && add_edits(&listing, args[1], shifts, count) < 0)
        Py_CLEAR(listing.list);
    return listing.list;
}
