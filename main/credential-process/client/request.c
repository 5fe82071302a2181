#include "request.h"

#include <string.h>

static void put_args(struct text *line, char *const *args);
static void put_terminal(struct text *line, const struct surroundings *around);
static void put_names(struct text *line, const struct surroundings *around);
static void put_aws(struct text *line, char *const *entries);
static void put_network(struct text *line);
static void put_place(struct text *line);
static void put_without_login(struct text *line, const char *url);
static const char *either(const char *one, const char *other);
static bool may_be_told(const char *name, size_t length);
static const char *zone_name(const char *zone);
static void put_string(struct text *line, const char *string);
static void put_bytes(struct text *line, const char *bytes, size_t length);
static void put_flag(struct text *line, bool flag);

bool request_write(struct text *line, int version, char *const *args, const struct surroundings *around) {
    text_put(line, "{\"v\":");
    text_number(line, version);
    text_put(line, ",\"client\":\"c\",\"args\":");
    put_args(line, args);
    text_put(line, ",\"cwd\":");
    put_string(line, around->cwd);
    put_terminal(line, around);
    put_names(line, around);
    text_put(line, ",\"aws\":");
    put_aws(line, environment_entries());
    text_put(line, ",\"home\":");
    put_string(line, either(variable("HOME"), variable("USERPROFILE")));
    put_network(line);
    put_place(line);
    text_put(line, ",\"asker\":{\"pid\":");
    text_number(line, around->pid);
    text_put(line, ",\"ppid\":");
    text_number(line, around->parent_pid);
    text_put(line, ",\"program\":");
    put_string(line, around->parent_program);
    text_put(line, "}}\n");
    return line->whole;
}

static void put_args(struct text *line, char *const *args) {
    text_put(line, "[");
    for (size_t i = 0; args[i] != NULL; i++) {
        text_put(line, i == 0 ? "" : ",");
        put_string(line, args[i]);
    }
    text_put(line, "]");
}

static void put_terminal(struct text *line, const struct surroundings *around) {
    text_put(line, ",\"tty\":{\"in\":");
    put_flag(line, around->tty_in);
    text_put(line, ",\"out\":");
    put_flag(line, around->tty_out);
    text_put(line, ",\"err\":");
    put_flag(line, around->tty_error);
    text_put(line, "},\"columns\":");
    if (around->columns > 0)
        text_number(line, around->columns);
    else
        text_put(line, "null");
}

static void put_names(struct text *line, const struct surroundings *around) {
    const char *zone = variable("TZ");
    text_put(line, ",\"locale\":");
    put_string(line, locale_name());
    text_put(line, ",\"tz\":");
    put_string(line, zone_name(zone != NULL ? zone : around->zone));
    text_put(line, ",\"term\":");
    put_string(line, variable("TERM"));
    text_put(line, ",\"noColor\":");
    put_flag(line, variable("NO_COLOR") != NULL);
}

static void put_aws(struct text *line, char *const *entries) {
    const char *before = "{";
    for (size_t i = 0; entries[i] != NULL; i++) {
        const char *name = entries[i];
        size_t length = strcspn(name, "=");
        if (length < 4 || memcmp(name, "AWS_", 4) != 0 || name[length] != '=')
            continue;
        text_put(line, before);
        put_bytes(line, name, length);
        text_put(line, ":");
        put_string(line, may_be_told(name, length) ? name + length + 1 : NULL);
        before = ",";
    }
    text_put(line, *before == '{' ? "{}" : "}");
}

static void put_network(struct text *line) {
    text_put(line, ",\"network\":{\"HTTPS_PROXY\":");
    put_without_login(line, either(variable("https_proxy"), variable("HTTPS_PROXY")));
    text_put(line, ",\"NO_PROXY\":");
    put_string(line, either(variable("no_proxy"), variable("NO_PROXY")));
    text_put(line, ",\"NODE_EXTRA_CA_CERTS\":");
    put_string(line, variable("NODE_EXTRA_CA_CERTS"));
    text_put(line, "}");
}

/* As `placeVariables` in protocol.ts; their values stay here. */
static void put_place(struct text *line) {
    static const char *const names[] = {
        "SSH_CONNECTION", "SSH_TTY",           "SSH_CLIENT", "CODESPACES", "CI",
        "REMOTE_CONTAINERS", "WSL_DISTRO_NAME", "BROWSER",    "DISPLAY",    "WAYLAND_DISPLAY",
    };
    const char *before = "";
    text_put(line, ",\"place\":[");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (variable(names[i]) == NULL)
            continue;
        text_put(line, before);
        put_string(line, names[i]);
        before = ",";
    }
    text_put(line, "]");
}

/* A user's name and password stay here; the `@` after them tells that there were some. */
static void put_without_login(struct text *line, const char *url) {
    const char *end = url == NULL ? NULL : strrchr(url, '@');
    put_string(line, end == NULL ? url : end);
}

static const char *either(const char *one, const char *other) {
    return one != NULL ? one : other;
}

/* As `awsValueNames` in protocol.ts. */
static bool may_be_told(const char *name, size_t length) {
    static const char *const names[] = {
        "AWS_PROFILE",     "AWS_DEFAULT_PROFILE",         "AWS_REGION",    "AWS_DEFAULT_REGION",
        "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CA_BUNDLE",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0)
            return true;
    return false;
}

/* Asia/Seoul, :Asia/Seoul and /usr/share/zoneinfo/Asia/Seoul are the same. */
static const char *zone_name(const char *zone) {
    static const char folder[] = "zoneinfo/";
    if (zone == NULL)
        return NULL;
    const char *below = strstr(zone, folder);
    if (below != NULL)
        return below + sizeof folder - 1;
    const char *name = zone[0] == ':' ? zone + 1 : zone;
    return name[0] == '/' ? NULL : name;
}

static void put_string(struct text *line, const char *string) {
    if (string == NULL)
        text_put(line, "null");
    else
        put_bytes(line, string, strlen(string));
}

static void put_bytes(struct text *line, const char *bytes, size_t length) {
    static const char digits[] = "0123456789abcdef";
    text_put(line, "\"");
    while (length > 0) {
        size_t step = utf8_length(bytes, length);
        unsigned char byte = (unsigned char)bytes[0];
        if (step == 0 || byte < 0x20) {
            char escape[] = {'\\', 'u', step == 0 ? 'd' : '0', step == 0 ? 'c' : '0', digits[byte >> 4], digits[byte & 15]};
            text_add(line, escape, sizeof escape);
            step = 1;
        } else {
            if (byte == '"' || byte == '\\')
                text_put(line, "\\");
            text_add(line, bytes, step);
        }
        bytes += step;
        length -= step;
    }
    text_put(line, "\"");
}

static void put_flag(struct text *line, bool flag) {
    text_put(line, flag ? "true" : "false");
}
