#include <limits.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "platform.h"
#include "posix.h"

static int columns_of(int descriptor);

void look_around(struct surroundings *surroundings) {
    static char cwd[PATH_BYTES];
    static char zone[PATH_BYTES];
    static char program[PATH_BYTES];
    ssize_t zone_length = readlink("/etc/localtime", zone, sizeof zone - 1);
    pid_t parent = getppid();
    bool tty_out = isatty(STDOUT_FILENO);
    bool tty_error = isatty(STDERR_FILENO);
    *surroundings = (struct surroundings){
        .cwd = getcwd(cwd, sizeof cwd),
        .tty_in = isatty(STDIN_FILENO),
        .tty_out = tty_out,
        .tty_error = tty_error,
        .columns = tty_out ? columns_of(STDOUT_FILENO) : tty_error ? columns_of(STDERR_FILENO) : 0,
        .zone = zone_length > 0 ? zone : NULL,
        .pid = getpid(),
        .parent_pid = parent,
        .parent_program = program_name(parent, program, sizeof program) ? program : NULL,
    };
}

static int columns_of(int descriptor) {
    struct winsize size;
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
