/* Cuts what the host sends into frames. Knows no meaning of a frame but its length; never reads past what it was given. */
#ifndef DAYPASS_FRAMES_H
#define DAYPASS_FRAMES_H

#include <stddef.h>

#include "limits.h"

struct frame {
    char type;
    /* In the reader's bytes, valid until the next call; may be changed in place. */
    char *payload;
    size_t length;
};

/* `touched`: how far bytes were ever written, for wiping. */
struct frame_reader {
    size_t start;
    size_t end;
    size_t touched;
    char bytes[FRAME_HEADER_BYTES + FRAME_BYTES + 65536];
};

enum framing { FRAME_WHOLE, FRAME_PARTIAL, FRAME_BROKEN };

enum framing frame_next(struct frame_reader *reader, struct frame *frame);

/* Where the next bytes go, at least one; say how many came with `frame_filled`. */
size_t frame_room(struct frame_reader *reader, char **where);
void frame_filled(struct frame_reader *reader, size_t count);

void frame_wipe(struct frame_reader *reader);

#endif
