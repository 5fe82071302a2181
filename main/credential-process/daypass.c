/*
 * The `daypass` command: carries a command line to the host of the data folder and plays back its answer. All that Daypass
 * can do is in the host; here is only what must be fast, or must work before a host is trusted. protocol.ts has the wire.
 */
#include "client/daypass.h"

#include <string.h>

#include "client/conversation.h"
#include "client/reach.h"
#include "client/request.h"

#define MOST_RETRIES 2

static int ask(const struct place *place, char *const *args, int64_t began_ms);
static bool hand_over(const struct place *place, int version, const struct surroundings *around, int64_t until_ms);
static int print_endpoints(const struct place *place);

int daypass(int count, char **args) {
    int64_t began_ms = now_ms();
    const char *home = NULL;
    args += count > 0 ? 1 : 0;
    if (args[0] != NULL && strcmp(args[0], "--hold-lock") == 0)
        return args[1] == NULL ? say(SAY_LOCK_USAGE, "", EXIT_USAGE) : lock_hold(args[1]);
    if (args[0] != NULL && strcmp(args[0], "--home") == 0) {
        home = args[1];
        if (home == NULL || home[0] == '\0')
            return say(SAY_HOME_MISSING, "", EXIT_USAGE);
        args += 2;
    }
    static struct place place;
    int code = place_find(&place, home);
    if (code != 0)
        return code;
    if (args[0] != NULL && strcmp(args[0], "--print-endpoint") == 0)
        return print_endpoints(&place);
    return ask(&place, args, began_ms);
}

static int ask(const struct place *place, char *const *args, int64_t began_ms) {
    static char bytes[REQUEST_ROOM];
    struct text line = text_in(bytes, sizeof bytes);
    struct surroundings around;
    look_around(&around);
    if (!request_write(&line, DAYPASS_WIRE_VERSION, args, &around))
        return say(SAY_REQUEST_TOO_LONG, "", EXIT_USAGE);
    bool credentials = args[0] != NULL && strcmp(args[0], "credentials") == 0;
    struct question question = {
        .line = &line,
        .output = credentials ? OUTPUT_HELD : OUTPUT_PLAYED,
        .until_ms = credentials ? began_ms + DAYPASS_BOUND_MS : NO_DEADLINE,
    };
    /* Credentials may be asked for again, so a host that makes way for another one is nobody's concern. */
    int retries = credentials ? MOST_RETRIES : 0;
    /* To end what is not there, nothing is begun. */
    bool stops = args[0] != NULL && strcmp(args[0], "stop") == 0;
    /* Whoever goes on after these must not meet the host that is going: not its lock, nor a file of its. */
    bool ends = stops || (args[0] != NULL && strcmp(args[0], "uninstall") == 0);
    bool handed_over = false;
    for (;;) {
        struct channel *channel;
        int code = reach_host(&channel, place, !stops, question.until_ms);
        if (code != 0)
            return code == NO_HOST ? say(SAY_HOST_NONE, "", 0) : code;
        switch (converse(channel, &question, &code)) {
        case ENDED:
            if (ends)
                await_end(place);
            return code;
        case ENDED_UNANSWERED:
            if (retries-- == 0)
                return say(SAY_ANSWER_CUT, "", EXIT_UNAVAILABLE);
            pause_ms(SHORTEST_PAUSE_MS);
            break;
        case ENDED_OLDER:
            if (handed_over || !hand_over(place, code, &around, question.until_ms))
                return say(SAY_HOST_OLDER, "", EXIT_UNAVAILABLE);
            handed_over = true;
        }
    }
}

static bool hand_over(const struct place *place, int version, const struct surroundings *around, int64_t until_ms) {
    static char stop[] = "stop";
    static char option[] = "--hand-over";
    static char bytes[REQUEST_ROOM];
    char *args[] = {stop, option, NULL};
    struct text line = text_in(bytes, sizeof bytes);
    if (!request_write(&line, version, args, around))
        return false;
    int64_t last_ms = now_ms() + DAYPASS_REACH_MS;
    struct question question = {
        .line = &line,
        .output = OUTPUT_DROPPED,
        .until_ms = last_ms < until_ms ? last_ms : until_ms,
    };
    struct channel *channel;
    int code = reach_host(&channel, place, false, question.until_ms);
    /* It may have gone by itself. */
    return code == NO_HOST || (code == 0 && converse(channel, &question, &code) == ENDED && code == 0);
}

static int print_endpoints(const struct place *place) {
    for (size_t i = 0; i < place->endpoints.count; i++) {
        const char *path = place->endpoints.paths[i];
        write_stream(STREAM_OUT, path, strlen(path), NO_DEADLINE);
        write_stream(STREAM_OUT, "\n", 1, NO_DEADLINE);
    }
    return 0;
}
