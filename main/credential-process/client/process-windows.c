#include "windows-system.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "platform.h"

static wchar_t *found_program(const char *name, char *const *environment);
static bool is_batch_file(const wchar_t *path);
static BOOL WINAPI leave_it_to_the_program(DWORD event);
static int run_and_wait(wchar_t *path, wchar_t *line, wchar_t *block);
static size_t put_argument(wchar_t *at, const wchar_t *argument);
static int by_name(const void *one, const void *other);

/* Apart from the asker's console and, where it may, from its job. */
intptr_t host_start(const struct launch *launch) {
    static const DWORD apart = DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP | CREATE_UNICODE_ENVIRONMENT;
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION started = {0};
    wchar_t folder[MAX_PATH];
    wchar_t *path = wide(launch->args[0]);
    wchar_t *line = command_line(launch->args);
    wchar_t *block = environment_block(launch->environment);
    BOOL good = path != NULL && line != NULL && block != NULL && GetSystemDirectoryW(folder, MAX_PATH) > 0;
    if (good)
        good = CreateProcessW(path, line, NULL, NULL, FALSE, apart | CREATE_BREAKAWAY_FROM_JOB, block, folder, &how, &started) ||
               CreateProcessW(path, line, NULL, NULL, FALSE, apart, block, folder, &how, &started);
    free(path);
    free(line);
    free(block);
    if (!good)
        return -1;
    CloseHandle(started.hThread);
    return (intptr_t)started.hProcess;
}

bool host_ended(intptr_t host, int *code) {
    DWORD ended;
    if (WaitForSingleObject((HANDLE)host, 0) != WAIT_OBJECT_0 || !GetExitCodeProcess((HANDLE)host, &ended))
        return false;
    *code = (int)ended;
    return true;
}

/* Its standard error goes nowhere here. */
bool host_words(char *line, size_t size) {
    (void)line;
    (void)size;
    return false;
}

void host_leave(intptr_t host) {
    CloseHandle((HANDLE)host);
}

/* No process can become another one here: the client waits and ends with its code. */
int program_run(const struct program *program, char *const *environment) {
    char **after = program_environment(program, environment);
    wchar_t *path = after == NULL ? NULL : found_program(program->args[0], after);
    if (path == NULL || is_batch_file(path)) {
        bool batch = path != NULL;
        free(path);
        free(after);
        return batch ? say(SAY_PROGRAM_IS_SCRIPT, program->args[0], EXIT_NOT_RUNNABLE)
                     : say(SAY_PROGRAM_MISSING, program->args[0], EXIT_NOT_FOUND);
    }
    int code = run_and_wait(path, command_line(program->args), environment_block(after));
    free(path);
    free(after);
    return code == -1 ? say(SAY_PROGRAM_UNRUNNABLE, program->args[0], EXIT_NOT_RUNNABLE) : code;
}

static int run_and_wait(wchar_t *path, wchar_t *line, wchar_t *block) {
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION started = {0};
    DWORD code = 0;
    BOOL good = line != NULL && block != NULL;
    SetConsoleCtrlHandler(leave_it_to_the_program, TRUE);
    good = good && CreateProcessW(path, line, NULL, NULL, TRUE, CREATE_UNICODE_ENVIRONMENT, block, NULL, &how, &started);
    if (block != NULL) {
        size_t length = 0;
        while (block[length] != L'\0')
            length += wcslen(block + length) + 1;
        SecureZeroMemory(block, length * sizeof *block);
    }
    free(line);
    free(block);
    if (!good)
        return -1;
    WaitForSingleObject(started.hProcess, INFINITE);
    GetExitCodeProcess(started.hProcess, &code);
    CloseHandle(started.hThread);
    CloseHandle(started.hProcess);
    return (int)(code & 0x7fffffff);
}

static BOOL WINAPI leave_it_to_the_program(DWORD event) {
    return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
}

/* In the PATH that the program will have, never in the current folder unasked. Batch files come last, to be told of. */
static wchar_t *found_program(const char *name, char *const *environment) {
    static const wchar_t *const endings[] = {L".exe", L".com", L".cmd", L".bat"};
    bool has_folder = strpbrk(name, "\\/:") != NULL;
    const char *folders = "";
    for (size_t i = 0; environment[i] != NULL; i++)
        if (same_name(environment[i], "PATH=", 5))
            folders = environment[i] + 5;
    wchar_t *file = wide(name);
    wchar_t *path = wide(folders);
    wchar_t *found = calloc(PATH_BYTES, sizeof *found);
    bool good = false;
    for (size_t i = 0; file != NULL && path != NULL && found != NULL && !good && i < sizeof endings / sizeof *endings; i++) {
        DWORD length = SearchPathW(has_folder ? L"." : path, file, endings[i], PATH_BYTES, found, NULL);
        good = length > 0 && length < PATH_BYTES;
    }
    free(file);
    free(path);
    if (!good)
        free(found);
    return good ? found : NULL;
}

/* cmd.exe, which runs it, takes arguments apart by rules under which some become commands. */
static bool is_batch_file(const wchar_t *path) {
    const wchar_t *ending = wcsrchr(path, L'.');
    return ending != NULL && (_wcsicmp(ending, L".bat") == 0 || _wcsicmp(ending, L".cmd") == 0);
}

wchar_t *command_line(char *const *args) {
    size_t room = 1;
    for (size_t i = 0; args[i] != NULL; i++)
        room += 2 * strlen(args[i]) + 3;
    wchar_t *line = calloc(room, sizeof *line);
    size_t length = 0;
    for (size_t i = 0; line != NULL && args[i] != NULL; i++) {
        wchar_t *argument = wide(args[i]);
        if (argument == NULL) {
            free(line);
            return NULL;
        }
        if (i > 0)
            line[length++] = L' ';
        length += put_argument(line + length, argument);
        free(argument);
    }
    return line;
}

/* Backslashes count double before a quote only: that of the text, or the one that ends the argument. */
static size_t put_argument(wchar_t *at, const wchar_t *argument) {
    size_t length = 0;
    size_t backslashes = 0;
    at[length++] = L'"';
    for (; *argument != L'\0'; argument++) {
        if (*argument == L'"')
            for (backslashes++; backslashes > 0; backslashes--)
                at[length++] = L'\\';
        backslashes = *argument == L'\\' ? backslashes + 1 : 0;
        at[length++] = *argument;
    }
    for (; backslashes > 0; backslashes--)
        at[length++] = L'\\';
    at[length++] = L'"';
    return length;
}

/* The system looks variables up in a block that is in the order of their names. */
wchar_t *environment_block(char *const *entries) {
    size_t count = 0;
    size_t room = 2;
    for (; entries[count] != NULL; count++)
        room += strlen(entries[count]) + 1;
    char **sorted = calloc(count + 1, sizeof *sorted);
    wchar_t *block = calloc(room, sizeof *block);
    if (sorted == NULL || block == NULL) {
        free(sorted);
        free(block);
        return NULL;
    }
    memcpy(sorted, entries, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_name);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        int taken = MultiByteToWideChar(CP_UTF8, 0, sorted[i], -1, block + length, (int)(room - length));
        length += (size_t)taken;
    }
    free(sorted);
    return block;
}

static int by_name(const void *one, const void *other) {
    return _stricmp(*(char *const *)one, *(char *const *)other);
}
