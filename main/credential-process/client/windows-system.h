/* What the Windows files share. Text is UTF-8 inside the client and UTF-16 at the system's door. */
#ifndef DAYPASS_WINDOWS_SYSTEM_H
#define DAYPASS_WINDOWS_SYSTEM_H

#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0602
#endif
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* NULL: no memory, or not UTF-8. To be freed. */
wchar_t *wide(const char *utf8);
/* False: it does not fit. A lone surrogate becomes U+FFFD. */
bool narrow(char *utf8, size_t size, const wchar_t *text);

/* How long to wait for a deadline: INFINITE, or 0 when it is too late. */
DWORD wait_length(int64_t until_ms);

/* The user's SID, in storage of its own; NULL: the system does not say. */
PSID user_sid(void);

/* A command line that the C runtime takes apart into the same arguments, and a block of variables. To be freed. */
wchar_t *command_line(char *const *args);
wchar_t *environment_block(char *const *entries);

#endif
