#include "private-posix.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform.h"
#include "text.h"

enum privacy privacy_of(const char *path, size_t length) {
    char folder[LONGEST_ENDPOINT_BYTES];
    struct text name = text_in(folder, sizeof folder);
    struct stat status;
    text_add(&name, path, length);
    if (!name.whole || lstat(folder, &status) != 0)
        return name.whole && errno == ENOENT ? IS_ABSENT : IS_OPEN;
    bool own = S_ISDIR(status.st_mode) && status.st_uid == geteuid();
    return own && (status.st_mode & 0777) == 0700 ? IS_PRIVATE : IS_OPEN;
}
