#ifndef DAYPASS_PRIVATE_POSIX_H
#define DAYPASS_PRIVATE_POSIX_H

#include "posix.h"

/* Whether a folder is the user's alone: no link, their own, mode 0700. */
enum privacy { IS_PRIVATE, IS_OPEN, IS_ABSENT };
enum privacy privacy_of(const char *path, size_t length);

#endif
