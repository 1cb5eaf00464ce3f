#include "look.h"

#include "shifts.h"

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
look_fill(Look *self)
{
    Py_ssize_t count = 0;
    for (int number = 0; number < self->count; number++)
        count += self->rewriters[number]->finder->count;
    self->flat = PyMem_Calloc(PLANE, sizeof(Bits));
    self->far = PyMem_New(FarBits, count);
    if (!self->flat || !self->far) {
        PyErr_NoMemory();
        return -1;
    }
    for (int number = 0; number < self->count; number++) {
        const Finder *finder = self->rewriters[number]->finder;
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

/* Return a bit for each rewriter that finds something from a start to an end that touches neither a
   neighbour; at the ends of the text these are its ends. */
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
static Bits
seen(const Look *self, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    switch (PyUnicode_KIND(text)) {
    case 1: return seen_by_kind(self, 1, text, start, end);
    case 2: return seen_by_kind(self, 2, text, start, end);
    default: return seen_by_kind(self, 4, text, start, end);
    }
}

/* Return a bit for each rewriter that finds something in what edits have made new: the characters
   that they wrote, and a neighbour on either side. */
static Bits
seen_in_edits(const Look *self, PyObject *text, const Edits *edits)
{
    Py_ssize_t moved = 0, size = PyUnicode_GET_LENGTH(text);
    Bits bits = 0;
    for (const Edit *edit = edits->all; edit < edits->all + edits->count; edit++) {
        Py_ssize_t new_size = PyUnicode_GET_LENGTH(edit->text), start = edit->start + moved;
        Py_ssize_t end = start + new_size;
        bits |= seen(self, text, start > 0 ? start - 1 : 0, end < size ? end + 1 : size);
        moved += new_size - (edit->end - edit->start);
    }
    return bits;
}

PyObject *
look_rewrite(const Look *self, PyObject *text, PyObject **shifts)
{
    if (need_text(text) < 0)
        Py_CLEAR(text);
    Bits bits = text ? seen(self, text, 0, PyUnicode_GET_LENGTH(text)) : 0;
    int changed = 0;
    for (int number = 0; text && bits >> number; number++) {
        const Rewriter *rewriter = self->rewriters[number];
        /* what was seen once may be gone by now */
        if (!(bits >> number & 1) || (changed && !stands_in(rewriter->finder, text)))
            continue;
        Edits edits;
        PyObject *made = NULL;
        if (find_edits(rewriter, text, &edits) == 0)
            made = shifts ? go_on(edits_change(&edits, text), shifts) : edits_made(&edits, text);
        if (made && made != text) {
            changed = 1;
            bits |= seen_in_edits(self, made, &edits);
        }
        edits_free(&edits);
        Py_DECREF(text);
        text = made;
    }
    return text;
}
