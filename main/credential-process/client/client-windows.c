#include "windows-system.h"

#include <stdlib.h>
#include <string.h>

#include "daypass.h"
#include "platform.h"
#include "text.h"

/* Characters that a frame has cut, for each of the two streams. */
struct carry {
    char bytes[4];
    size_t length;
};

static char **entries;

static bool read_environment(void);
static enum written write_console(HANDLE console, struct carry *carry, const char *bytes, size_t length);
static enum written write_file(HANDLE file, const char *bytes, size_t length);
static size_t whole_characters(const char *bytes, size_t length);

int wmain(int count, wchar_t **wide_args) {
    char **args = calloc((size_t)count + 1, sizeof *args);
    if (args == NULL || !read_environment())
        return EXIT_UNAVAILABLE;
    for (int i = 0; i < count; i++) {
        size_t size = wcslen(wide_args[i]) * 3 + 1;
        args[i] = malloc(size);
        if (args[i] == NULL || !narrow(args[i], size, wide_args[i]))
            return EXIT_UNAVAILABLE;
    }
    return daypass(count, args);
}

wchar_t *wide(const char *utf8) {
    int length = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, utf8, -1, NULL, 0);
    wchar_t *text = length > 0 ? malloc((size_t)length * sizeof *text) : NULL;
    if (text != NULL)
        MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, utf8, -1, text, length);
    return text;
}

bool narrow(char *utf8, size_t size, const wchar_t *text) {
    return WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, (int)size, NULL, NULL) > 0;
}

/* Names in capitals, for they mean the same in any case. */
static bool read_environment(void) {
    wchar_t *block = GetEnvironmentStringsW();
    size_t count = 0;
    if (block == NULL)
        return false;
    for (const wchar_t *at = block; *at != L'\0'; at += wcslen(at) + 1)
        count++;
    entries = calloc(count + 1, sizeof *entries);
    if (entries == NULL)
        return false;
    const wchar_t *at = block;
    for (size_t i = 0; i < count; i++, at += wcslen(at) + 1) {
        size_t size = wcslen(at) * 3 + 1;
        entries[i] = malloc(size);
        if (entries[i] == NULL || !narrow(entries[i], size, at))
            return false;
        for (char *letter = entries[i]; *letter != '=' && *letter != '\0'; letter++)
            *letter = *letter >= 'a' && *letter <= 'z' ? (char)(*letter - 'a' + 'A') : *letter;
    }
    return FreeEnvironmentStringsW(block) != 0;
}

int64_t now_ms(void) {
    return (int64_t)GetTickCount64();
}

void pause_ms(int64_t length_ms) {
    Sleep((DWORD)length_ms);
}

DWORD wait_length(int64_t until_ms) {
    if (until_ms == NO_DEADLINE)
        return INFINITE;
    int64_t left = until_ms - now_ms();
    return left < 0 ? 0 : left >= (int64_t)INFINITE ? INFINITE - 1 : (DWORD)left;
}

/* Nobody can ask here whether a pipe would block: a caller that does not read waits for itself. */
enum written write_stream(enum stream stream, const char *bytes, size_t length, int64_t until_ms) {
    static struct carry carries[2];
    DWORD mode;
    HANDLE handle = GetStdHandle(stream == STREAM_OUT ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE);
    (void)until_ms;
    if (handle == NULL || handle == INVALID_HANDLE_VALUE)
        return WRITTEN_TO_NOBODY;
    if (GetConsoleMode(handle, &mode))
        return write_console(handle, &carries[stream - 1], bytes, length);
    return write_file(handle, bytes, length);
}

static enum written write_file(HANDLE file, const char *bytes, size_t length) {
    while (length > 0) {
        DWORD count = 0;
        if (!WriteFile(file, bytes, length > 65536 ? 65536 : (DWORD)length, &count, NULL)) {
            DWORD problem = GetLastError();
            return problem == ERROR_BROKEN_PIPE || problem == ERROR_NO_DATA ? WRITTEN_TO_NOBODY : WRITTEN_NOT;
        }
        bytes += count;
        length -= count;
    }
    return WRITTEN;
}

/* A console takes UTF-16, whatever its code page is. */
static enum written write_console(HANDLE console, struct carry *carry, const char *bytes, size_t length) {
    char chunk[1024];
    wchar_t text[1024];
    while (length > 0) {
        size_t room = sizeof chunk - carry->length;
        size_t taken = length < room ? length : room;
        memcpy(chunk, carry->bytes, carry->length);
        memcpy(chunk + carry->length, bytes, taken);
        size_t filled = carry->length + taken;
        size_t whole = whole_characters(chunk, filled);
        carry->length = filled - whole;
        memcpy(carry->bytes, chunk + whole, carry->length);
        int count = MultiByteToWideChar(CP_UTF8, 0, chunk, (int)whole, text, 1024);
        DWORD written;
        if (whole > 0 && !WriteConsoleW(console, text, (DWORD)count, &written, NULL))
            return WRITTEN_NOT;
        bytes += taken;
        length -= taken;
    }
    SecureZeroMemory(chunk, sizeof chunk);
    SecureZeroMemory(text, sizeof text);
    return WRITTEN;
}

/* All but a character at the end that goes on in what comes next. */
static size_t whole_characters(const char *bytes, size_t length) {
    for (size_t back = 1; back <= 3 && back <= length; back++) {
        unsigned char byte = (unsigned char)bytes[length - back];
        size_t needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        if ((byte & 0xc0) != 0x80)
            return needed > back ? length - back : length;
    }
    return length;
}

char *const *environment_entries(void) {
    return entries;
}

const char *variable(const char *name) {
    size_t length = strlen(name);
    for (size_t i = 0; entries[i] != NULL; i++)
        if (same_name(entries[i], name, length) && entries[i][length] == '=')
            return entries[i][length + 1] == '\0' ? NULL : entries[i] + length + 1;
    return NULL;
}

const char *locale_name(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    static char own[LOCALE_NAME_MAX_LENGTH * 3 + sizeof ".UTF-8"];
    wchar_t name[LOCALE_NAME_MAX_LENGTH];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (variable(names[i]) != NULL)
            return variable(names[i]);
    if (GetUserDefaultLocaleName(name, LOCALE_NAME_MAX_LENGTH) == 0 || !narrow(own, LOCALE_NAME_MAX_LENGTH * 3, name))
        return "";
    for (char *at = own; *at != '\0'; at++)
        *at = *at == '-' ? '_' : *at;
    strcat(own, ".UTF-8");
    return own;
}

bool same_name(const char *one, const char *other, size_t length) {
    return _strnicmp(one, other, length) == 0;
}
