#include "rewrite.h"

#include "module.h"

static PyObject *
Rewriter_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"finder", "find", NULL};
    State *state = PyType_GetModuleState(type);
    PyObject *finder, *find;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!O:Rewriter", names, state->finder, &finder,
                                     &find))
        return NULL;
    Rewriter *self = (Rewriter *)type->tp_alloc(type, 0);
    if (self) {
        self->finder = (Finder *)Py_NewRef(finder);
        self->find = Py_NewRef(find);
    }
    return (PyObject *)self;
}

/* There is nothing to clear: what is made once of what was there before closes no circle. */
static int
Rewriter_traverse(Rewriter *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->finder);
    Py_VISIT(self->find);
    return 0;
}

static void
Rewriter_dealloc(Rewriter *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    Py_XDECREF(self->finder);
    Py_XDECREF(self->find);
    type->tp_free(self);
    Py_DECREF(type);
}

int
find_edits(const Rewriter *self, PyObject *text, Edits *edits)
{
    edits_clear(edits);
    /* compiled rules take no other kind of str, whose methods may be others */
    PyObject *plain = PyUnicode_FromObject(text);
    PyObject *found = plain ? PyObject_CallOneArg(self->find, plain) : NULL;
    Py_XDECREF(plain);
    if (!found)
        return -1;
    int failed = edits_read(edits, found, PyUnicode_GET_LENGTH(text));
    Py_DECREF(found);
    return failed;
}

/* Return what a function makes of a text and the edits found in it. */
static PyObject *
with_found(PyObject *object, PyObject *text, PyObject *(*make)(const Edits *, PyObject *))
{
    const Rewriter *self = (Rewriter *)object;
    PyObject *made = NULL;
    if (need_text(text) < 0)
        return NULL;
    Edits edits;
    edits_clear(&edits);
    if (!stands_in(self->finder, text) || find_edits(self, text, &edits) == 0)
        made = make(&edits, text);
    edits_free(&edits);
    return made;
}

PyObject *
Rewriter_rewrite(PyObject *self, PyObject *text)
{
    return with_found(self, text, edits_made);
}

PyObject *
Rewriter_change(PyObject *self, PyObject *text)
{
    return with_found(self, text, edits_change);
}

static PyMethodDef rewriter_methods[] = {
    {"rewrite", Rewriter_rewrite, METH_O,
     "Return the text rewritten; the same object when nothing changes."},
    {"change", Rewriter_change, METH_O, "Return the text rewritten, and its shifts."},
    {NULL},
};

static PyType_Slot rewriter_slots[] = {
    {Py_tp_doc, "A finder, and a function that finds edits where it finds something."},
    {Py_tp_new, Rewriter_new},
    {Py_tp_dealloc, Rewriter_dealloc},
    {Py_tp_traverse, Rewriter_traverse},
    {Py_tp_methods, rewriter_methods},
    {0, NULL},
};

PyType_Spec rewriter_spec = {
    .name = "arabic_norm.kernel._kernel.Rewriter",
    .basicsize = sizeof(Rewriter),
    .flags = TYPE_FLAGS,
    .slots = rewriter_slots,
};
