/* From nothing to a connection with a host that is there, or was started for it. */
#ifndef DAYPASS_REACH_H
#define DAYPASS_REACH_H

#include "place.h"

/* Says why and returns an exit code, or 0 and a channel. */
int reach_host(struct channel **channel, const struct place *place, int64_t until_ms);

#endif
