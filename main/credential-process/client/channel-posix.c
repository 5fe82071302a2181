/* The socket never blocks; standard streams, which are shared with others, are left as they are. */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "platform.h"
#include "private-posix.h"
#include "text.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

struct channel {
    int socket;
    bool passes_input;
    /* A frame of input under way. */
    size_t sent;
    size_t filled;
    char input[FRAME_HEADER_BYTES + INPUT_BYTES];
};

static enum opened open_one(const char *path, int folders, struct channel *channel, struct open_failure *failure);
static enum privacy folders_of(const char *path, int folders, struct open_failure *failure);
static enum opened connect_to(const char *path, struct channel *channel, struct open_failure *failure);
static enum opened fail(struct open_failure *failure, enum sentence sentence, const char *subject, size_t length);
static void read_input(struct channel *channel);
static void send_input(struct channel *channel);

enum opened channel_open(const struct endpoints *endpoints, struct channel **channel, struct open_failure *failure) {
    static struct channel only;
    for (size_t i = 0; i < endpoints->count; i++) {
        bool shared = i == endpoints->count - 1;
        enum opened opened = open_one(endpoints->paths[i], shared ? 2 : 1, &only, failure);
        *channel = &only;
        /* What others can make in a shared folder must not keep the user from the private one. */
        if (i > 0 && opened == OPEN_FAILED && failure->sentence == SAY_FOLDER_OPEN)
            continue;
        if (opened != OPEN_ABSENT)
            return opened;
    }
    return OPEN_ABSENT;
}

bool channel_write(struct channel *channel, const char *bytes, size_t length, int64_t until_ms) {
    while (length > 0) {
        ssize_t count = send(channel->socket, bytes, length, MSG_NOSIGNAL);
        if (count >= 0) {
            bytes += count;
            length -= (size_t)count;
        } else if (errno == EAGAIN) {
            struct pollfd watched = {.fd = channel->socket, .events = POLLOUT};
            if (poll(&watched, 1, poll_timeout(until_ms)) == 0)
                return false;
        } else if (errno != EINTR) {
            return true;
        }
    }
    return true;
}

ptrdiff_t channel_read(struct channel *channel, char *bytes, size_t room, int64_t until_ms) {
    for (;;) {
        bool sends = channel->sent < channel->filled;
        struct pollfd watched[] = {
            {.fd = channel->socket, .events = (short)(POLLIN | (sends ? POLLOUT : 0))},
            {.fd = channel->passes_input && !sends ? STDIN_FILENO : -1, .events = POLLIN},
        };
        int timeout = poll_timeout(until_ms);
        if (timeout == 0)
            return -1;
        int ready = poll(watched, 2, timeout);
        if (ready < 0 && errno != EINTR)
            return 0;
        if (ready <= 0)
            continue;
        if (watched[0].revents & ~POLLOUT) {
            ssize_t count = recv(channel->socket, bytes, room, 0);
            if (count >= 0 || (errno != EAGAIN && errno != EINTR))
                return count > 0 ? count : 0;
        }
        if (watched[0].revents & POLLOUT)
            send_input(channel);
        if (watched[1].revents != 0)
            read_input(channel);
    }
}

void channel_pass_input(struct channel *channel) {
    channel->passes_input = true;
}

void channel_close(struct channel *channel) {
    close(channel->socket);
    wipe(channel->input, channel->filled);
}

static enum opened open_one(const char *path, int folders, struct channel *channel, struct open_failure *failure) {
    switch (folders_of(path, folders, failure)) {
    case IS_ABSENT:
        return OPEN_ABSENT;
    case IS_OPEN:
        return OPEN_FAILED;
    default:
        break;
    }
    channel->passes_input = false;
    channel->sent = channel->filled = 0;
    channel->socket = open_socket();
    if (channel->socket == -1)
        return fail(failure, SAY_UNREACHABLE, path, strlen(path));
    enum opened opened = connect_to(path, channel, failure);
    if (opened != OPENED)
        close(channel->socket);
    return opened;
}

/* The innermost `count` folders of the path, outermost first. */
static enum privacy folders_of(const char *path, int count, struct open_failure *failure) {
    size_t ends[2];
    size_t end = strlen(path);
    for (int i = count - 1; i >= 0; i--) {
        while (path[--end] != '/')
            continue;
        ends[i] = end;
    }
    for (int i = 0; i < count; i++) {
        enum privacy privacy = privacy_of(path, ends[i]);
        if (privacy == IS_OPEN)
            fail(failure, SAY_FOLDER_OPEN, path, ends[i]);
        if (privacy != IS_PRIVATE)
            return privacy;
    }
    return IS_PRIVATE;
}

static enum opened connect_to(const char *path, struct channel *channel, struct open_failure *failure) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    uid_t server;
    memcpy(address.sun_path, path, strlen(path));
    if (connect(channel->socket, (const struct sockaddr *)&address, sizeof address) != 0) {
        if (errno == ENOENT || errno == ECONNREFUSED)
            return OPEN_ABSENT;
        return errno == EAGAIN ? OPEN_BUSY : fail(failure, SAY_UNREACHABLE, path, strlen(path));
    }
    if (!peer_user(channel->socket, &server))
        return fail(failure, SAY_UNREACHABLE, path, strlen(path));
    return server == geteuid() ? OPENED : fail(failure, SAY_SERVER_FOREIGN, path, strlen(path));
}

static enum opened fail(struct open_failure *failure, enum sentence sentence, const char *subject, size_t length) {
    struct text text = text_in(failure->subject, sizeof failure->subject);
    text_add(&text, subject, length);
    failure->sentence = sentence;
    return OPEN_FAILED;
}

/* The end of input, or input that cannot be read, becomes frame `z`. */
static void read_input(struct channel *channel) {
    ssize_t count = read(STDIN_FILENO, channel->input + FRAME_HEADER_BYTES, INPUT_BYTES);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    size_t length = count > 0 ? (size_t)count : 0;
    channel->passes_input = length > 0;
    channel->input[0] = length > 0 ? 'd' : 'z';
    for (int i = 1; i < FRAME_HEADER_BYTES; i++)
        channel->input[i] = (char)(length >> (8 * (FRAME_HEADER_BYTES - 1 - i)) & 0xff);
    channel->sent = 0;
    channel->filled = FRAME_HEADER_BYTES + length;
}

static void send_input(struct channel *channel) {
    ssize_t count = send(channel->socket, channel->input + channel->sent, channel->filled - channel->sent, MSG_NOSIGNAL);
    if (count >= 0) {
        channel->sent += (size_t)count;
    } else if (errno != EAGAIN && errno != EINTR) {
        channel->passes_input = false;
        channel->sent = channel->filled;
    }
}
