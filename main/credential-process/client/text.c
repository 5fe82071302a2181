#include "text.h"

#include <string.h>

struct text text_in(char *bytes, size_t capacity) {
    bytes[0] = '\0';
    return (struct text){.bytes = bytes, .length = 0, .capacity = capacity, .whole = true};
}

void text_add(struct text *text, const char *bytes, size_t length) {
    if (length >= text->capacity - text->length)
        text->whole = false;
    if (!text->whole)
        return;
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_put(struct text *text, const char *string) {
    text_add(text, string, strlen(string));
}

void text_number(struct text *text, long long number) {
    char digits[24];
    size_t at = sizeof digits;
    unsigned long long rest = number < 0 ? 0ULL - (unsigned long long)number : (unsigned long long)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0)
        digits[--at] = '-';
    text_add(text, digits + at, sizeof digits - at);
}

/* The lowest character of each length keeps overlong forms out; surrogates are no characters. */
size_t utf8_length(const char *at, size_t left) {
    static const unsigned long lowest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (left == 0)
        return 0;
    unsigned char first = (unsigned char)at[0];
    if (first < 0x80)
        return 1;
    size_t length = first >= 0xf8 ? 0 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    if (length == 0 || length > left)
        return 0;
    unsigned long character = first & (0x7fU >> length);
    for (size_t i = 1; i < length; i++) {
        unsigned char next = (unsigned char)at[i];
        if ((next & 0xc0) != 0x80)
            return 0;
        character = character << 6 | (next & 0x3fU);
    }
    bool surrogate = character >= 0xd800 && character <= 0xdfff;
    return character < lowest[length] || character > 0x10ffff || surrogate ? 0 : length;
}

bool is_utf8(const char *string) {
    size_t left = strlen(string);
    while (left > 0) {
        size_t length = utf8_length(string, left);
        if (length == 0)
            return false;
        string += length;
        left -= length;
    }
    return true;
}

void wipe(void *bytes, size_t length) {
    volatile unsigned char *at = bytes;
    while (length-- > 0)
        *at++ = 0;
}
