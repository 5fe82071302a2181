#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform.h"
#include "posix.h"
#include "text.h"

#ifndef DAYPASS_RUN_FOLDER
#define DAYPASS_RUN_FOLDER "/run/user"
#endif

const char *const descriptor_folder = "/proc/self/fd";

static bool read_link(const char *link, char *path, size_t size);

int open_socket(void) {
    return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

bool peer_user(int socket, uid_t *user) {
    struct ucred peer;
    socklen_t length = sizeof peer;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0 || length != sizeof peer)
        return false;
    *user = peer.uid;
    return true;
}

bool own_program(char *path, size_t size) {
    return read_link("/proc/self/exe", path, size);
}

/* The link is readable for the user's own processes only, what a process calls itself for all. */
bool program_name(pid_t process, char *name, size_t size) {
    char file[64];
    struct text path = text_in(file, sizeof file);
    text_put(&path, "/proc/");
    text_number(&path, process);
    text_put(&path, "/exe");
    if (read_link(file, name, size)) {
        const char *base = strrchr(name, '/');
        memmove(name, base == NULL ? name : base + 1, strlen(base == NULL ? name : base + 1) + 1);
        return true;
    }
    path.length -= sizeof "exe" - 1;
    text_put(&path, "comm");
    int descriptor = open(file, O_RDONLY | O_CLOEXEC);
    ssize_t length = descriptor == -1 ? -1 : read(descriptor, name, size - 1);
    if (descriptor != -1)
        close(descriptor);
    if (length <= 1)
        return false;
    name[length - 1] = '\0';
    return true;
}

bool private_folder(char *folder, size_t size) {
    struct text path = text_in(folder, size);
    text_put(&path, DAYPASS_RUN_FOLDER "/");
    text_number(&path, (long long)geteuid());
    return path.whole;
}

/* The base directory specification has relative values ignored. */
bool usual_data_folder(char *folder, size_t size, const char *home) {
    const char *data = variable("XDG_DATA_HOME");
    if (data != NULL && is_absolute(data))
        return path_in(folder, size, data, "daypass");
    return path_in(folder, size, home, ".local/share/daypass");
}

void guard_memory(void) {
#ifndef __SANITIZE_ADDRESS__
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

/* A program that was replaced while it runs has a note behind its name. */
static bool read_link(const char *link, char *path, size_t size) {
    static const char note[] = " (deleted)";
    ssize_t count = readlink(link, path, size - 1);
    if (count <= 0)
        return false;
    size_t length = (size_t)count;
    path[length] = '\0';
    if (length > sizeof note - 1 && strcmp(path + length - (sizeof note - 1), note) == 0)
        path[length - (sizeof note - 1)] = '\0';
    return true;
}
