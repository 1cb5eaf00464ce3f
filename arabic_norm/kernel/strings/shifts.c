#include "shifts.h"

#define ENDLESS ((int64_t)1 << 61) /* longer than any text, and no sum of two overflows */

PyObject *
new_shifts(Py_ssize_t count)
{
    if (count > PY_SSIZE_T_MAX / (Py_ssize_t)sizeof(Shift))
        return PyErr_NoMemory();
    return PyBytes_FromStringAndSize(NULL, count * (Py_ssize_t)sizeof(Shift));
}

const Shift *
need_shifts(PyObject *bytes, Py_ssize_t *count)
{
    if (!PyBytes_Check(bytes)) {
        PyErr_Format(PyExc_TypeError, "shifts are bytes, not %s", Py_TYPE(bytes)->tp_name);
        return NULL;
    }
    const Shift *shifts = (const Shift *)PyBytes_AS_STRING(bytes);
    *count = PyBytes_GET_SIZE(bytes) / (Py_ssize_t)sizeof(Shift);
    int ordered = PyBytes_GET_SIZE(bytes) % (Py_ssize_t)sizeof(Shift) == 0;
    int64_t end = 0, new_end = 0;
    for (Py_ssize_t i = 0; i < *count; i++) {
        const Shift *s = &shifts[i];
        int from_nothing = s->start == 0 && s->end == 0 && *count == 1;
        ordered &= end <= s->start && (s->start < s->end || from_nothing) && new_end <= s->new_start
                   && s->new_start <= s->new_end;
        end = s->end;
        new_end = s->new_end;
    }
    if (ordered && end < ENDLESS && new_end < ENDLESS)
        return shifts;
    PyErr_SetString(PyExc_ValueError, "not the shifts of a text: incomplete or out of order");
    return NULL;
}

/* One of two lists of shifts, read unit by unit along the text in the middle: class _Side. */
typedef struct {
    const Shift *next, *stop; /* next: the shift that follows the unit, or is it */
    int is_second; /* the middle text is this change's source, not its result */
    int is_run, done;
    int64_t middle, at, far_at;
} Side;

static void
side_load(Side *side)
{
    const Shift *next = side->next;
    side->done = next == side->stop;
    if (side->done)
        side->middle = ENDLESS;
    else
        side->middle = (side->is_second ? next->start : next->new_start) - side->at;
    side->is_run = side->middle > 0;
    if (!side->is_run)
        side->middle = (side->is_second ? next->end : next->new_end) - side->at;
}

static void
side_take(Side *side, int64_t size)
{
    side->at += size;
    side->middle -= size;
    if (side->is_run) {
        side->far_at += size;
    }
    else {
        side->far_at = side->is_second ? side->next->new_end : side->next->end;
        side->next++;
    }
    if (side->middle == 0)
        side_load(side);
}

static int64_t
side_advance(Side *side, int64_t goal)
{
    while (side->at < goal) {
        int64_t left = goal - side->at;
        side_take(side, side->is_run && left < side->middle ? left : side->middle);
    }
    return side->at;
}

/* Take from both sides the least that nothing inside divides. */
COLD static void
take_block(Side *left, Side *right)
{
    if (left->middle == 0) {
        side_take(left, 0);
        return;
    }
    int64_t size = left->is_run ? 0 : left->middle;
    if (!right->is_run && right->middle > size)
        size = right->middle;
    int64_t goal = left->at + size;
    while (left->at < goal || right->at < goal) {
        int64_t left_at = side_advance(left, goal), right_at = side_advance(right, goal);
        goal = left_at > right_at ? left_at : right_at;
    }
}

/* Whether the next shift on the left ends within the run on the right, which cannot divide it then. */
static int
is_within(const Side *left, const Side *right)
{
    return right->is_run && !left->done && left->next->new_end <= right->at + right->middle;
}

/* Write the shifts on the left that end within the run on the right: one at least does. */
static Shift *
take_within(Side *left, Side *right, Shift *into)
{
    int64_t begin = left->at, end = right->at + right->middle, moved = right->far_at - right->at;
    const Shift *next = left->next;
    for (; next < left->stop && next->new_end <= end; next++) {
        int64_t start = left->far_at + next->new_start - left->at, size = next->end - start;
        if (size != next->new_end - next->new_start || size > 1)
            *into++ = (Shift){start, next->end, next->new_start + moved, next->new_end + moved};
        left->at = next->new_end;
        left->far_at = next->end;
    }
    left->next = next;
    side_load(left);
    if (left->at > begin)
        side_take(right, left->at - begin);
    return into;
}

/* Write the composed shifts and return the end of what is written.  Each holds one of either side
   at least, so there is room when there is room for both lists. */
static Shift *
compose_sides(Side *left, Side *right, Shift *into)
{
    while (!left->done || !right->done) {
        if (is_within(left, right)) {
            into = take_within(left, right, into);
            continue;
        }
        if (left->is_run && right->is_run) {
            int64_t size = left->middle < right->middle ? left->middle : right->middle;
            side_take(left, size);
            side_take(right, size);
            continue;
        }
        int64_t start = left->far_at, new_start = right->far_at;
        take_block(left, right);
        int64_t size = left->far_at - start, new_size = right->far_at - new_start;
        if (size != new_size || size > 1)
            *into++ = (Shift){start, left->far_at, new_start, right->far_at};
    }
    return into;
}

/* Return the shifts of two changes made one after the other, or NULL with an exception.  The first
   are in order. */
static PyObject *
composed(PyObject *one, PyObject *other)
{
    Py_ssize_t count = PyBytes_GET_SIZE(one) / (Py_ssize_t)sizeof(Shift), more;
    const Shift *first = (const Shift *)PyBytes_AS_STRING(one), *second = need_shifts(other, &more);
    if (!second)
        return NULL;
    if (!count || !more)
        return Py_NewRef(count ? one : other);
    if (second->end == 0) { /* made of nothing, in place of a source deleted whole */
        Shift whole = {0, first[count - 1].end, 0, second->new_end};
        return PyBytes_FromStringAndSize((const char *)&whole, sizeof(whole));
    }
    PyObject *shifts = new_shifts(count + more);
    if (!shifts)
        return NULL;
    Side left = {.next = first, .stop = first + count};
    Side right = {.next = second, .stop = second + more, .is_second = 1};
    side_load(&left);
    side_load(&right);
    char *begin = PyBytes_AS_STRING(shifts);
    char *end = (char *)compose_sides(&left, &right, (Shift *)begin);
    _PyBytes_Resize(&shifts, end - begin);
    return shifts;
}

PyObject *
go_on(PyObject *change, PyObject **shifts)
{
    PyObject *text = NULL, *both = NULL;
    if (!change)
        return NULL;
    if (!PyTuple_Check(change) || PyTuple_GET_SIZE(change) != 2)
        PyErr_SetString(PyExc_TypeError, "a change is a text and its shifts");
    else
        both = composed(*shifts, PyTuple_GET_ITEM(change, 1));
    if (both) {
        text = Py_NewRef(PyTuple_GET_ITEM(change, 0));
        Py_SETREF(*shifts, both);
    }
    Py_DECREF(change);
    return text;
}

PyObject *
kernel_compose(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs != 2)
        return PyErr_Format(PyExc_TypeError, "compose takes two arguments, not %zd", nargs);
    Py_ssize_t count;
    return need_shifts(args[0], &count) ? composed(args[0], args[1]) : NULL;
}

PyObject *
kernel_unpack(PyObject *module, PyObject *shifts)
{
    PyObject *view = PyMemoryView_FromObject(shifts);
    if (!view)
        return NULL;
    PyObject *numbers = PyObject_CallMethod(view, "cast", "s", "q");
    Py_DECREF(view);
    return numbers;
}

/* ---- Spans ---- */

/* A change, to map positions through.  Its shifts are not checked, which would take longer than to
   find one: they are numbers here, never places to read from. */
typedef struct {
    const Shift *shifts;
    Py_ssize_t count;
    int64_t source_size, text_size, start, end;
} Mapping;

/* A span of the source and the span of the text that it became; neither can be divided. */
typedef struct {
    int64_t start, end, new_start, new_end;
} Letter;

static int
need_mapping(PyObject *const *args, Py_ssize_t nargs, Mapping *map)
{
    int64_t numbers[4];
    if (nargs != 5 || !PyBytes_Check(args[0])) {
        PyErr_SetString(PyExc_TypeError, "expected shifts, two sizes, a start and an end");
        return -1;
    }
    for (int i = 0; i < 4; i++) {
        numbers[i] = PyNumber_AsSsize_t(args[i + 1], NULL); /* what is too large leaves the text */
        if (numbers[i] == -1 && PyErr_Occurred())
            return -1;
    }
    map->shifts = (const Shift *)PyBytes_AS_STRING(args[0]);
    map->count = PyBytes_GET_SIZE(args[0]) / (Py_ssize_t)sizeof(Shift);
    map->source_size = numbers[0];
    map->text_size = numbers[1];
    map->start = numbers[2];
    map->end = numbers[3];
    return 0;
}

/* Return a shift; the one before the first is empty. */
static Shift
shift_at(const Mapping *map, Py_ssize_t index)
{
    return index < 0 ? (Shift){0, 0, 0, 0} : map->shifts[index];
}

/* Return the last shift that starts at a place of the text, or of the source, or before it; -1 for
   none. */
static Py_ssize_t
last_from(const Mapping *map, int64_t place, int in_text)
{
    Py_ssize_t low = 0, high = map->count;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        const Shift *shift = &map->shifts[middle];
        if (place < (in_text ? shift->new_start : shift->start))
            high = middle;
        else
            low = middle + 1;
    }
    return low - 1;
}

/* Return the letter that holds a character of the text, with the deletions that it owns. */
static Letter
letter_of_text(const Mapping *map, int64_t place)
{
    Shift shift = shift_at(map, last_from(map, place, 1));
    Letter letter = {shift.start, shift.end, shift.new_start, shift.new_end};
    if (place >= shift.new_end) {
        int64_t start = shift.end + place - shift.new_end;
        letter = (Letter){start, start + 1, place, place + 1};
    }
    if (!letter.new_start)
        letter.start = 0;
    Py_ssize_t index = last_from(map, letter.new_end, 1);
    if (index > 0 && map->shifts[index].new_end > letter.new_end) /* what follows the deletions */
        index--;
    shift = shift_at(map, index);
    if (shift.new_end == letter.new_end)
        letter.end = shift.end;
    return letter;
}

static Letter
letter_of_source(const Mapping *map, int64_t place)
{
    Shift shift = shift_at(map, last_from(map, place, 0));
    if (place >= shift.end)
        return letter_of_text(map, shift.new_end + place - shift.end);
    if (shift.new_end > shift.new_start)
        return letter_of_text(map, shift.new_start);
    return letter_of_text(map, shift.new_start > 0 ? shift.new_start - 1 : 0);
}

/* Give the first and the last letter of the span, twice the same empty one for a place; or return
   -1 with an exception. */
static int
letters(const Mapping *map, int in_text, Letter *first, Letter *last)
{
    Letter (*letter)(const Mapping *, int64_t) = in_text ? letter_of_text : letter_of_source;
    int64_t size = in_text ? map->text_size : map->source_size, start = map->start, end = map->end;
    if (start < 0 || end < start || size < end) {
        PyErr_Format(PyExc_ValueError, "span %lld..%lld is reversed or leaves 0..%lld",
                     (long long)start, (long long)end, (long long)size);
        return -1;
    }
    if (!map->source_size || !map->text_size) {
        *first = *last = (Letter){0, map->source_size, 0, map->text_size};
        return 0;
    }
    if (start < end) {
        *first = letter(map, start);
        *last = letter(map, end - 1);
        return 0;
    }
    Letter before = {0, 0, 0, 0};
    if (start)
        before = letter(map, start - 1);
    *first = (Letter){before.end, before.end, before.new_end, before.new_end};
    if (start < size) {
        Letter after = letter(map, start);
        if (memcmp(&after, &before, sizeof(Letter)) == 0)
            *first = before; /* the place is inside of what cannot be divided */
    }
    *last = *first;
    return 0;
}

PyObject *
kernel_to_source(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    Mapping map;
    Letter first, last;
    if (need_mapping(args, nargs, &map) < 0 || letters(&map, 1, &first, &last) < 0)
        return NULL;
    return Py_BuildValue("LL", (long long)first.start, (long long)last.end);
}

PyObject *
kernel_to_text(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    Mapping map;
    Letter first, last;
    if (need_mapping(args, nargs, &map) < 0 || letters(&map, 0, &first, &last) < 0)
        return NULL;
    return Py_BuildValue("LL", (long long)first.new_start, (long long)last.new_end);
}
