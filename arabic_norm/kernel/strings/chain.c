#include "chain.h"

#include <structmember.h>

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

/* Classes that are written in Python inherit tp_call, and vectorcall only since 3.12, which takes it
   away when they are given a __call__; until then, a chain does both for them. */
#if PY_VERSION_HEX < 0x030C0000
#  define INHERITS_TP_CALL_ALONE
#endif

/* What is called, and the rows of rewriters and tables among it. */
typedef struct {
    PyObject *calls; /* a tuple */
    Row **rows; /* by call: at the first of a row; else NULL */
} Plan;

/* Each plan is made at its first use and then never changed. */
typedef struct {
    PyObject_HEAD
    vectorcallfunc vectorcall;
    Plan *calls, *changes;
} Chain;

COLD static void
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
COLD static Plan *
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
COLD static int
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

/* Return what a call returns, or NULL with an exception. */
static PyObject *
call(Chain *self, PyObject *const *args, Py_ssize_t count, Py_ssize_t named)
{
    if (count != 1 || named) {
        PyErr_Format(PyExc_TypeError, "%s takes one text and nothing else", Py_TYPE(self)->tp_name);
        return NULL;
    }
    PyObject *text = args[0];
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
Chain_call(PyObject *self, PyObject *args, PyObject *kwargs)
{
    return call((Chain *)self, PySequence_Fast_ITEMS(args), PyTuple_GET_SIZE(args),
                kwargs ? PyDict_GET_SIZE(kwargs) : 0);
}

/* What Python calls instead of tp_call: it makes no tuple of the arguments, which a title would
   feel. */
static PyObject *
Chain_vectorcall(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *names)
{
#ifdef INHERITS_TP_CALL_ALONE
    if (UNLIKELY(Py_TYPE(self)->tp_call != Chain_call)) { /* a __call__ was set later */
        Py_TYPE(self)->tp_flags &= ~Py_TPFLAGS_HAVE_VECTORCALL;
        return PyObject_Vectorcall(self, args, nargsf, names);
    }
#endif
    if (Py_EnterRecursiveCall(" in a chain"))
        return NULL;
    PyObject *made = call((Chain *)self, args, PyVectorcall_NARGS(nargsf),
                          names ? PyTuple_GET_SIZE(names) : 0);
    Py_LeaveRecursiveCall();
    return made;
}

static PyObject *
Chain_new(PyTypeObject *type, PyObject *Py_UNUSED(args), PyObject *Py_UNUSED(kwargs))
{
    Chain *self = (Chain *)type->tp_alloc(type, 0);
    if (self)
        self->vectorcall = Chain_vectorcall;
#ifdef INHERITS_TP_CALL_ALONE
    if (type->tp_call == Chain_call)
        type->tp_flags |= Py_TPFLAGS_HAVE_VECTORCALL;
#endif
    return (PyObject *)self;
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

static PyMemberDef chain_members[] = {
    {"__vectorcalloffset__", T_PYSSIZET, offsetof(Chain, vectorcall), READONLY},
    {NULL},
};

static PyType_Slot chain_slots[] = {
    {Py_tp_doc, "A callable that applies a row of functions, one after another."},
    {Py_tp_new, Chain_new},
    {Py_tp_call, Chain_call},
    {Py_tp_members, chain_members},
    {Py_tp_methods, chain_methods},
    {Py_tp_dealloc, Chain_dealloc},
    {Py_tp_traverse, Chain_traverse},
    {Py_tp_clear, Chain_clear},
    {0, NULL},
};

PyType_Spec chain_spec = {
    .name = "arabic_norm.kernel._kernel.Chain",
    .basicsize = sizeof(Chain),
    .flags = TYPE_FLAGS | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_VECTORCALL,
    .slots = chain_slots,
};
