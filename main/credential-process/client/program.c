#include "program.h"

#include <stdlib.h>
#include <string.h>

#include "platform.h"

static bool well_formed(const char *string);
static bool is_named(const char *entry, const char *name, size_t length);

bool program_read(struct program *program, char *payload, size_t length) {
    *program = (struct program){0};
    if (length == 0 || payload[length - 1] != '\0')
        return false;
    size_t strings = 0;
    for (size_t i = 0; i < length; i++)
        strings += payload[i] == '\0';
    program->args = calloc(strings + 1, sizeof *program->args);
    program->changes = calloc(strings + 1, sizeof *program->changes);
    bool good = program->args != NULL && program->changes != NULL;
    size_t arg_count = 0;
    for (char *at = payload; good && at < payload + length; at += strlen(at) + 1) {
        good = well_formed(at);
        if (at[0] == 'A')
            program->args[arg_count++] = at + 1;
        else
            program->changes[program->change_count++] = at;
    }
    if (good && arg_count > 0 && program->args[0][0] != '\0')
        return true;
    program_free(program);
    return false;
}

char **program_environment(const struct program *program, char *const *before) {
    size_t count = 0;
    while (before[count] != NULL)
        count++;
    char **after = calloc(count + program->change_count + 1, sizeof *after);
    if (after == NULL)
        return NULL;
    memcpy(after, before, count * sizeof *after);
    for (size_t i = 0; i < program->change_count; i++) {
        const char *change = program->changes[i];
        size_t name_length = strcspn(change + 1, "=");
        size_t kept = 0;
        for (size_t at = 0; at < count; at++)
            if (!is_named(after[at], change + 1, name_length))
                after[kept++] = after[at];
        if (change[0] == 'S')
            after[kept++] = program->changes[i] + 1;
        count = kept;
    }
    after[count] = NULL;
    return after;
}

void program_free(struct program *program) {
    free(program->args);
    free(program->changes);
    *program = (struct program){0};
}

static bool well_formed(const char *string) {
    size_t name_length = strlen(string) == 0 ? 0 : strcspn(string + 1, "=");
    switch (string[0]) {
    case 'A':
        return true;
    case 'S':
        return name_length > 0 && string[1 + name_length] == '=';
    case 'U':
        return name_length > 0 && string[1 + name_length] == '\0';
    default:
        return false;
    }
}

static bool is_named(const char *entry, const char *name, size_t length) {
    return strcspn(entry, "=") == length && same_name(entry, name, length);
}
