#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform.h"
#include "posix.h"

static _Noreturn void supervise(const struct launch *launch);
static void let_go_of_asker(void);
static void close_others(void);
static int nameless_file(void);

/* The standard error of the host that was started: of a host that ends at once, its reason. -1: none. */
static int words = -1;

/*
 * The host is a grandchild: a program that this one becomes must find no child that it does not know. Between them waits
 * a child that tells how the host ended, until it is not asked any more.
 */
intptr_t host_start(const struct launch *launch) {
    words = nameless_file();
    pid_t child = fork();
    if (child == 0)
        supervise(launch);
    return child;
}

bool host_ended(intptr_t host, int *code) {
    int status;
    if (waitpid((pid_t)host, &status, WNOHANG) != (pid_t)host)
        return false;
    *code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    return true;
}

bool host_words(char *line, size_t size) {
    ptrdiff_t length = words == -1 ? -1 : pread(words, line, size - 1, 0);
    line[length > 0 ? length : 0] = '\0';
    char *said = strncmp(line, "daypass: ", 9) == 0 ? line : strstr(line, "\ndaypass: ");
    if (said == NULL)
        return false;
    said = strchr(said, ' ') + 1;
    said[strcspn(said, "\n")] = '\0';
    memmove(line, said, strlen(said) + 1);
    return true;
}

/* Asks of nobody that has been waited for already: then there is no such child, and its number is somebody else's. */
void host_leave(intptr_t host) {
    int status;
    if (words != -1)
        close(words);
    words = -1;
    if (waitpid((pid_t)host, &status, WNOHANG) != 0)
        return;
    kill((pid_t)host, SIGKILL);
    waitpid((pid_t)host, &status, 0);
}

static _Noreturn void supervise(const struct launch *launch) {
    int status;
    let_go_of_asker();
    pid_t host = fork();
    if (host == 0) {
        setsid();
        execve(launch->args[0], launch->args, launch->environment);
        _exit(EXIT_NOT_FOUND);
    }
    alarm(DAYPASS_REACH_MS / 1000 + 1);
    if (host == -1 || waitpid(host, &status, 0) != host)
        _exit(EXIT_OTHER);
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

/* Nothing of the asker's terminal, folder, pipes or signals stays with a process that outlives it. */
static void let_go_of_asker(void) {
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGALRM, SIGCHLD, SIGUSR1, SIGUSR2};
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigset_t none;
    setsid();
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &usual, NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int nothing = open("/dev/null", O_RDWR);
    if (nothing == -1 || chdir("/") == -1)
        _exit(EXIT_OTHER);
    const int standard[] = {nothing, nothing, words == -1 ? nothing : words};
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (dup2(standard[descriptor], descriptor) == -1)
            _exit(EXIT_OTHER);
    close_others();
}

static void close_others(void) {
    DIR *open_ones = opendir(descriptor_folder);
    if (open_ones == NULL)
        return;
    const struct dirent *entry;
    while ((entry = readdir(open_ones)) != NULL) {
        int descriptor = atoi(entry->d_name);
        if (descriptor > 2 && descriptor != dirfd(open_ones))
            close(descriptor);
    }
    closedir(open_ones);
}

/* It holds up no writer, and is gone with whoever has it open. */
static int nameless_file(void) {
    char name[] = "/tmp/daypass-XXXXXX";
    int file = mkstemp(name);
    if (file == -1)
        return -1;
    unlink(name);
    fcntl(file, F_SETFD, FD_CLOEXEC);
    return file;
}
