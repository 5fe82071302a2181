/* What the POSIX files share, and what differs between Linux (system-linux.c) and macOS (system-macos.c). */
#ifndef DAYPASS_POSIX_H
#define DAYPASS_POSIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Milliseconds for poll(2): -1 for ever, 0 it is too late. */
int poll_timeout(int64_t until_ms);

/* As SIGPIPE was when this program began, for programs it becomes or starts. */
void restore_signals(void);
void ignore_broken_pipes(void);

/* The system's file of open descriptors. */
extern const char *const descriptor_folder;

/* A Unix socket that blocks nobody and is not inherited. */
int open_socket(void);
bool peer_user(int socket, uid_t *user);
bool own_program(char *path, size_t size);
/* Its file's name or what it calls itself. */
bool program_name(pid_t process, char *name, size_t size);
/* What the system makes for the user alone; it may not be there. */
bool private_folder(char *folder, size_t size);
/* Without a word of the user's. */
bool usual_data_folder(char *folder, size_t size, const char *home);
/* Keeps memory out of core dumps and from other processes of the user. */
void guard_memory(void);

#endif
