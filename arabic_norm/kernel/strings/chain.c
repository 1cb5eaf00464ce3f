#include "chain.h"

#include "row.h"
#include "shifts.h"
#include "translate.h"

#if PY_VERSION_HEX >= 0x030D0000 /* they lock where Python runs without its own lock */
#  define BEGIN_CRITICAL_SECTION(object) Py_BEGIN_CRITICAL_SECTION(object)
#  define END_CRITICAL_SECTION() Py_END_CRITICAL_SECTION()
#else
#  define BEGIN_CRITICAL_SECTION(object) {
#  define END_CRITICAL_SECTION() }
#endif

/* What is called, and the rows of rewriters and tables among it. */
typedef struct {
    PyObject *calls; /* a tuple */
    Row **rows; /* by call: at the first of a row; else NULL */
} Plan;

/* Each plan is made at its first use and then never changed. */
typedef struct {
    PyObject_HEAD
    Plan *calls, *changes;
} Chain;

static void
plan_free(Plan *plan)
{
    if (!plan)
        return;
    for (Py_ssize_t i = 0; plan->rows && i < PyTuple_GET_SIZE(plan->calls); i++)
        row_free(plan->rows[i]);
    PyMem_Free(plan->rows);
    Py_XDECREF(plan->calls);
    PyMem_Free(plan);
}

/* Make the rows of these methods of rewriters and translators; return -1 with an exception. */
static int
plan_rows(Plan *plan, PyCFunction rewrite, PyCFunction translate)
{
    Py_ssize_t count = PyTuple_GET_SIZE(plan->calls);
    PyObject *const *calls = PySequence_Fast_ITEMS(plan->calls);
    plan->rows = PyMem_Calloc(count, sizeof(Row *));
    if (!plan->rows) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t i = 0; i < count;) {
        if (!is_method(calls[i], rewrite)) {
            i++;
            continue;
        }
        plan->rows[i] = row_make(calls + i, count - i, rewrite, translate);
        if (!plan->rows[i])
            return -1;
        i += plan->rows[i]->size;
    }
    return 0;
}

/* Ask a chain what is to be called; return NULL with an exception. */
static Plan *
plan_make(Chain *chain, const char *name, PyCFunction rewrite, PyCFunction translate)
{
    PyObject *given = PyObject_GetAttrString((PyObject *)chain, name);
    if (!given)
        return NULL;
    PyObject *calls = PySequence_Tuple(given);
    Py_DECREF(given);
    if (!calls)
        return NULL;
    Plan *plan = PyMem_Calloc(1, sizeof(Plan));
    if (!plan) {
        Py_DECREF(calls);
        PyErr_NoMemory();
        return NULL;
    }
    plan->calls = calls;
    if (plan_rows(plan, rewrite, translate) == 0)
        return plan;
    plan_free(plan);
    return NULL;
}

/* Make a plan of a chain; return -1 with an exception. */
static int
load_plan(Chain *self, Plan **place, const char *name, PyCFunction rewrite, PyCFunction translate)
{
    Plan *plan = plan_make(self, name, rewrite, translate);
    if (!plan)
        return -1;
    BEGIN_CRITICAL_SECTION(self);
    if (!*place) { /* it may have been made meanwhile, by another thread or in the attribute */
        *place = plan;
        plan = NULL;
    }
    END_CRITICAL_SECTION();
    plan_free(plan);
    return 0;
}

static int
Chain_traverse(Chain *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    if (self->calls)
        Py_VISIT(self->calls->calls);
    if (self->changes)
        Py_VISIT(self->changes->calls);
    return 0;
}

static int
Chain_clear(Chain *self)
{
    Plan *calls = self->calls, *changes = self->changes;
    self->calls = self->changes = NULL;
    plan_free(calls);
    plan_free(changes);
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

/* Call a function; a translator of our own without Python's ceremony, which a title would feel. */
static PyObject *
call_one(PyObject *function, PyObject *text)
{
    if (is_method(function, Translator_translate))
        return Translator_translate(PyCFunction_GET_SELF(function), text);
    return PyObject_CallOneArg(function, text);
}

/* Return what the plan's calls make of a text, or NULL with an exception.  Takes the text over; where
   shifts are wanted, each call returns its own, with which those so far go on. */
static PyObject *
run(const Plan *plan, PyObject *text, PyObject **shifts)
{
    Py_ssize_t count = PyTuple_GET_SIZE(plan->calls), i = 0;
    while (text && i < count) {
        const Row *row = plan->rows[i];
        if (row) {
            text = row_run(row, text, shifts);
            i += row->size;
            continue;
        }
        PyObject *made = call_one(PyTuple_GET_ITEM(plan->calls, i), text);
        Py_DECREF(text);
        text = shifts ? go_on(made, shifts) : made;
        i++;
    }
    return text;
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
        PyObject *checked = PyObject_CallMethod((PyObject *)self, "_check", "(O)", text);
        if (!checked)
            return NULL;
        Py_DECREF(checked);
    }
    if (UNLIKELY(!self->calls)
        && load_plan(self, &self->calls, "_calls", Rewriter_rewrite, Translator_translate) < 0)
        return NULL;
    return run(self->calls, Py_NewRef(text), NULL);
}

static PyObject *
Chain_change(Chain *self, PyObject *text)
{
    if (need_text(text) < 0)
        return NULL;
    if (!self->changes
        && load_plan(self, &self->changes, "_changes", Rewriter_change, Translator_change) < 0)
        return NULL;
    PyObject *shifts = PyBytes_FromStringAndSize(NULL, 0), *both = NULL;
    PyObject *made = shifts ? run(self->changes, Py_NewRef(text), &shifts) : NULL;
    if (made)
        both = PyTuple_Pack(2, made, shifts);
    Py_XDECREF(made);
    Py_XDECREF(shifts);
    return both;
}

static PyMethodDef chain_methods[] = {
    {"change", (PyCFunction)Chain_change, METH_O, "Return what a call returns, and its shifts."},
    {NULL},
};

static PyType_Slot chain_slots[] = {
    {Py_tp_doc, "A callable that applies a row of functions, one after another."},
    {Py_tp_call, Chain_call},
    {Py_tp_methods, chain_methods},
    {Py_tp_dealloc, Chain_dealloc},
    {Py_tp_traverse, Chain_traverse},
    {Py_tp_clear, Chain_clear},
    {0, NULL},
};

PyType_Spec chain_spec = {
    .name = "arabic_norm.kernel._kernel.Chain",
    .basicsize = sizeof(Chain),
    .flags = TYPE_FLAGS | Py_TPFLAGS_BASETYPE,
    .slots = chain_slots,
};
