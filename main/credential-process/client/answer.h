/* Plays the host's frames: what each means, and in which order they may come. */
#ifndef DAYPASS_ANSWER_H
#define DAYPASS_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frames.h"
#include "program.h"

enum output {
    OUTPUT_PLAYED,
    /* Until `q 0`: a caller that reads it as credentials gets all of it or nothing. */
    OUTPUT_HELD,
    OUTPUT_DROPPED,
};

struct answer {
    enum output output;
    bool began;
    bool input_asked;
    int64_t until_ms;
    size_t held_length;
    char held[FRAME_BYTES];
};

enum answering {
    ANSWER_GOES_ON,
    ANSWER_WANTS_INPUT,
    ANSWER_EXITS,
    ANSWER_BECOMES,
    ANSWER_IS_OLDER,
    ANSWER_MALFORMED,
    ANSWER_UNREAD,
    ANSWER_UNWRITABLE,
    ANSWER_LATE,
    /* The host went before its answer was whole. */
    ANSWER_CUT,
};

/* `code`: of ANSWER_EXITS the exit code, of ANSWER_IS_OLDER the host's version. `program`: of ANSWER_BECOMES. */
enum answering answer_take(struct answer *answer, const struct frame *frame, int *code, struct program *program);

/* Writes what was held. ANSWER_EXITS, ANSWER_UNREAD, ANSWER_UNWRITABLE or ANSWER_LATE. */
enum answering answer_release(struct answer *answer);

void answer_wipe(struct answer *answer);

#endif
