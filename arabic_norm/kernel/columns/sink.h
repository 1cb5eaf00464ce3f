/* A Sink: texts in UTF-8 with offsets being written. */

#ifndef ARABIC_NORM_SINK_H
#define ARABIC_NORM_SINK_H

#include "module.h"
#include "rows.h"

typedef struct {
    PyObject_HEAD
    PyObject *data; /* bytes with room at the end */
    PyObject *offsets;
    int width;
    int busy; /* a loop writes into it without the GIL */
    Py_ssize_t count, written; /* rows in all, and those written */
    Py_ssize_t size; /* bytes written */
} Sink;

/* A loop that writes into a sink without the GIL, which it takes again only to grow. */
typedef struct {
    Sink *sink;
    uint8_t *to, *limit;
    PyThreadState *thread;
} Writer;

extern PyType_Spec Sink_spec;

/* Check that so many rows may be written now. */
int check_sink(const Sink *self, Py_ssize_t rows);

/* Begin to write without the GIL, and end. */
void writer_begin(Writer *writer, Sink *sink);
void writer_end(Writer *writer);

/* Make room for so many bytes: an eighth more than there is, or what is needed. */
Outcome writer_grow(Writer *writer, Py_ssize_t needed);

ALWAYS_INLINE Outcome
need_room(Writer *writer, Py_ssize_t needed)
{
    return writer->limit - writer->to < needed ? writer_grow(writer, needed) : DONE;
}

Outcome write_bytes(Writer *writer, const void *bytes, Py_ssize_t size);

/* Write down where a row ends. */
Outcome end_row(Writer *writer);

#endif
