/* What the client itself has to say: one sentence, on standard error, in the user's language. */
#ifndef DAYPASS_SENTENCES_H
#define DAYPASS_SENTENCES_H

enum sentence {
    SAY_HOME_MISSING,
    SAY_HOME_UNKNOWN,
    SAY_HOME_UNUSABLE,
    SAY_LOCK_USAGE,
    SAY_REQUEST_TOO_LONG,
    SAY_ENDPOINT_TOO_LONG,
    SAY_FOLDER_OPEN,
    SAY_SERVER_FOREIGN,
    SAY_UNREACHABLE,
    SAY_HOST_NONE,
    SAY_HOST_SILENT,
    SAY_HOST_UNKNOWN,
    SAY_HOST_FILE_BAD,
    SAY_HOST_OPEN,
    SAY_HOST_GONE,
    SAY_HOST_UNSTARTABLE,
    SAY_HOST_ENDED,
    SAY_HOST_SAID,
    SAY_HOST_OLDER,
    SAY_LOCK_UNUSABLE,
    SAY_ANSWER_MALFORMED,
    SAY_ANSWER_CUT,
    SAY_ANSWER_LATE,
    SAY_OUTPUT_UNWRITABLE,
    SAY_PROGRAM_MISSING,
    SAY_PROGRAM_UNRUNNABLE,
    SAY_PROGRAM_IS_SCRIPT,
    SAY_NO_MEMORY,
};

/* Writes the sentence and returns the code. */
int say(enum sentence sentence, const char *subject, int code);
int say_number(enum sentence sentence, long long subject, int code);

#endif
