/*
 * Plays mutated answers to the client's own reader, in place of a socket: `frame-fuzz COUNT SEED`. For each, whatever it is:
 * nothing is read or written out of bounds (ASan); the client ends, with one sentence or none; standard output that is held
 * stays empty but for `q 0`; and how the bytes are cut changes nothing.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "client/conversation.h"

#define LONGEST_STREAM 4096

struct channel {
    const char *bytes;
    size_t length;
    size_t at;
    uint64_t *cuts;
};

struct outcome {
    enum ending ending;
    int code;
    int sentences;
    int programs;
    size_t out_length;
    uint64_t out_hash;
};

static struct outcome now;
static uint64_t state;

static uint64_t next(uint64_t *from) {
    *from ^= *from << 13;
    *from ^= *from >> 7;
    *from ^= *from << 17;
    return *from;
}

static size_t below(size_t limit) {
    return (size_t)(next(&state) % limit);
}

/* The platform, as far as a conversation needs it. */

enum written write_stream(enum stream stream, const char *bytes, size_t length, int64_t until_ms) {
    (void)until_ms;
    for (size_t i = 0; i < length; i++)
        now.out_hash = (now.out_hash ^ (unsigned char)bytes[i]) * 0x100000001b3U + stream;
    if (stream == STREAM_OUT)
        now.out_length += length;
    return WRITTEN;
}

int say(enum sentence sentence, const char *subject, int code) {
    (void)subject;
    now.sentences++;
    now.out_hash = (now.out_hash ^ (uint64_t)sentence) * 0x100000001b3U;
    return code;
}

int say_number(enum sentence sentence, long long subject, int code) {
    (void)subject;
    return say(sentence, "", code);
}

bool channel_write(struct channel *channel, const char *bytes, size_t length, int64_t until_ms) {
    (void)channel, (void)bytes, (void)length, (void)until_ms;
    return true;
}

ptrdiff_t channel_read(struct channel *channel, char *bytes, size_t room, int64_t until_ms) {
    (void)until_ms;
    size_t left = channel->length - channel->at;
    size_t most = left < room ? left : room;
    size_t count = channel->cuts == NULL || most == 0 ? most : 1 + (size_t)(next(channel->cuts) % most);
    memcpy(bytes, channel->bytes + channel->at, count);
    channel->at += count;
    return (ptrdiff_t)count;
}

void channel_pass_input(struct channel *channel) {
    (void)channel;
}

void channel_close(struct channel *channel) {
    (void)channel;
}

char *const *environment_entries(void) {
    static char one[] = "PATH=/bin";
    static char two[] = "A=b";
    static char *const entries[] = {one, two, NULL};
    return entries;
}

bool same_name(const char *one, const char *other, size_t length) {
    return strncmp(one, other, length) == 0;
}

int program_run(const struct program *program, char *const *environment) {
    char **after = program_environment(program, environment);
    for (size_t i = 0; program->args[i] != NULL; i++)
        now.out_hash = (now.out_hash ^ strlen(program->args[i])) * 0x100000001b3U;
    for (size_t i = 0; after[i] != NULL; i++)
        now.out_hash = (now.out_hash ^ strlen(after[i])) * 0x100000001b3U;
    free(after);
    now.programs++;
    return 0;
}

/* A valid answer, then up to four changes to its bytes, or none. */

static size_t put_frame(char *at, char type, const char *payload, size_t length) {
    at[0] = type;
    for (int i = 0; i < 4; i++)
        at[1 + i] = (char)(length >> (8 * (3 - i)) & 0xff);
    memcpy(at + 5, payload, length);
    return 5 + length;
}

static size_t put_some_frame(char *at) {
    static const char program[] = "Ash\0A-c\0Aecho $A\0SA=value=with\0UPATH\0SNEW=";
    static const char types[] = "ooeeiqxhoe";
    char payload[300];
    size_t length = below(sizeof payload);
    for (size_t i = 0; i < length; i++)
        payload[i] = (char)next(&state);
    char type = types[below(sizeof types - 1)];
    if (type == 'x')
        return put_frame(at, type, program, sizeof program);
    return put_frame(at, type, payload, type == 'i' ? 0 : type == 'q' || type == 'h' ? 1 : length);
}

static size_t mutate(char *bytes, size_t length) {
    for (size_t changes = below(5); changes > 0 && length > 0; changes--) {
        size_t at = below(length);
        switch (below(5)) {
        case 0:
            bytes[at] = (char)next(&state);
            break;
        case 1:
            bytes[at] ^= (char)(1 << below(8));
            break;
        case 2:
            length = at;
            break;
        case 3:
            memmove(bytes + at, bytes + at + 1, --length - at);
            break;
        default:
            bytes[at] = "oeixqhASU=\0\xff"[below(12)];
        }
    }
    return length;
}

static struct outcome play(const char *bytes, size_t length, enum output output, uint64_t *cuts) {
    struct channel channel = {.bytes = bytes, .length = length, .cuts = cuts};
    char none[1];
    struct text line = text_in(none, sizeof none);
    struct question question = {.line = &line, .output = output, .until_ms = NO_DEADLINE};
    now = (struct outcome){.code = -1};
    now.ending = converse(&channel, &question, &now.code);
    return now;
}

static const char *wrong(const struct outcome *whole, const struct outcome *cut, enum output output) {
    if (memcmp(whole, cut, sizeof *whole) != 0)
        return "the cuts changed the outcome";
    if (whole->ending == ENDED && (whole->code < 0 || whole->code > 255))
        return "no exit code";
    if (whole->sentences > 1 || (whole->ending != ENDED && whole->sentences > 0))
        return "more than one sentence";
    if (whole->sentences == 1 && whole->code != EXIT_UNAVAILABLE)
        return "a sentence with another exit code";
    if (output != OUTPUT_PLAYED && (whole->programs > 0 || (whole->code != 0 && whole->out_length > 0)))
        return "output that was not asked for";
    return output == OUTPUT_DROPPED && whole->out_length > 0 ? "output that was to be dropped" : NULL;
}

int main(int count, char **args) {
    static char bytes[LONGEST_STREAM];
    long runs = count > 1 ? strtol(args[1], NULL, 10) : 1000;
    long malformed = 0;
    long programs = 0;
    state = count > 2 ? strtoull(args[2], NULL, 10) : 1;
    for (long run = 0; run < runs; run++) {
        size_t length = 0;
        for (size_t frames = 1 + below(6); frames > 0; frames--)
            length += put_some_frame(bytes + length);
        length = mutate(bytes, length);
        enum output output = (enum output)below(3);
        struct outcome whole = play(bytes, length, output, NULL);
        struct outcome cut = play(bytes, length, output, &state);
        const char *what = wrong(&whole, &cut, output);
        if (what != NULL) {
            printf("run %ld: %s\n", run, what);
            return 1;
        }
        malformed += whole.sentences;
        programs += whole.programs;
    }
    printf("%ld runs, %ld refused, %ld programs\n", runs, malformed, programs);
    return 0;
}
