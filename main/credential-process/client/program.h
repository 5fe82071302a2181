/* What frame `x` asks for: a program, its arguments, and changes to the environment. */
#ifndef DAYPASS_PROGRAM_H
#define DAYPASS_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

struct program {
    /* Ends in NULL; the strings stand in the frame. */
    char **args;
    /* Each with its letter, S or U, before it. */
    char **changes;
    size_t change_count;
};

/* False: malformed, and nothing to free. */
bool program_read(struct program *program, char *payload, size_t length);

/* The environment after the changes, ending in NULL; NULL: no memory. Its strings stand where they stood. */
char **program_environment(const struct program *program, char *const *before);

void program_free(struct program *program);

#endif
