#include "windows-system.h"

#include <tlhelp32.h>

#include "platform.h"

static int columns_of(HANDLE console);
static bool is_console(DWORD stream);
static bool find_parent(DWORD process, DWORD *parent, char *program, size_t size);

void look_around(struct surroundings *surroundings) {
    static char cwd[PATH_BYTES];
    static char program[MAX_PATH * 3];
    wchar_t here[PATH_BYTES];
    DWORD length = GetCurrentDirectoryW(PATH_BYTES, here);
    DWORD parent = 0;
    bool tty_out = is_console(STD_OUTPUT_HANDLE);
    bool tty_error = is_console(STD_ERROR_HANDLE);
    bool found = find_parent(GetCurrentProcessId(), &parent, program, sizeof program);
    DWORD shown = tty_out ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE;
    *surroundings = (struct surroundings){
        .cwd = length > 0 && length < PATH_BYTES && narrow(cwd, sizeof cwd, here) ? cwd : NULL,
        .tty_in = is_console(STD_INPUT_HANDLE),
        .tty_out = tty_out,
        .tty_error = tty_error,
        .columns = tty_out || tty_error ? columns_of(GetStdHandle(shown)) : 0,
        .zone = NULL,
        .pid = (long)GetCurrentProcessId(),
        .parent_pid = (long)parent,
        .parent_program = found ? program : NULL,
    };
}

static bool is_console(DWORD stream) {
    DWORD mode;
    return GetConsoleMode(GetStdHandle(stream), &mode) != 0;
}

static int columns_of(HANDLE console) {
    CONSOLE_SCREEN_BUFFER_INFO info;
    return GetConsoleScreenBufferInfo(console, &info) ? info.srWindow.Right - info.srWindow.Left + 1 : 0;
}

/* Two walks through the list of processes: for the parent's id, then for its name. */
static bool find_parent(DWORD process, DWORD *parent, char *program, size_t size) {
    HANDLE list = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W entry = {.dwSize = sizeof entry};
    bool named = false;
    if (list == INVALID_HANDLE_VALUE)
        return false;
    for (BOOL more = Process32FirstW(list, &entry); more && *parent == 0; more = Process32NextW(list, &entry))
        if (entry.th32ProcessID == process)
            *parent = entry.th32ParentProcessID;
    for (BOOL more = Process32FirstW(list, &entry); more && !named; more = Process32NextW(list, &entry))
        named = entry.th32ProcessID == *parent && narrow(program, size, entry.szExeFile);
    CloseHandle(list);
    return named;
}
