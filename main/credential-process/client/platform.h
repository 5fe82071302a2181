/* What differs between POSIX systems and Windows. Times are milliseconds of a clock that nobody sets. */
#ifndef DAYPASS_PLATFORM_H
#define DAYPASS_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "limits.h"
#include "program.h"
#include "sentences.h"

#define NO_DEADLINE INT64_MAX
#define LONGEST_ENDPOINT_BYTES 256

int64_t now_ms(void);
void pause_ms(int64_t length_ms);

/* Standard output and error; `until_ms` bounds the wait for a reader. */
enum stream { STREAM_OUT = 1, STREAM_ERROR = 2 };
enum written { WRITTEN, WRITTEN_TO_NOBODY, WRITTEN_NOT, WRITTEN_TOO_LATE };
enum written write_stream(enum stream stream, const char *bytes, size_t length, int64_t until_ms);

/* The user's home for data (paths.ts has the same rule), absolute and normal. False: none. */
bool default_data_folder(char *folder, size_t size);
/* As path.resolve(path) gives it. */
bool absolute_path(char *resolved, size_t size, const char *path);
/* Normal, of a name below a folder; `..` leads to the folder's own. */
bool path_in(char *path, size_t size, const char *folder, const char *name);
/* With what is missing above it, for the user alone. */
bool make_folder(const char *folder);

/* Places where a host may listen, in order; endpoint.ts has the same rules. False: a path is too long. */
struct endpoints {
    size_t count;
    char paths[2][LONGEST_ENDPOINT_BYTES];
};
bool find_endpoints(struct endpoints *endpoints, const char *data_folder);

/* The connection, one at a time. `failure`: what to say of OPEN_FAILED, and about what. */
struct channel;
/* Busy: somebody listens, and has no place at the moment. */
enum opened { OPENED, OPEN_ABSENT, OPEN_BUSY, OPEN_FAILED };
struct open_failure {
    enum sentence sentence;
    char subject[LONGEST_ENDPOINT_BYTES];
};
/* Connects only where the folder is the user's alone and the server is the user's. */
enum opened channel_open(const struct endpoints *endpoints, struct channel **channel, struct open_failure *failure);
/* Late: not written in time. A host that hangs up early may have answered, so that is no failure. */
bool channel_write(struct channel *channel, const char *bytes, size_t length, int64_t until_ms);
/* Bytes read; 0: the host is gone; -1: too late. Meanwhile passes standard input on, if told so. */
ptrdiff_t channel_read(struct channel *channel, char *bytes, size_t room, int64_t until_ms);
void channel_pass_input(struct channel *channel);
void channel_close(struct channel *channel);

/* Locks that end with the process that has them. Asking disturbs nobody. */
enum lock { LOCK_FREE, LOCK_HELD, LOCK_BROKEN };
enum lock lock_state(const char *file);
/* LOCK_FREE: it was and is now ours. */
enum lock lock_take(const char *file, intptr_t *handle);
void lock_release(intptr_t handle);
/* The verb --hold-lock, until standard input ends. */
int lock_hold(const char *file);

/* Starting a host. */
struct launch {
    /* Both end in NULL. */
    char **args;
    char **environment;
};
intptr_t host_start(const struct launch *launch); /* -1: it could not be */
/* True: it has ended, with `code`. */
bool host_ended(intptr_t host, int *code);
/* What it said on standard error after `daypass: `, if it said something, as one line. Before it is let go of. */
bool host_words(char *line, size_t size);
/* Lets go of it; it lives on. */
void host_leave(intptr_t host);
/* Whether only the user or root can change this file and its folder; otherwise `culprit` is what others can, or what is not there. */
enum trust { TRUSTED, TRUSTED_NOT, TRUST_MISSING };
enum trust trust_path(const char *path, char *culprit, size_t size);
/* At most `size` - 1 bytes, if trusted. */
enum trust read_trusted(const char *file, char *text, size_t size, char *culprit, size_t culprit_size);
bool own_folder(char *folder, size_t size);
bool is_absolute(const char *path);

/* Becomes the program; returns an exit code where it cannot, having said why, and where it had to wait for it. */
int program_run(const struct program *program, char *const *environment);

/* Who asks, from where. Strings live as long as the process; NULL: unknown. */
struct surroundings {
    const char *cwd;
    bool tty_in;
    bool tty_out;
    bool tty_error;
    /* 0: no terminal, or it does not say. */
    int columns;
    /* Where the system's zone is set, as a path or a name. */
    const char *zone;
    long pid;
    long parent_pid;
    const char *parent_program;
};
void look_around(struct surroundings *surroundings);
char *const *environment_entries(void);
/* The value of a variable that is set and not empty, or NULL. */
const char *variable(const char *name);
/* As in LC_ALL; never NULL. */
const char *locale_name(void);
/* Whether two names of variables are the same as far as `length`. */
bool same_name(const char *one, const char *other, size_t length);

#endif
