#include "conversation.h"

#include "frames.h"

/* Static, so that no copy of a secret is left where memory was moved: wiped in one place. */
static struct frame_reader reader;
static struct answer answer;

static enum answering listen_to(struct channel *channel, const struct question *question, int *code,
                                struct program *program);
static enum answering read_more(struct channel *channel, int64_t until_ms);
static int finish(enum answering how, int code, struct program *program);
static int say_late(void);

enum ending converse(struct channel *channel, const struct question *question, int *code) {
    struct program program = {0};
    enum answering how = ANSWER_LATE;
    answer.began = answer.input_asked = false;
    answer.output = question->output;
    answer.until_ms = question->until_ms;
    if (channel_write(channel, question->line->bytes, question->line->length, question->until_ms))
        how = listen_to(channel, question, code, &program);
    channel_close(channel);
    bool silent = how == ANSWER_CUT && reader.touched == 0;
    enum ending ending = how == ANSWER_IS_OLDER ? ENDED_OLDER : silent ? ENDED_UNANSWERED : ENDED;
    if (ending == ENDED)
        *code = finish(how, *code, &program);
    program_free(&program);
    frame_wipe(&reader);
    answer_wipe(&answer);
    return ending;
}

static enum answering listen_to(struct channel *channel, const struct question *question, int *code,
                                struct program *program) {
    for (;;) {
        struct frame frame;
        enum answering how;
        switch (frame_next(&reader, &frame)) {
        case FRAME_BROKEN:
            return ANSWER_MALFORMED;
        case FRAME_PARTIAL:
            how = read_more(channel, question->until_ms);
            break;
        default:
            how = answer_take(&answer, &frame, code, program);
            if (how == ANSWER_WANTS_INPUT)
                channel_pass_input(channel);
            else if (how != ANSWER_GOES_ON)
                return how;
        }
        if (how != ANSWER_GOES_ON && how != ANSWER_WANTS_INPUT)
            return how;
    }
}

static enum answering read_more(struct channel *channel, int64_t until_ms) {
    char *where;
    size_t room = frame_room(&reader, &where);
    ptrdiff_t count = channel_read(channel, where, room, until_ms);
    if (count <= 0)
        return count == 0 ? ANSWER_CUT : ANSWER_LATE;
    frame_filled(&reader, (size_t)count);
    return ANSWER_GOES_ON;
}

static int finish(enum answering how, int code, struct program *program) {
    if (how == ANSWER_EXITS && code == 0)
        how = answer_release(&answer);
    switch (how) {
    case ANSWER_EXITS:
        return code;
    case ANSWER_BECOMES:
        return program_run(program, environment_entries());
    /* Whoever stops reading, as `head` does, wants to hear no more. */
    case ANSWER_UNREAD:
        return EXIT_OTHER;
    case ANSWER_UNWRITABLE:
        return say(SAY_OUTPUT_UNWRITABLE, "", EXIT_OTHER);
    case ANSWER_LATE:
        return say_late();
    case ANSWER_CUT:
        return say(SAY_ANSWER_CUT, "", EXIT_UNAVAILABLE);
    default:
        return say(SAY_ANSWER_MALFORMED, "", EXIT_UNAVAILABLE);
    }
}

static int say_late(void) {
    return say_number(SAY_ANSWER_LATE, (DAYPASS_BOUND_MS + 999) / 1000, EXIT_UNAVAILABLE);
}
