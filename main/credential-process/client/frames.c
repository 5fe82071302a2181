#include "frames.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text.h"

static bool fits_type(char type, uint32_t length);

enum framing frame_next(struct frame_reader *reader, struct frame *frame) {
    size_t available = reader->end - reader->start;
    char *at = reader->bytes + reader->start;
    if (available == 0)
        return FRAME_PARTIAL;
    if (at[0] == '\0' || strchr("oeixqh", at[0]) == NULL)
        return FRAME_BROKEN;
    if (available < FRAME_HEADER_BYTES)
        return FRAME_PARTIAL;
    uint32_t length = 0;
    for (int i = 1; i < FRAME_HEADER_BYTES; i++)
        length = length << 8 | (unsigned char)at[i];
    if (!fits_type(at[0], length))
        return FRAME_BROKEN;
    if (available - FRAME_HEADER_BYTES < length)
        return FRAME_PARTIAL;
    *frame = (struct frame){.type = at[0], .payload = at + FRAME_HEADER_BYTES, .length = length};
    reader->start += FRAME_HEADER_BYTES + length;
    return FRAME_WHOLE;
}

size_t frame_room(struct frame_reader *reader, char **where) {
    if (reader->start > 0) {
        memmove(reader->bytes, reader->bytes + reader->start, reader->end - reader->start);
        reader->end -= reader->start;
        reader->start = 0;
    }
    *where = reader->bytes + reader->end;
    return sizeof reader->bytes - reader->end;
}

void frame_filled(struct frame_reader *reader, size_t count) {
    reader->end += count;
    if (reader->end > reader->touched)
        reader->touched = reader->end;
}

void frame_wipe(struct frame_reader *reader) {
    wipe(reader->bytes, reader->touched);
    reader->start = reader->end = reader->touched = 0;
}

static bool fits_type(char type, uint32_t length) {
    switch (type) {
    case 'i':
        return length == 0;
    case 'q':
    case 'h':
        return length == 1;
    default:
        return length <= FRAME_BYTES;
    }
}
