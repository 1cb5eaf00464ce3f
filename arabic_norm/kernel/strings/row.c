#include "row.h"

#include "shifts.h"

int
row_fill(Row *self)
{
    Finder *finders[MOST];
    for (int number = 0; number < self->count; number++)
        finders[number] = self->rewriters[number]->finder;
    return look_fill(&self->look, finders, self->count);
}

/* Return a bit for each rewriter that finds something in what edits have made new: the characters
   that they wrote, and a neighbour on either side. */
static Bits
seen_in_edits(const Look *look, PyObject *text, const Edits *edits)
{
    Py_ssize_t moved = 0, size = PyUnicode_GET_LENGTH(text);
    Bits bits = 0;
    for (const Edit *edit = edits->all; edit < edits->all + edits->count; edit++) {
        Py_ssize_t new_size = PyUnicode_GET_LENGTH(edit->text), start = edit->start + moved;
        Py_ssize_t end = start + new_size;
        bits |= look_seen(look, text, start > 0 ? start - 1 : 0, end < size ? end + 1 : size);
        moved += new_size - (edit->end - edit->start);
    }
    return bits;
}

PyObject *
row_rewrite(const Row *self, PyObject *text, PyObject **shifts)
{
    if (need_text(text) < 0)
        Py_CLEAR(text);
    Bits bits = text ? look_seen(&self->look, text, 0, PyUnicode_GET_LENGTH(text)) : 0;
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
            bits |= seen_in_edits(&self->look, made, &edits);
        }
        edits_free(&edits);
        Py_DECREF(text);
        text = made;
    }
    return text;
}
