/* The inner loops in C.  What they do is written in _python.py, which they equal; here stands only
   how they do it fast.  Nothing is known of any script: tables, characters and rules come from
   outside.  Objects are immutable once made, so threads need no lock; a Chain is complete after its
   first call. */

#include "module.h"

#include "chain.h"
#include "edits.h"
#include "find.h"
#include "look.h"
#include "pieces.h"
#include "rewrite.h"
#include "scale.h"
#include "shifts.h"
#include "translate.h"

#define FAST(function) (PyCFunction)(void (*)(void))(function), METH_FASTCALL

static PyMethodDef kernel_functions[] = {
    {"change", FAST(kernel_change), "Return the text with edits made, and its shifts."},
    {"compose", FAST(kernel_compose),
     "Return the shifts of two changes made one after the other."},
    {"edits", FAST(kernel_edits), "Return the edits that make a text of a source, of its shifts."},
    {"minimal", FAST(kernel_minimal), "Return edits in their smallest form."},
    {"pieces", FAST(kernel_pieces), "Return pieces of a text, each with its span."},
    {"splice", FAST(kernel_splice), "Return the text with edits made."},
    {"to_source", FAST(kernel_to_source), "Return the source's span for a span of the text."},
    {"to_text", FAST(kernel_to_text), "Return the text's span for a span of the source."},
    {"unpack", kernel_unpack, METH_O, "Return the integers of shifts, four a shift."},
    {NULL},
};

static int
fill_module(PyObject *module)
{
    State *state = PyModule_GetState(module);
    PyType_Spec *specs[] = {&translator_spec, &look_spec, &rewriter_spec, &chain_spec,
                           &scale_spec};
    state->finder = add_type(module, &finder_spec);
    int failed = !state->finder;
    for (size_t i = 0; !failed && i < sizeof(specs) / sizeof(*specs); i++) {
        PyTypeObject *type = add_type(module, specs[i]);
        failed = !type;
        Py_XDECREF(type);
    }
    return failed ? -1 : 0;
}

static int
visit_module(PyObject *module, visitproc visit, void *arg)
{
    State *state = PyModule_GetState(module);
    Py_VISIT(state->finder);
    return 0;
}

static int
clear_module(PyObject *module)
{
    State *state = PyModule_GetState(module);
    Py_CLEAR(state->finder);
    return 0;
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
    .m_size = sizeof(State),
    .m_methods = kernel_functions,
    .m_slots = module_slots,
    .m_traverse = visit_module,
    .m_clear = clear_module,
};

PyMODINIT_FUNC
PyInit__kernel(void)
{
    return PyModuleDef_Init(&module_def);
}
