/*
 * - Whether a host lives is said by its lock, not by connect(): a socket's file outlives its host, and a host has its lock
 *   before it listens and after it stopped listening.
 * - Only whoever has the start lock starts a host, after having looked again, and keeps that lock until the host listens.
 */
#include "reach.h"

#include "launch.h"

struct attempt {
    /* A host that is missing. */
    bool starts;
    bool locked;
    intptr_t start_lock;
    struct launch launch;
    bool started;
    intptr_t host;
};

enum next { LOOK_AGAIN, WAIT, GIVE_UP };

static enum next without_host(struct attempt *attempt, const struct place *place, int *code);
static enum next lock_start(struct attempt *attempt, const struct place *place, int *code);
static enum next start(struct attempt *attempt, int *code);
static enum next await_started(struct attempt *attempt, const struct place *place, int *code);
static void leave(struct attempt *attempt);

int reach_host(struct channel **channel, const struct place *place, bool starts, int64_t until_ms) {
    struct attempt attempt = {.starts = starts};
    int64_t began_ms = now_ms();
    int64_t last_ms = began_ms + DAYPASS_REACH_MS < until_ms ? began_ms + DAYPASS_REACH_MS : until_ms;
    int64_t pause = SHORTEST_PAUSE_MS;
    int code = -1;
    while (code < 0) {
        struct open_failure failure;
        enum next next = WAIT;
        switch (channel_open(&place->endpoints, channel, &failure)) {
        case OPENED:
            code = 0;
            continue;
        case OPEN_FAILED:
            code = say(failure.sentence, failure.subject, EXIT_UNAVAILABLE);
            continue;
        case OPEN_BUSY:
            break;
        case OPEN_ABSENT:
            next = without_host(&attempt, place, &code);
        }
        if (next == WAIT && now_ms() >= last_ms)
            code = say_number(SAY_HOST_SILENT, (last_ms - began_ms + 999) / 1000, EXIT_UNAVAILABLE);
        if (next != WAIT || code >= 0)
            continue;
        pause_ms(pause);
        pause = pause * 3 / 2 < LONGEST_PAUSE_MS ? pause * 3 / 2 : LONGEST_PAUSE_MS;
    }
    leave(&attempt);
    return code;
}

void await_end(const struct place *place) {
    int64_t last_ms = now_ms() + DAYPASS_REACH_MS;
    struct channel *channel;
    struct open_failure failure;
    while (lock_state(place->host_lock) == LOCK_HELD && now_ms() < last_ms) {
        if (channel_open(&place->endpoints, &channel, &failure) == OPENED) {
            channel_close(channel);
            return;
        }
        pause_ms(SHORTEST_PAUSE_MS);
    }
}

static enum next without_host(struct attempt *attempt, const struct place *place, int *code) {
    switch (lock_state(place->host_lock)) {
    case LOCK_HELD:
        return WAIT;
    case LOCK_BROKEN:
        *code = say(SAY_LOCK_UNUSABLE, place->host_lock, EXIT_UNAVAILABLE);
        return GIVE_UP;
    case LOCK_FREE:
        break;
    }
    if (!attempt->starts) {
        *code = NO_HOST;
        return GIVE_UP;
    }
    if (attempt->started)
        return await_started(attempt, place, code);
    return attempt->locked ? start(attempt, code) : lock_start(attempt, place, code);
}

static enum next lock_start(struct attempt *attempt, const struct place *place, int *code) {
    /* First, so that a command that cannot start a host leaves nothing behind. */
    if (attempt->launch.args == NULL && (*code = launch_find(&attempt->launch, place)) != 0)
        return GIVE_UP;
    *code = -1;
    if (!make_folder(place->data_folder)) {
        *code = say(SAY_HOME_UNUSABLE, place->data_folder, EXIT_UNAVAILABLE);
        return GIVE_UP;
    }
    switch (lock_take(place->start_lock, &attempt->start_lock)) {
    case LOCK_HELD:
        return WAIT;
    case LOCK_BROKEN:
        *code = say(SAY_LOCK_UNUSABLE, place->start_lock, EXIT_UNAVAILABLE);
        return GIVE_UP;
    default:
        attempt->locked = true;
        return LOOK_AGAIN;
    }
}

static enum next start(struct attempt *attempt, int *code) {
    attempt->host = host_start(&attempt->launch);
    attempt->started = attempt->host != -1;
    if (attempt->started)
        return WAIT;
    *code = say(SAY_HOST_UNSTARTABLE, "", EXIT_UNAVAILABLE);
    return GIVE_UP;
}

/* One that found the lock held has lost to another host, which may have gone by now; one that ended well has left a child. */
static enum next await_started(struct attempt *attempt, const struct place *place, int *code) {
    int ended = 0;
    if (!host_ended(attempt->host, &ended) || ended == 0)
        return WAIT;
    char words[PATH_BYTES];
    bool told = host_words(words, sizeof words);
    host_leave(attempt->host);
    attempt->started = false;
    if (ended == EXIT_LOCK_HELD)
        return WAIT;
    *code = say(told ? SAY_HOST_SAID : SAY_HOST_ENDED, told ? words : place->data_folder, EXIT_UNAVAILABLE);
    return GIVE_UP;
}

static void leave(struct attempt *attempt) {
    if (attempt->started)
        host_leave(attempt->host);
    if (attempt->locked)
        lock_release(attempt->start_lock);
    launch_free(&attempt->launch);
}
