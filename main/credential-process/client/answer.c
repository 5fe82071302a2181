#include "answer.h"

#include <string.h>

#include "platform.h"
#include "text.h"

static enum answering take_output(struct answer *answer, const struct frame *frame);
static enum answering take_error(const struct answer *answer, const struct frame *frame);
static enum answering played(enum written written, enum answering otherwise);

enum answering answer_take(struct answer *answer, const struct frame *frame, int *code, struct program *program) {
    bool first = !answer->began;
    answer->began = true;
    switch (frame->type) {
    case 'o':
        return take_output(answer, frame);
    case 'e':
        return take_error(answer, frame);
    case 'i':
        if (answer->input_asked)
            return ANSWER_MALFORMED;
        answer->input_asked = true;
        return ANSWER_WANTS_INPUT;
    case 'q':
        *code = (unsigned char)frame->payload[0];
        return ANSWER_EXITS;
    case 'x':
        if (answer->output != OUTPUT_PLAYED || answer->input_asked)
            return ANSWER_MALFORMED;
        return program_read(program, frame->payload, frame->length) ? ANSWER_BECOMES : ANSWER_MALFORMED;
    case 'h':
        *code = (unsigned char)frame->payload[0];
        return first && *code > 0 && *code < DAYPASS_WIRE_VERSION ? ANSWER_IS_OLDER : ANSWER_MALFORMED;
    default:
        return ANSWER_MALFORMED;
    }
}

enum answering answer_release(struct answer *answer) {
    if (answer->held_length == 0)
        return ANSWER_EXITS;
    return played(write_stream(STREAM_OUT, answer->held, answer->held_length, answer->until_ms), ANSWER_EXITS);
}

void answer_wipe(struct answer *answer) {
    wipe(answer->held, answer->held_length);
    answer->held_length = 0;
}

static enum answering take_output(struct answer *answer, const struct frame *frame) {
    if (answer->output == OUTPUT_DROPPED)
        return ANSWER_GOES_ON;
    if (answer->output == OUTPUT_PLAYED)
        return played(write_stream(STREAM_OUT, frame->payload, frame->length, answer->until_ms), ANSWER_GOES_ON);
    if (frame->length > sizeof answer->held - answer->held_length)
        return ANSWER_MALFORMED;
    memcpy(answer->held + answer->held_length, frame->payload, frame->length);
    answer->held_length += frame->length;
    return ANSWER_GOES_ON;
}

/* Whoever closed standard error may still want what comes on standard output. */
static enum answering take_error(const struct answer *answer, const struct frame *frame) {
    enum written written = write_stream(STREAM_ERROR, frame->payload, frame->length, answer->until_ms);
    return written == WRITTEN_TOO_LATE ? ANSWER_LATE : ANSWER_GOES_ON;
}

static enum answering played(enum written written, enum answering otherwise) {
    switch (written) {
    case WRITTEN:
        return otherwise;
    case WRITTEN_TO_NOBODY:
        return ANSWER_UNREAD;
    case WRITTEN_TOO_LATE:
        return ANSWER_LATE;
    default:
        return ANSWER_UNWRITABLE;
    }
}
