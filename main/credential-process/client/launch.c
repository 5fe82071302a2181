#include "launch.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

#define LONGEST_FILE_BYTES 8192
#define MOST_ARGS 32

#ifdef _WIN32
#define SEPARATORS "\\/"
#define PATH_DELIMITER ";"
#define NODE "node.exe"
#else
#define SEPARATORS "/"
#define PATH_DELIMITER ":"
#define NODE "node"
#endif

static int read_file(char *file, char *text, const struct place *place);
static int read_line(char *line, size_t number, const char *folder, char **arg);
static enum trust find_path(char *path, const char *line, const char *folder, size_t number, char *culprit);
static enum trust find_program(char *path, const char *name);
static bool may_hold_programs(const char *folder);
static bool is_path(const char *line, size_t number);
static char **kept_environment(const struct place *place);
static bool is_kept(const char *entry);

int launch_find(struct launch *launch, const struct place *place) {
    static char text[LONGEST_FILE_BYTES];
    static char *args[MOST_ARGS + 1];
    char file[PATH_BYTES];
    int code = read_file(file, text, place);
    if (code != 0)
        return code;
    char folder[PATH_BYTES];
    size_t count = 0;
    if (!path_in(folder, sizeof folder, file, ".."))
        return say(SAY_HOST_FILE_BAD, file, EXIT_UNAVAILABLE);
    for (char *line = strtok(text, "\r\n"); line != NULL; line = strtok(NULL, "\r\n")) {
        if (count == MOST_ARGS)
            return say(SAY_HOST_FILE_BAD, file, EXIT_UNAVAILABLE);
        code = read_line(line, count, folder, &args[count]);
        if (code != 0)
            return code;
        count++;
    }
    if (count == 0)
        return say(SAY_HOST_FILE_BAD, file, EXIT_UNAVAILABLE);
    *launch = (struct launch){.args = args, .environment = kept_environment(place)};
    return launch->environment == NULL ? say(SAY_NO_MEMORY, "", EXIT_UNAVAILABLE) : 0;
}

void launch_free(struct launch *launch) {
    free(launch->environment);
    *launch = (struct launch){0};
}

/* The first of the two files that is there; one that others can change is refused, not passed over. */
static int read_file(char *file, char *text, const struct place *place) {
    char own[PATH_BYTES];
    char culprit[PATH_BYTES];
    enum trust trust = TRUST_MISSING;
    if (own_folder(own, sizeof own) && path_in(file, PATH_BYTES, own, "daypass.host"))
        trust = read_trusted(file, text, LONGEST_FILE_BYTES, culprit, sizeof culprit);
    if (trust == TRUST_MISSING && path_in(file, PATH_BYTES, place->data_folder, "host.command"))
        trust = read_trusted(file, text, LONGEST_FILE_BYTES, culprit, sizeof culprit);
    switch (trust) {
    case TRUSTED:
        return 0;
    case TRUSTED_NOT:
        return say(SAY_HOST_OPEN, culprit, EXIT_UNAVAILABLE);
    default:
        return say(SAY_HOST_UNKNOWN, "", EXIT_UNAVAILABLE);
    }
}

static int read_line(char *line, size_t number, const char *folder, char **arg) {
    static char paths[MOST_ARGS][PATH_BYTES];
    *arg = line;
    if (!is_path(line, number))
        return 0;
    char *path = paths[number];
    char culprit[PATH_BYTES];
    enum trust trust = find_path(path, line, folder, number, culprit);
    if (trust != TRUSTED)
        return say(trust == TRUST_MISSING ? SAY_HOST_GONE : SAY_HOST_OPEN, culprit, EXIT_UNAVAILABLE);
    *arg = path;
    return 0;
}

/* A Node that was updated since, or that is another machine's where a package was made, is looked for by its name. */
static enum trust find_path(char *path, const char *line, const char *folder, size_t number, char *culprit) {
    const char *name = line + strlen(line);
    while (name > line && strchr(SEPARATORS, name[-1]) == NULL)
        name--;
    struct text subject = text_in(culprit, PATH_BYTES);
    text_put(&subject, line);
    if (number == 0 && name == line)
        return find_program(path, name);
    bool fits = is_absolute(line) ? absolute_path(path, PATH_BYTES, line) : path_in(path, PATH_BYTES, folder, line);
    if (!fits)
        return TRUST_MISSING;
    enum trust trust = trust_path(path, culprit, PATH_BYTES);
    bool node = same_name(name, NODE, sizeof NODE);
    return trust == TRUST_MISSING && number == 0 && node ? find_program(path, name) : trust;
}

/* The first in PATH that only the user or root can change. */
static enum trust find_program(char *path, const char *name) {
    const char *at = variable("PATH");
    char folder[PATH_BYTES];
    char ignored[PATH_BYTES];
    for (at = at == NULL ? "" : at; *at != '\0'; at += *at != '\0') {
        size_t length = strcspn(at, PATH_DELIMITER);
        struct text one = text_in(folder, sizeof folder);
        text_add(&one, at, length);
        at += length;
        if (one.whole && may_hold_programs(folder) && path_in(path, PATH_BYTES, folder, name) &&
            trust_path(path, ignored, sizeof ignored) == TRUSTED)
            return TRUSTED;
    }
    return TRUST_MISSING;
}

/* Nothing of the folder that the asker is in, nor what a project's packages put first in PATH. */
static bool may_hold_programs(const char *folder) {
    return is_absolute(folder) && strstr(folder, "node_modules") == NULL;
}

static bool is_path(const char *line, size_t number) {
    return number == 0 || is_absolute(line) || strncmp(line, "./", 2) == 0 || strncmp(line, "../", 3) == 0;
}

/* A host outlives whoever starts it, so it gets what says who and where the user is, and nothing of the asker's project. */
static char **kept_environment(const struct place *place) {
    static char moved[sizeof "DAYPASS_HOME=" + PATH_BYTES];
    char *const *entries = environment_entries();
    size_t count = 0;
    size_t kept = 0;
    while (entries[count] != NULL)
        count++;
    char **environment = calloc(count + 2, sizeof *environment);
    if (environment == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (is_kept(entries[i]))
            environment[kept++] = entries[i];
    if (place->moved) {
        struct text entry = text_in(moved, sizeof moved);
        text_put(&entry, "DAYPASS_HOME=");
        text_put(&entry, place->data_folder);
        environment[kept] = moved;
    }
    return environment;
}

static bool is_kept(const char *entry) {
    static const char *const names[] = {
#ifdef _WIN32
        "SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "HOMEDRIVE",
        "HOMEPATH", "USERNAME", "USERDOMAIN", "COMPUTERNAME", "PATHEXT", "COMSPEC", "PROGRAMDATA", "PROGRAMFILES",
        "PROGRAMFILES(X86)", "PROGRAMW6432", "PROCESSOR_ARCHITECTURE", "NUMBER_OF_PROCESSORS",
#endif
        "HOME", "PATH", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY",
        "XAUTHORITY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "no_proxy",
        "all_proxy", "NODE_EXTRA_CA_CERTS",
    };
    size_t length = strcspn(entry, "=");
    if (entry[length] != '=')
        return false;
    /* Node would take such a home as it stands and look below its own folder. */
    if (length == 4 && strncmp(entry, "HOME=", 5) == 0)
        return is_absolute(entry + 5);
    if (strncmp(entry, "LC_", 3) == 0 || strncmp(entry, "XDG_", 4) == 0)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length && same_name(entry, names[i], length))
            return true;
    return false;
}
