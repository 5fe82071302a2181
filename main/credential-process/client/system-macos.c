#include <fcntl.h>
#include <libproc.h>
#include <limits.h>
#include <mach-o/dyld.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform.h"
#include "posix.h"
#include "text.h"

const char *const descriptor_folder = "/dev/fd";

int open_socket(void) {
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
    if (descriptor != -1) {
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
        fcntl(descriptor, F_SETFL, O_NONBLOCK);
    }
    return descriptor;
}

bool peer_user(int socket, uid_t *user) {
    gid_t group;
    return getpeereid(socket, user, &group) == 0;
}

bool own_program(char *path, size_t size) {
    char named[PATH_BYTES];
    uint32_t named_size = sizeof named;
    if (_NSGetExecutablePath(named, &named_size) != 0)
        return false;
    char *real = realpath(named, NULL);
    if (real == NULL)
        return false;
    struct text text = text_in(path, size);
    text_put(&text, real);
    free(real);
    return text.whole;
}

bool program_name(pid_t process, char *name, size_t size) {
    char path[PROC_PIDPATHINFO_MAXSIZE];
    if (proc_pidpath(process, path, sizeof path) <= 0)
        return false;
    const char *base = strrchr(path, '/');
    struct text text = text_in(name, size);
    text_put(&text, base == NULL ? path : base + 1);
    return text.whole;
}

bool private_folder(char *folder, size_t size) {
    char said[PATH_BYTES];
    size_t length = confstr(_CS_DARWIN_USER_TEMP_DIR, said, sizeof said);
    return length > 0 && length <= sizeof said && absolute_path(folder, size, said);
}

bool usual_data_folder(char *folder, size_t size, const char *home) {
    return path_in(folder, size, home, "Library/Application Support/Daypass");
}

/* The system gives one program no other's memory unless it was signed to allow that. */
void guard_memory(void) {}
