/* The data folder that a command is about, and what follows from it. */
#ifndef DAYPASS_PLACE_H
#define DAYPASS_PLACE_H

#include <stdbool.h>

#include "platform.h"

struct place {
    char data_folder[PATH_BYTES];
    /* By --home or DAYPASS_HOME; a host is told. */
    bool moved;
    struct endpoints endpoints;
    char host_lock[PATH_BYTES];
    /* Held while a host is being started, so that many at once start one. */
    char start_lock[PATH_BYTES];
};

/* `home`: what --home says, or NULL. Says why and returns an exit code, or 0. */
int place_find(struct place *place, const char *home);

/* 64-bit FNV-1a in hex, 16 digits: endpoint.ts has the same. */
void folder_hash(char hash[17], const char *folder);

#endif
