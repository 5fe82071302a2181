/* Text of bounded length, always NUL-terminated; what does not fit makes it not whole, for good. */
#ifndef DAYPASS_TEXT_H
#define DAYPASS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct text {
    char *bytes;
    size_t length;
    size_t capacity;
    bool whole;
};

struct text text_in(char *bytes, size_t capacity);
void text_add(struct text *text, const char *bytes, size_t length);
void text_put(struct text *text, const char *string);
void text_number(struct text *text, long long number);

/* How many bytes the UTF-8 character at `at` has; 0: none starts there. */
size_t utf8_length(const char *at, size_t left);
bool is_utf8(const char *string);

/* Not to be left out by a compiler that sees no reader of these bytes any more. */
void wipe(void *bytes, size_t length);

#endif
