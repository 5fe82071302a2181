/* Which host to start, how, and whether that is safe. */
#ifndef DAYPASS_LAUNCH_H
#define DAYPASS_LAUNCH_H

#include "place.h"

/*
 * From `daypass.host` beside this program, else `host.command` in the data folder: a line for the program, one for each
 * argument. A line that begins with `./` or `../` is relative to the file's folder; such a line, or an absolute one, is a
 * path that only the user or root may be able to change. A program without a folder, or a Node that is not there any more, is
 * the first in PATH that is as safe.
 * Says why and returns an exit code, or 0.
 */
int launch_find(struct launch *launch, const struct place *place);
void launch_free(struct launch *launch);

#endif
