#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform.h"
#include "posix.h"
#include "text.h"

static bool append_normal(char *normal, size_t size, const char *path);

bool default_data_folder(char *folder, size_t size) {
    const char *home = variable("HOME");
    if (home == NULL || !is_absolute(home)) {
        const struct passwd *user = getpwuid(geteuid());
        home = user == NULL ? "" : user->pw_dir;
    }
    return is_absolute(home) && usual_data_folder(folder, size, home);
}

bool absolute_path(char *resolved, size_t size, const char *path) {
    char here[PATH_BYTES];
    resolved[0] = '\0';
    if (!is_absolute(path) && (getcwd(here, sizeof here) == NULL || !append_normal(resolved, size, here)))
        return false;
    return append_normal(resolved, size, path);
}

bool path_in(char *path, size_t size, const char *folder, const char *name) {
    path[0] = '\0';
    return append_normal(path, size, folder) && append_normal(path, size, name);
}

bool is_absolute(const char *path) {
    return path[0] == '/';
}

bool make_folder(const char *folder) {
    char path[PATH_BYTES];
    struct text above = text_in(path, sizeof path);
    struct stat status;
    if (stat(folder, &status) == 0)
        return S_ISDIR(status.st_mode);
    for (const char *at = folder; *at != '\0'; at += strcspn(at + 1, "/") + 1) {
        text_add(&above, at, strcspn(at + 1, "/") + 1);
        mkdir(path, 0700);
    }
    return above.whole && stat(folder, &status) == 0 && S_ISDIR(status.st_mode);
}

/* As path.resolve(normal, path) in Node: `normal` is absolute and normal, or empty for the root. */
static bool append_normal(char *normal, size_t size, const char *path) {
    size_t length = strcmp(normal, "/") == 0 ? 0 : strlen(normal);
    while (*path != '\0') {
        size_t step = strcspn(path, "/");
        if (step == 2 && path[0] == '.' && path[1] == '.') {
            while (length > 0 && normal[--length] != '/')
                continue;
        } else if (step > 0 && !(step == 1 && path[0] == '.')) {
            if (step + 2 > size - length)
                return false;
            normal[length++] = '/';
            memcpy(normal + length, path, step);
            length += step;
        }
        path += step;
        path += *path == '/';
    }
    if (length == 0)
        normal[length++] = '/';
    normal[length] = '\0';
    return true;
}
