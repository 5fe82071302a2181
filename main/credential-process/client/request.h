/* The one line that says who asks for what; protocol.ts has its shape. */
#ifndef DAYPASS_REQUEST_H
#define DAYPASS_REQUEST_H

#include <stdbool.h>

#include "platform.h"
#include "text.h"

/* False: it does not fit. `args` ends in NULL. */
bool request_write(struct text *line, int version, char *const *args, const struct surroundings *around);
#define REQUEST_ROOM (REQUEST_BYTES + 1)

#endif
