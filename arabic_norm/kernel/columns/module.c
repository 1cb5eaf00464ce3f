/* The second door in C: columns of UTF-8 with offsets, as Arrow keeps them.  What it does is written
   in _python_utf8.py, which it equals; here stands only how it does it fast and without the GIL.
   Nothing is known of any script.  Nothing is believed of what is read: offsets are checked row by
   row, and a row that is not UTF-8 is an error. */

#include "module.h"

#include "row_finder.h"
#include "row_translator.h"
#include "rows.h"
#include "sink.h"

PyObject *
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
