/* Asking takes the lock for a moment here, so taking it tries more than once. */
#include "windows-system.h"

#include <stdlib.h>

#include "platform.h"

#define TRIES 10

static HANDLE open_file(const char *file, DWORD how);
static enum lock try_lock(HANDLE handle);
static BOOL WINAPI outlive(DWORD event);

enum lock lock_state(const char *file) {
    HANDLE handle = open_file(file, OPEN_EXISTING);
    if (handle == INVALID_HANDLE_VALUE) {
        DWORD problem = GetLastError();
        return problem == ERROR_FILE_NOT_FOUND || problem == ERROR_PATH_NOT_FOUND ? LOCK_FREE : LOCK_BROKEN;
    }
    enum lock state = try_lock(handle);
    CloseHandle(handle);
    return state;
}

enum lock lock_take(const char *file, intptr_t *handle) {
    HANDLE opened = open_file(file, OPEN_ALWAYS);
    if (opened == INVALID_HANDLE_VALUE)
        return LOCK_BROKEN;
    enum lock state = try_lock(opened);
    for (int i = 1; i < TRIES && state == LOCK_HELD; i++) {
        pause_ms(SHORTEST_PAUSE_MS);
        state = try_lock(opened);
    }
    *handle = (intptr_t)opened;
    if (state != LOCK_FREE)
        CloseHandle(opened);
    return state;
}

void lock_release(intptr_t handle) {
    CloseHandle((HANDLE)handle);
}

int lock_hold(const char *file) {
    intptr_t handle;
    char ignored[64];
    DWORD count;
    SetConsoleCtrlHandler(outlive, TRUE);
    switch (lock_take(file, &handle)) {
    case LOCK_HELD:
        return EXIT_LOCK_HELD;
    case LOCK_BROKEN:
        return say(SAY_LOCK_UNUSABLE, file, EXIT_UNAVAILABLE);
    case LOCK_FREE:
        break;
    }
    if (write_stream(STREAM_OUT, "held\n", 5, NO_DEADLINE) != WRITTEN)
        return EXIT_OTHER;
    while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), ignored, sizeof ignored, &count, NULL) && count > 0)
        continue;
    return 0;
}

/* Not inherited; nobody may delete the file meanwhile. */
static HANDLE open_file(const char *file, DWORD how) {
    wchar_t *path = wide(file);
    if (path == NULL)
        return INVALID_HANDLE_VALUE;
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE;
    HANDLE handle = CreateFileW(path, GENERIC_READ | GENERIC_WRITE, share, NULL, how, FILE_ATTRIBUTE_NORMAL, NULL);
    DWORD problem = GetLastError();
    free(path);
    SetLastError(problem);
    return handle;
}

static enum lock try_lock(HANDLE handle) {
    OVERLAPPED first_byte = {0};
    if (LockFileEx(handle, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &first_byte))
        return LOCK_FREE;
    DWORD problem = GetLastError();
    return problem == ERROR_LOCK_VIOLATION || problem == ERROR_IO_PENDING ? LOCK_HELD : LOCK_BROKEN;
}

/* What ends the host's console must not free the lock before the host itself has ended. */
static BOOL WINAPI outlive(DWORD event) {
    (void)event;
    return TRUE;
}
