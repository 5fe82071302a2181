#include "place.h"

#include "text.h"

int place_find(struct place *place, const char *home) {
    const char *moved_to = home != NULL ? home : variable("DAYPASS_HOME");
    size_t size = sizeof place->data_folder;
    place->moved = moved_to != NULL;
    if (moved_to == NULL && !default_data_folder(place->data_folder, size))
        return say(SAY_HOME_UNKNOWN, "", EXIT_UNAVAILABLE);
    if (moved_to != NULL && !absolute_path(place->data_folder, size, moved_to))
        return say(SAY_HOME_UNUSABLE, moved_to, EXIT_UNAVAILABLE);
    /* A host in Node cannot name any other. */
    if (!is_utf8(place->data_folder) ||
        !path_in(place->host_lock, sizeof place->host_lock, place->data_folder, "host.lock") ||
        !path_in(place->start_lock, sizeof place->start_lock, place->data_folder, "host.start.lock"))
        return say(SAY_HOME_UNUSABLE, place->data_folder, EXIT_UNAVAILABLE);
    if (!find_endpoints(&place->endpoints, place->data_folder))
        return say(SAY_ENDPOINT_TOO_LONG, place->data_folder, EXIT_UNAVAILABLE);
    return 0;
}

void folder_hash(char hash[17], const char *folder) {
    uint64_t sum = 0xcbf29ce484222325U;
    for (; *folder != '\0'; folder++) {
        sum ^= (unsigned char)*folder;
        sum *= 0x100000001b3U;
    }
    for (int digit = 15; digit >= 0; digit--, sum >>= 4)
        hash[digit] = "0123456789abcdef"[sum & 15];
    hash[16] = '\0';
}
