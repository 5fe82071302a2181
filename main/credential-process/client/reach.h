/* From nothing to a connection with a host that is there, or was started for it. */
#ifndef DAYPASS_REACH_H
#define DAYPASS_REACH_H

#include "place.h"

/* No exit code: no host lives, and none was to be started. */
#define NO_HOST 256

/* Says why and returns an exit code, or NO_HOST, or 0 and a channel. */
int reach_host(struct channel **channel, const struct place *place, bool starts, int64_t until_ms);

/* Returns once the host that listens no more has let go of its lock, or the next one listens; for a while at most. */
void await_end(const struct place *place);

#endif
