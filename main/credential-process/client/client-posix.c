#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "daypass.h"
#include "platform.h"
#include "posix.h"

extern char **environ;

static struct sigaction pipe_signal_before;

static void open_standard_streams(void);
static bool await_writable(int descriptor, int64_t until_ms);

int main(int count, char **args) {
    open_standard_streams();
    guard_memory();
    sigaction(SIGPIPE, NULL, &pipe_signal_before);
    ignore_broken_pipes();
    return daypass(count, args);
}

/* Or the socket would become standard output and what is meant for the user go to the host. */
static void open_standard_streams(void) {
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) == -1 && open("/dev/null", O_RDWR) == -1)
            _exit(EXIT_OTHER);
}

void ignore_broken_pipes(void) {
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignored, NULL);
}

void restore_signals(void) {
    sigaction(SIGPIPE, &pipe_signal_before, NULL);
}

int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void pause_ms(int64_t length_ms) {
    struct timespec length = {.tv_sec = (time_t)(length_ms / 1000), .tv_nsec = (long)(length_ms % 1000) * 1000000};
    nanosleep(&length, NULL);
}

int poll_timeout(int64_t until_ms) {
    if (until_ms == NO_DEADLINE)
        return -1;
    int64_t left = until_ms - now_ms();
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

/* A pipe that is said to be writable takes at least PIPE_BUF bytes without blocking. */
enum written write_stream(enum stream stream, const char *bytes, size_t length, int64_t until_ms) {
    int descriptor = (int)stream;
    while (length > 0) {
        if (until_ms != NO_DEADLINE && !await_writable(descriptor, until_ms))
            return WRITTEN_TOO_LATE;
        ssize_t count = write(descriptor, bytes, until_ms == NO_DEADLINE || length < PIPE_BUF ? length : PIPE_BUF);
        if (count < 0) {
            if (errno == EAGAIN && !await_writable(descriptor, until_ms))
                return WRITTEN_TOO_LATE;
            if (errno == EAGAIN || errno == EINTR)
                continue;
            return errno == EPIPE ? WRITTEN_TO_NOBODY : WRITTEN_NOT;
        }
        bytes += count;
        length -= (size_t)count;
    }
    return WRITTEN;
}

static bool await_writable(int descriptor, int64_t until_ms) {
    struct pollfd watched = {.fd = descriptor, .events = POLLOUT};
    int ready;
    do
        ready = poll(&watched, 1, poll_timeout(until_ms));
    while (ready < 0 && errno == EINTR);
    errno = EAGAIN;
    return ready != 0;
}

char *const *environment_entries(void) {
    return environ;
}

const char *variable(const char *name) {
    const char *value = getenv(name);
    return value == NULL || value[0] == '\0' ? NULL : value;
}

const char *locale_name(void) {
    const char *all = variable("LC_ALL");
    const char *messages = all != NULL ? all : variable("LC_MESSAGES");
    const char *locale = messages != NULL ? messages : variable("LANG");
    return locale != NULL ? locale : "";
}

bool same_name(const char *one, const char *other, size_t length) {
    return strncmp(one, other, length) == 0;
}

int program_run(const struct program *program, char *const *environment) {
    char **before = environ;
    char **after = program_environment(program, environment);
    if (after == NULL)
        return say(SAY_NO_MEMORY, "", EXIT_UNAVAILABLE);
    restore_signals();
    environ = after;
    execvp(program->args[0], program->args);
    int problem = errno;
    environ = before;
    free(after);
    ignore_broken_pipes();
    if (problem == ENOENT || problem == ENOTDIR)
        return say(SAY_PROGRAM_MISSING, program->args[0], EXIT_NOT_FOUND);
    return say(SAY_PROGRAM_UNRUNNABLE, program->args[0], EXIT_NOT_RUNNABLE);
}
