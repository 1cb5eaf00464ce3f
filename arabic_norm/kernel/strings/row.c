#include "row.h"

#include "shifts.h"
#include "translate.h"

/* ---- Making ---- */

/* Read the calls; return -1 with an exception. */
static int
read_items(Row *self, PyObject *const *calls, Py_ssize_t count, PyCFunction rewrite,
           PyCFunction translate)
{
    int slots = 0;
    self->items = PyMem_Calloc(count, sizeof(Item));
    if (!self->items) {
        PyErr_NoMemory();
        return -1;
    }
    for (; self->size < count; self->size++) {
        Item *item = &self->items[self->size];
        if (is_method(calls[self->size], translate)) {
            item->table = PyCFunction_GET_SELF(calls[self->size]);
            self->levels++;
            continue;
        }
        if (!is_method(calls[self->size], rewrite))
            break;
        Rewriter *rewriter = (Rewriter *)PyCFunction_GET_SELF(calls[self->size]);
        slots += slots_of(rewriter->finder);
        if (slots > MOST)
            break;
        item->rewriter = rewriter;
        self->finders[self->count++] = rewriter->finder;
    }
    self->levels++;
    return 0;
}

/* Note where each item's next table is, and fuse each table with it; return -1 with an exception. */
static int
fuse_tables(Row *self)
{
    Py_ssize_t next = self->size;
    int between = 0;
    for (Py_ssize_t i = self->size - 1; i >= 0; i--) {
        Item *item = &self->items[i];
        between += item->rewriter != NULL;
        item->next = next;
        item->between = between;
        if (item->rewriter)
            continue;
        if (next < self->size
            && translators_fuse(item->table, self->items[next].table, &item->fused) < 0)
            return -1;
        next = i;
        between = 0;
    }
    return 0;
}

/* Make the looks, the last one first; return -1 with an exception. */
static int
fill_looks(Row *self)
{
    int level = self->levels - 1, stop = self->count;
    self->looks = PyMem_Calloc(self->levels, sizeof(Look));
    if (!self->looks) {
        PyErr_NoMemory();
        return -1;
    }
    Sight sight = {.finders = self->finders, .count = self->count, .first = stop, .stop = stop};
    for (Py_ssize_t i = self->size - 1; i >= 0; i--) {
        if (self->items[i].rewriter) {
            sight.first--;
            continue;
        }
        if (sight.first < self->count) { /* or none stands behind this table */
            if (look_fill(&self->looks[level], &sight) < 0)
                return -1;
            sight.behind = &self->looks[level];
            sight.table = self->items[i].table;
            sight.stop = sight.first;
        }
        level--;
    }
    return look_fill(&self->looks[0], &sight);
}

COLD Row *
row_make(PyObject *const *calls, Py_ssize_t count, PyCFunction rewrite, PyCFunction translate)
{
    Row *self = PyMem_Calloc(1, sizeof(Row));
    if (!self) {
        PyErr_NoMemory();
        return NULL;
    }
    if (read_items(self, calls, count, rewrite, translate) == 0 && fuse_tables(self) == 0
        && (self->count == 1 || fill_looks(self) == 0))
        return self;
    row_free(self);
    return NULL;
}

COLD void
row_free(Row *self)
{
    if (!self)
        return;
    for (Py_ssize_t i = 0; self->items && i < self->size; i++)
        Py_XDECREF(self->items[i].fused);
    for (int level = 0; self->looks && level < self->levels; level++)
        look_free(&self->looks[level]);
    PyMem_Free(self->looks);
    PyMem_Free(self->items);
    PyMem_Free(self);
}

/* ---- Running ---- */

/* What is known of the text at hand, a bit for each rewriter: whether it may find something there,
   and whether what was seen for it may be gone. */
typedef struct {
    Bits seen, unsure;
    int level; /* so many tables were passed */
    int number; /* of the next rewriter */
} Known;

/* Note what edits have made new: the characters that they wrote, and a neighbour on either side; and
   what was there before. */
static void
note_edits(const Look *look, Known *known, const Edits *edits, PyObject *text, PyObject *made)
{
    Py_ssize_t moved = 0, size = PyUnicode_GET_LENGTH(text), made_size = PyUnicode_GET_LENGTH(made);
    const Bits before = known->seen >> known->number; /* only what was seen may be gone */
    for (const Edit *edit = edits->all; edit < edits->all + edits->count; edit++) {
        Py_ssize_t new_size = PyUnicode_GET_LENGTH(edit->text), start = edit->start + moved;
        Py_ssize_t end = start + new_size;
        known->seen |= look_seen(look, made, start > 0 ? start - 1 : 0,
                                 end < made_size ? end + 1 : made_size);
        if (before)
            known->unsure |= look_seen(look, text, edit->start > 0 ? edit->start - 1 : 0,
                                       edit->end < size ? edit->end + 1 : size);
        moved += new_size - (edit->end - edit->start);
    }
}

/* Return what the rewriter whose turn it was makes of the text, or NULL with an exception. */
static PyObject *
rewritten(const Row *self, const Item *item, Known *known, PyObject *text, PyObject **shifts)
{
    Edits edits;
    PyObject *made = NULL;
    if (find_edits(item->rewriter, text, &edits) == 0)
        made = shifts ? go_on(edits_change(&edits, text), shifts) : edits_made(&edits, text);
    if (made && made != text && known->number < self->count)
        note_edits(&self->looks[known->level], known, &edits, text, made);
    edits_free(&edits);
    return made;
}

/* Return what a table makes of the text, or NULL with an exception. */
static PyObject *
translated(const Row *self, PyObject *table, Known *known, PyObject *text, PyObject **shifts)
{
    int moved = 0;
    PyObject *made;
    if (shifts) {
        PyObject *change = Translator_change(table, text);
        moved = change && PyBytes_GET_SIZE(PyTuple_GET_ITEM(change, 1)) > 0;
        made = go_on(change, shifts);
    }
    else
        made = translator_run(table, text, &moved);
    if (made && moved && self->looks && known->seen >> known->number) {
        known->seen = look_seen(&self->looks[known->level], made, 0, PyUnicode_GET_LENGTH(made));
        known->unsure = 0;
    }
    return made;
}

PyObject *
row_run(const Row *self, PyObject *text, PyObject **shifts)
{
    Known known = {1, 1, 0, 0};
    if (need_text(text) < 0)
        Py_CLEAR(text);
    if (text && self->looks) {
        known.seen = look_seen(&self->looks[0], text, 0, PyUnicode_GET_LENGTH(text));
        known.unsure = 0;
    }
    for (Py_ssize_t i = 0; text && i < self->size; i++) {
        const Item *item = &self->items[i];
        const Bits between = ((Bits)1 << item->between) - 1;
        PyObject *made;
        if (item->rewriter) {
            int number = known.number++;
            if (!(known.seen >> number & between)) { /* nor do those before the next table */
                known.number += item->between - 1;
                i = item->next - 1;
                continue;
            }
            if (!(known.seen >> number & 1)
                || (known.unsure >> number & 1 && !stands_in(item->rewriter->finder, text)))
                continue;
            made = rewritten(self, item, &known, text, shifts);
        }
        else {
            PyObject *table = item->table;
            known.level++;
            if (item->fused && !shifts && !(known.seen >> known.number & between)) {
                table = item->fused;
                i = item->next;
                known.level++;
                known.number += item->between;
            }
            made = translated(self, table, &known, text, shifts);
        }
        Py_DECREF(text);
        text = made;
    }
    return text;
}
