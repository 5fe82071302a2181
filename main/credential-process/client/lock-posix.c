/*
 * Record locks (fcntl), not flock(2): F_GETLK asks who has the lock without taking it, while hundreds of clients that try a
 * shared flock would now and then keep a host from its own. The kernel drops them with the process, and with the first
 * close of the file in it, so a process opens such a file once.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform.h"

static bool is_still(int descriptor, const char *file);
static void outlive_signals(void);

enum lock lock_state(const char *file) {
    int descriptor = open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor == -1)
        return errno == ENOENT ? LOCK_FREE : LOCK_BROKEN;
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int result = fcntl(descriptor, F_GETLK, &lock);
    close(descriptor);
    if (result == -1)
        return LOCK_BROKEN;
    return lock.l_type == F_UNLCK ? LOCK_FREE : LOCK_HELD;
}

enum lock lock_take(const char *file, intptr_t *handle) {
    for (;;) {
        int descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor == -1)
            return LOCK_BROKEN;
        struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        if (fcntl(descriptor, F_SETLK, &lock) == -1) {
            bool held = errno == EACCES || errno == EAGAIN;
            close(descriptor);
            return held ? LOCK_HELD : LOCK_BROKEN;
        }
        *handle = descriptor;
        if (is_still(descriptor, file))
            return LOCK_FREE;
        close(descriptor);
    }
}

void lock_release(intptr_t handle) {
    close((int)handle);
}

int lock_hold(const char *file) {
    intptr_t handle;
    char ignored[64];
    outlive_signals();
    switch (lock_take(file, &handle)) {
    case LOCK_HELD:
        return EXIT_LOCK_HELD;
    case LOCK_BROKEN:
        return say(SAY_LOCK_UNUSABLE, file, EXIT_UNAVAILABLE);
    case LOCK_FREE:
        break;
    }
    if (write_stream(STREAM_OUT, "held\n", 5, NO_DEADLINE) != WRITTEN)
        return EXIT_OTHER;
    ssize_t count;
    do
        count = read(STDIN_FILENO, ignored, sizeof ignored);
    while (count > 0 || (count < 0 && errno == EINTR));
    return 0;
}

/* A lock on a file that was deleted meanwhile would keep nobody out. */
static bool is_still(int descriptor, const char *file) {
    struct stat opened;
    struct stat named;
    return fstat(descriptor, &opened) == 0 && lstat(file, &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

/* What ends the host's terminal or group must not free the lock before the host itself has ended. */
static void outlive_signals(void) {
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &ignored, NULL);
}
