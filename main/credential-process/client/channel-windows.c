#include "windows-system.h"

#include <aclapi.h>
#include <sddl.h>
#include <stdlib.h>
#include <string.h>

#include "place.h"
#include "text.h"

struct channel {
    HANDLE pipe;
    HANDLE read_event;
    HANDLE write_event;
    bool open;
};

static enum opened fail(struct open_failure *failure, enum sentence sentence, const char *subject);
static bool is_own(HANDLE pipe);
static DWORD WINAPI pass_input(LPVOID parameter);
static DWORD finish_transfer(HANDLE pipe, OVERLAPPED *transfer, BOOL started, int64_t until_ms, bool *late);

/* As endpoints() of endpoint.ts. */
bool find_endpoints(struct endpoints *endpoints, const char *data_folder) {
    char hash[17];
    char *sid = NULL;
    PSID user = user_sid();
    if (user == NULL || !ConvertSidToStringSidA(user, &sid))
        return false;
    folder_hash(hash, data_folder);
    struct text path = text_in(endpoints->paths[0], LONGEST_ENDPOINT_BYTES);
    text_put(&path, "\\\\.\\pipe\\daypass-");
    text_put(&path, sid);
    text_put(&path, "-");
    text_put(&path, hash);
    endpoints->count = 1;
    LocalFree(sid);
    return path.whole;
}

/* SECURITY_IDENTIFICATION: a server may see who asks and not act as them. */
enum opened channel_open(const struct endpoints *endpoints, struct channel **channel, struct open_failure *failure) {
    static struct channel only;
    const char *path = endpoints->paths[0];
    wchar_t *name = wide(path);
    if (name == NULL)
        return fail(failure, SAY_NO_MEMORY, "");
    DWORD flags = FILE_FLAG_OVERLAPPED | SECURITY_SQOS_PRESENT | SECURITY_IDENTIFICATION;
    HANDLE pipe = CreateFileW(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, flags, NULL);
    DWORD problem = GetLastError();
    free(name);
    if (pipe == INVALID_HANDLE_VALUE && problem == ERROR_FILE_NOT_FOUND)
        return OPEN_ABSENT;
    if (pipe == INVALID_HANDLE_VALUE)
        return problem == ERROR_PIPE_BUSY ? OPEN_BUSY : fail(failure, SAY_UNREACHABLE, path);
    if (!is_own(pipe)) {
        CloseHandle(pipe);
        return fail(failure, SAY_SERVER_FOREIGN, path);
    }
    only.pipe = pipe;
    only.open = true;
    if (only.read_event == NULL)
        only.read_event = CreateEventW(NULL, TRUE, FALSE, NULL);
    if (only.write_event == NULL)
        only.write_event = CreateEventW(NULL, TRUE, FALSE, NULL);
    *channel = &only;
    return OPENED;
}

bool channel_write(struct channel *channel, const char *bytes, size_t length, int64_t until_ms) {
    bool late = false;
    while (length > 0 && !late) {
        OVERLAPPED transfer = {.hEvent = channel->write_event};
        BOOL started = WriteFile(channel->pipe, bytes, (DWORD)length, NULL, &transfer);
        DWORD count = finish_transfer(channel->pipe, &transfer, started, until_ms, &late);
        if (count == 0)
            break;
        bytes += count;
        length -= count;
    }
    return !late;
}

ptrdiff_t channel_read(struct channel *channel, char *bytes, size_t room, int64_t until_ms) {
    bool late = wait_length(until_ms) == 0;
    if (late)
        return -1;
    OVERLAPPED transfer = {.hEvent = channel->read_event};
    BOOL started = ReadFile(channel->pipe, bytes, (DWORD)room, NULL, &transfer);
    DWORD count = finish_transfer(channel->pipe, &transfer, started, until_ms, &late);
    return late ? -1 : (ptrdiff_t)count;
}

/* Standard input cannot be waited for together with a pipe, so a thread of its own reads it; it ends with the process. */
void channel_pass_input(struct channel *channel) {
    HANDLE thread = CreateThread(NULL, 0, pass_input, channel, 0, NULL);
    if (thread != NULL)
        CloseHandle(thread);
}

void channel_close(struct channel *channel) {
    channel->open = false;
    CloseHandle(channel->pipe);
}

static DWORD WINAPI pass_input(LPVOID parameter) {
    static char frame[FRAME_HEADER_BYTES + INPUT_BYTES];
    struct channel *channel = parameter;
    HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD count = 1;
    while (channel->open && count > 0) {
        if (!ReadFile(input, frame + FRAME_HEADER_BYTES, INPUT_BYTES, &count, NULL))
            count = 0;
        frame[0] = count > 0 ? 'd' : 'z';
        for (int i = 1; i < FRAME_HEADER_BYTES; i++)
            frame[i] = (char)(count >> (8 * (FRAME_HEADER_BYTES - 1 - i)) & 0xff);
        if (channel->open)
            channel_write(channel, frame, FRAME_HEADER_BYTES + count, NO_DEADLINE);
    }
    wipe(frame, sizeof frame);
    return 0;
}

/* How many bytes went; 0: the pipe is broken, or it is late. The system is done with the buffer when this returns. */
static DWORD finish_transfer(HANDLE pipe, OVERLAPPED *transfer, BOOL started, int64_t until_ms, bool *late) {
    DWORD count = 0;
    if (!started && GetLastError() != ERROR_IO_PENDING)
        return 0;
    if (!started && WaitForSingleObject(transfer->hEvent, wait_length(until_ms)) != WAIT_OBJECT_0) {
        *late = true;
        CancelIoEx(pipe, transfer);
    }
    return GetOverlappedResult(pipe, transfer, &count, TRUE) ? count : 0;
}

/* Whoever made the pipe owns it. */
static bool is_own(HANDLE pipe) {
    PSID owner = NULL;
    PSECURITY_DESCRIPTOR descriptor = NULL;
    PSID user = user_sid();
    DWORD result = GetSecurityInfo(pipe, SE_KERNEL_OBJECT, OWNER_SECURITY_INFORMATION, &owner, NULL, NULL, NULL, &descriptor);
    bool own = result == ERROR_SUCCESS && user != NULL && owner != NULL && EqualSid(owner, user);
    if (descriptor != NULL)
        LocalFree(descriptor);
    return own;
}

static enum opened fail(struct open_failure *failure, enum sentence sentence, const char *subject) {
    struct text text = text_in(failure->subject, sizeof failure->subject);
    text_put(&text, subject);
    failure->sentence = sentence;
    return OPEN_FAILED;
}
