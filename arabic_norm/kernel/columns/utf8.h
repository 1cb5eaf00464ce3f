/* UTF-8, read in blocks of 64 bytes.  One mask tells where the characters of a block start, so that
   the loop over them depends on no branch that the text decides: a character of one or two bytes is
   one load from a table by pairs of bytes.  Longer characters take a side path.  Nothing is believed
   of what is read. */

#ifndef ARABIC_NORM_UTF8_H
#define ARABIC_NORM_UTF8_H

#include "../common.h"

#if defined(__SSE2__)
#  include <emmintrin.h>
#endif

#if defined(_MSC_VER)
#  include <intrin.h>
#endif

#define BLOCK 64
#define LONGEST 4 /* bytes of a character */

ALWAYS_INLINE int
lowest_bit(uint64_t mask)
{
#if defined(_MSC_VER)
    unsigned long index;
    _BitScanForward64(&index, mask);
    return (int)index;
#else
    return __builtin_ctzll(mask);
#endif
}

/* Tell of each byte of a block whether it starts a character (that is, is no continuation, 80..BF)
   and whether it is beyond ASCII. */
ALWAYS_INLINE void
look_at(const uint8_t *block, uint64_t *starts, uint64_t *beyond)
{
    *starts = *beyond = 0;
#if defined(__SSE2__)
    const __m128i last = _mm_set1_epi8((char)0xBF);
    for (int i = 0; i < BLOCK; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(block + i));
        *starts |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpgt_epi8(bytes, last)) << i;
        *beyond |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << i;
    }
#else
    for (int i = 0; i < BLOCK; i++) {
        *starts |= (uint64_t)((int8_t)block[i] > (int8_t)0xBF) << i;
        *beyond |= (uint64_t)(block[i] >> 7) << i;
    }
#endif
}

/* A character: its code, the bytes it takes (none when it is no UTF-8). */
typedef struct {
    uint32_t code;
    uint32_t size;
} Character;

/* Read a character of three or four bytes. */
static inline Character
read_long(const uint8_t *c)
{
    const Character none = {0, 0};
    uint32_t size = c[0] < 0xF0 ? 3 : 4, code = c[0] & (size == 3 ? 0x0F : 0x07);
    if (c[0] >= 0xF8)
        return none;
    for (uint32_t i = 1; i < size; i++) {
        if ((c[i] & 0xC0) != 0x80)
            return none;
        code = code << 6 | (c[i] & 0x3F);
    }
    int right = size == 3 ? code >= 0x800 && (code < 0xD800 || code > 0xDFFF)
                          : code >= PLANE && code <= 0x10FFFF;
    return right ? (Character){code, size} : none;
}

/* The index of a character of one or two bytes in a table by pairs of bytes. */
ALWAYS_INLINE uint32_t
pair_at(const uint8_t *c)
{
    return (uint32_t)c[0] << 8 | c[1];
}

/* Fill the entries of a character in a table by pairs: one, or for ASCII one for each byte that may
   follow.  `pairs` has 0x10000 entries of that size. */
static inline void
set_pairs(void *pairs, uint32_t code, const void *entry, size_t size)
{
    uint32_t first = code < 0x80 ? code << 8 : (0xC0 | code >> 6) << 8 | (0x80 | (code & 0x3F));
    uint32_t last = code < 0x80 ? first | 0xFF : first;
    for (uint32_t pair = first; pair <= last; pair++)
        memcpy((char *)pairs + pair * size, entry, size);
}

/* Where a loop over a row stands.  A block that ends near the end of the data is copied, so that
   nothing beyond is read. */
typedef struct {
    const uint8_t *next, *end; /* of the row */
    const uint8_t *stop; /* of what may be read */
    const uint8_t *block;
    uint64_t starts; /* the characters of the block */
    uint64_t stray; /* its continuations that no character before them accounts for */
    uint64_t wanted; /* the continuations that the next block begins with */
    uint8_t copy[BLOCK + LONGEST];
} Reader;

/* Go on to the next block; return whether there is any. */
ALWAYS_INLINE int
next_block(Reader *reader)
{
    Py_ssize_t size = reader->end - reader->next, readable = reader->stop - reader->next;
    if (size <= 0)
        return 0;
    reader->block = reader->next;
    if (readable < BLOCK + LONGEST) {
        memset(reader->copy, 0, sizeof(reader->copy));
        memcpy(reader->copy, reader->next, readable);
        reader->block = reader->copy;
    }
    uint64_t within = size < BLOCK ? ((uint64_t)1 << size) - 1 : ~(uint64_t)0, beyond;
    look_at(reader->block, &reader->starts, &beyond);
    reader->starts &= within;
    uint64_t leads = beyond & reader->starts; /* of two bytes or more: each has a continuation */
    reader->stray = beyond & within & ~reader->starts & ~(leads << 1 | reader->wanted);
    reader->wanted = leads >> 63;
    reader->next += size < BLOCK ? size : BLOCK;
    return 1;
}

/* Account for the continuations of a character of three or four bytes in the block: all but the
   first. */
ALWAYS_INLINE void
account_for(Reader *reader, const uint8_t *c, uint32_t size)
{
    Py_ssize_t place = c - reader->block + 2, end = place + size - 2;
    for (; place < end; place++) {
        if (place < BLOCK)
            reader->stray &= ~((uint64_t)1 << place);
        else
            reader->wanted |= (uint64_t)1 << (place - BLOCK);
    }
}

#endif
