/* One request and its answer. */
#ifndef DAYPASS_CONVERSATION_H
#define DAYPASS_CONVERSATION_H

#include "answer.h"
#include "platform.h"
#include "text.h"

struct question {
    const struct text *line;
    enum output output;
    int64_t until_ms;
};

enum ending {
    ENDED, /* with an exit code; what there was to say is said */
    ENDED_UNANSWERED, /* the host went before the first byte of its answer */
    ENDED_OLDER, /* the code is the host's version */
};

/* Closes the channel. Returns only where the client does not become another program. */
enum ending converse(struct channel *channel, const struct question *question, int *code);

#endif
