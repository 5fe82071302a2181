#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform.h"
#include "posix.h"
#include "text.h"

static enum trust trust_chain(const char *path, int close_ones, char *culprit, size_t size);
static enum trust trust_one(const char *path, bool close);
static bool shorten(char *path);

/* The file and its folder as named, and what they really are where there are links. */
enum trust trust_path(const char *path, char *culprit, size_t size) {
    char *real = realpath(path, NULL);
    struct text missing = text_in(culprit, size);
    text_put(&missing, path);
    if (real == NULL)
        return errno == ENOENT || errno == ENOTDIR ? TRUST_MISSING : TRUSTED_NOT;
    enum trust trust = trust_chain(real, 2, culprit, size);
    free(real);
    char folder[PATH_BYTES];
    if (trust != TRUSTED || !path_in(folder, sizeof folder, path, ".."))
        return trust;
    real = realpath(folder, NULL);
    if (real == NULL)
        return TRUSTED_NOT;
    trust = trust_chain(real, 1, culprit, size);
    free(real);
    return trust;
}

enum trust read_trusted(const char *file, char *text, size_t size, char *culprit, size_t culprit_size) {
    enum trust trust = trust_path(file, culprit, culprit_size);
    if (trust != TRUSTED)
        return trust;
    int descriptor = open(file, O_RDONLY | O_CLOEXEC);
    if (descriptor == -1) {
        struct text unreadable = text_in(culprit, culprit_size);
        text_put(&unreadable, file);
        return TRUSTED_NOT;
    }
    size_t length = 0;
    ssize_t count;
    while ((count = read(descriptor, text + length, size - length)) > 0)
        length += (size_t)count;
    close(descriptor);
    /* Half a file is none. */
    text[count == 0 && length < size ? length : 0] = '\0';
    return TRUSTED;
}

bool own_folder(char *folder, size_t size) {
    char program[PATH_BYTES];
    return own_program(program, sizeof program) && path_in(folder, size, program, "..");
}

/* From the path up to the root; the first `close_ones` may not be the group's either. */
static enum trust trust_chain(const char *path, int close_ones, char *culprit, size_t size) {
    struct text at = text_in(culprit, size);
    text_put(&at, path);
    if (!at.whole)
        return TRUSTED_NOT;
    do {
        if (trust_one(culprit, close_ones-- > 0) != TRUSTED)
            return TRUSTED_NOT;
    } while (shorten(culprit));
    return TRUSTED;
}

/* In a folder like /tmp, where all may write, nobody can replace what is another's. */
static enum trust trust_one(const char *path, bool close) {
    struct stat status;
    if (stat(path, &status) != 0 || (status.st_uid != 0 && status.st_uid != geteuid()))
        return TRUSTED_NOT;
    if (close)
        return (status.st_mode & (S_IWGRP | S_IWOTH)) == 0 ? TRUSTED : TRUSTED_NOT;
    return (status.st_mode & S_IWOTH) == 0 || (status.st_mode & S_ISVTX) != 0 ? TRUSTED : TRUSTED_NOT;
}

/* False: it was the root. */
static bool shorten(char *path) {
    char *slash = strrchr(path, '/');
    if (slash == NULL || path[1] == '\0')
        return false;
    slash[slash == path ? 1 : 0] = '\0';
    return true;
}
