#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "place.h"
#include "private-posix.h"
#include "text.h"

#ifndef DAYPASS_SHARED_FOLDER
#define DAYPASS_SHARED_FOLDER "/tmp"
#endif

static bool put_path(struct endpoints *endpoints, const char *folder, const char *between, const char *hash);

/* As endpoints() of endpoint.ts. The last one is in a folder that others can write to. */
bool find_endpoints(struct endpoints *endpoints, const char *data_folder) {
    char hash[17];
    char folder[LONGEST_ENDPOINT_BYTES];
    folder_hash(hash, data_folder);
    endpoints->count = 0;
    if (private_folder(folder, sizeof folder) && privacy_of(folder, strlen(folder)) == IS_PRIVATE &&
        !put_path(endpoints, folder, "/daypass-", hash))
        return false;
    struct text shared = text_in(folder, sizeof folder);
    text_put(&shared, DAYPASS_SHARED_FOLDER "/daypass-");
    text_number(&shared, (long long)geteuid());
    return shared.whole && put_path(endpoints, folder, "/", hash);
}

static bool put_path(struct endpoints *endpoints, const char *folder, const char *between, const char *hash) {
    /* Of macOS; Linux has four more. */
    static const size_t longest = 103;
    struct text path = text_in(endpoints->paths[endpoints->count++], LONGEST_ENDPOINT_BYTES);
    text_put(&path, folder);
    text_put(&path, between);
    text_put(&path, hash);
    text_put(&path, "/s");
    return path.whole && path.length <= longest;
}
