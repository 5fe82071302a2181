#include "windows-system.h"

#include <stdlib.h>
#include <string.h>

#include "platform.h"
#include "text.h"

static bool is_separator(char letter);

bool default_data_folder(char *folder, size_t size) {
    const char *local = variable("LOCALAPPDATA");
    const char *home = variable("USERPROFILE");
    if (local != NULL)
        return path_in(folder, size, local, "Daypass");
    return home != NULL && path_in(folder, size, home, "AppData\\Local\\Daypass");
}

bool absolute_path(char *resolved, size_t size, const char *path) {
    wchar_t full[PATH_BYTES];
    wchar_t *given = wide(path);
    DWORD length = given == NULL ? 0 : GetFullPathNameW(given, PATH_BYTES, full, NULL);
    free(given);
    if (length == 0 || length >= PATH_BYTES)
        return false;
    while (length > 3 && full[length - 1] == L'\\')
        full[--length] = L'\0';
    return narrow(resolved, size, full);
}

bool path_in(char *path, size_t size, const char *folder, const char *name) {
    char joined[2 * PATH_BYTES];
    struct text text = text_in(joined, sizeof joined);
    text_put(&text, folder);
    text_put(&text, "\\");
    text_put(&text, name);
    return text.whole && absolute_path(path, size, joined);
}

bool is_absolute(const char *path) {
    bool drive = path[0] != '\0' && path[1] == ':' && is_separator(path[2]);
    return drive || (is_separator(path[0]) && is_separator(path[1]));
}

bool make_folder(const char *folder) {
    wchar_t *path = wide(folder);
    if (path == NULL)
        return false;
    for (wchar_t *at = path + 1; *at != L'\0'; at++) {
        if (*at != L'\\')
            continue;
        *at = L'\0';
        CreateDirectoryW(path, NULL);
        *at = L'\\';
    }
    CreateDirectoryW(path, NULL);
    DWORD kind = GetFileAttributesW(path);
    free(path);
    return kind != INVALID_FILE_ATTRIBUTES && (kind & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

bool own_folder(char *folder, size_t size) {
    wchar_t path[PATH_BYTES];
    char program[PATH_BYTES];
    DWORD length = GetModuleFileNameW(NULL, path, PATH_BYTES);
    return length > 0 && length < PATH_BYTES && narrow(program, sizeof program, path) && path_in(folder, size, program, "..");
}

static bool is_separator(char letter) {
    return letter == '\\' || letter == '/';
}
