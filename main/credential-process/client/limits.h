/* Numbers of the wire (protocol.ts explains them) and how long things may take. A test build sets its own with -D. */
#ifndef DAYPASS_LIMITS_H
#define DAYPASS_LIMITS_H

#ifndef DAYPASS_WIRE_VERSION
#define DAYPASS_WIRE_VERSION 1
#endif

#define REQUEST_BYTES 65536
#define FRAME_BYTES 1048576
#define FRAME_HEADER_BYTES 5
#define INPUT_BYTES 32768
#define PATH_BYTES 4096

/* The Go SDK kills a credential_process after 60 s. */
#ifndef DAYPASS_BOUND_MS
#define DAYPASS_BOUND_MS 50000
#endif

#ifndef DAYPASS_REACH_MS
#define DAYPASS_REACH_MS 10000
#endif

#define SHORTEST_PAUSE_MS 10
#define LONGEST_PAUSE_MS 50

enum exit_code {
    EXIT_OTHER = 1,
    EXIT_USAGE = 2,
    EXIT_UNAVAILABLE = 5,
    EXIT_LOCK_HELD = 75,
    /* As shells have them. */
    EXIT_NOT_RUNNABLE = 126,
    EXIT_NOT_FOUND = 127,
};

#endif
