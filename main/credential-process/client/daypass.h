#ifndef DAYPASS_H
#define DAYPASS_H

/* The command; `args` ends in NULL and is UTF-8 where the system knows its character set. Returns the exit code. */
int daypass(int count, char **args);

#endif
