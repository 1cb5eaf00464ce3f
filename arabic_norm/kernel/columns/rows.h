/* Rows: texts in UTF-8 with offsets, as Arrow keeps them, to read. */

#ifndef ARABIC_NORM_ROWS_H
#define ARABIC_NORM_ROWS_H

#include "module.h"
#include "utf8.h"

typedef struct {
    PyObject_HEAD
    Py_buffer data, offsets, validity;
    int width; /* of an offset */
    Py_ssize_t first, count; /* the rows of the buffers that are ours */
} Rows;

extern PyType_Spec Rows_spec;

/* Return 0 when there are rows from a start to a stop, or -1 with an exception. */
int check_span(const Rows *self, Py_ssize_t start, Py_ssize_t stop);

static inline int64_t
offset_at(const char *offsets, int width, Py_ssize_t index)
{
    int32_t narrow;
    int64_t wide;
    if (width == 4) {
        memcpy(&narrow, offsets + index * 4, 4);
        return narrow;
    }
    memcpy(&wide, offsets + index * 8, 8);
    return wide;
}

/* Set the reader to a row; one that is null is empty, whatever lies beneath it. */
static inline Outcome
read_row(const Rows *self, Py_ssize_t row, Reader *reader)
{
    const uint8_t *data = self->data.buf;
    Py_ssize_t index = self->first + row;
    reader->next = reader->end = reader->stop = data;
    reader->wanted = 0;
    if (self->validity.obj) {
        const uint8_t *validity = self->validity.buf;
        if (!(validity[index >> 3] >> (index & 7) & 1))
            return DONE;
    }
    int64_t start = offset_at(self->offsets.buf, self->width, index);
    int64_t end = offset_at(self->offsets.buf, self->width, index + 1);
    if (start < 0 || end < start || end > self->data.len)
        return BAD_OFFSETS;
    reader->next = data + start;
    reader->end = reader->stop = data + end;
    if (end < self->data.len && (data[end] & 0xC0) != 0x80) /* else it might complete our last one */
        reader->stop = data + self->data.len;
    return DONE;
}

#endif
