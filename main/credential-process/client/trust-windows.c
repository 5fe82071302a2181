#include "windows-system.h"

#include <aclapi.h>
#include <sddl.h>
#include <stdlib.h>

#include "platform.h"
#include "text.h"

static enum trust trust_one(const char *path);
static bool only_trusted_write(const ACL *list);
static bool is_trusted(PSID sid);

PSID user_sid(void) {
    static union {
        TOKEN_USER user;
        char bytes[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
    } said;
    static bool known;
    HANDLE token;
    DWORD length;
    if (!known && OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) {
        known = GetTokenInformation(token, TokenUser, &said, sizeof said, &length) != 0;
        CloseHandle(token);
    }
    return known ? said.user.User.Sid : NULL;
}

enum trust trust_path(const char *path, char *culprit, size_t size) {
    struct text first = text_in(culprit, size);
    text_put(&first, path);
    enum trust trust = trust_one(path);
    if (trust != TRUSTED || !path_in(culprit, size, path, ".."))
        return trust;
    return trust_one(culprit);
}

enum trust read_trusted(const char *file, char *text, size_t size, char *culprit, size_t culprit_size) {
    enum trust trust = trust_path(file, culprit, culprit_size);
    wchar_t *path = trust == TRUSTED ? wide(file) : NULL;
    if (path == NULL)
        return trust == TRUSTED ? TRUSTED_NOT : trust;
    HANDLE handle = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
    free(path);
    if (handle == INVALID_HANDLE_VALUE)
        return TRUSTED_NOT;
    DWORD length = 0;
    BOOL read = ReadFile(handle, text, (DWORD)size, &length, NULL);
    CloseHandle(handle);
    /* Half a file is none. */
    text[read && length < size ? length : 0] = '\0';
    return TRUSTED;
}

static enum trust trust_one(const char *path) {
    PSID owner = NULL;
    PACL list = NULL;
    PSECURITY_DESCRIPTOR descriptor = NULL;
    wchar_t *name = wide(path);
    if (name == NULL)
        return TRUSTED_NOT;
    SECURITY_INFORMATION wanted = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;
    DWORD result = GetNamedSecurityInfoW(name, SE_FILE_OBJECT, wanted, &owner, NULL, &list, NULL, &descriptor);
    free(name);
    if (result == ERROR_FILE_NOT_FOUND || result == ERROR_PATH_NOT_FOUND)
        return TRUST_MISSING;
    bool good = result == ERROR_SUCCESS && is_trusted(owner) && list != NULL && only_trusted_write(list);
    if (descriptor != NULL)
        LocalFree(descriptor);
    return good ? TRUSTED : TRUSTED_NOT;
}

/* Denials only take away; any other entry than a plain permission is taken as one that gives too much. */
static bool only_trusted_write(const ACL *list) {
    static const DWORD writing = FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_DELETE_CHILD | DELETE | WRITE_DAC | WRITE_OWNER |
                                 GENERIC_WRITE | GENERIC_ALL;
    const char *at = (const char *)(list + 1);
    for (WORD i = 0; i < list->AceCount; i++) {
        const ACE_HEADER *header = (const void *)at;
        const ACCESS_ALLOWED_ACE *entry = (const void *)at;
        bool gives = header->AceType != ACCESS_DENIED_ACE_TYPE && (header->AceFlags & INHERIT_ONLY_ACE) == 0;
        bool plain = header->AceType == ACCESS_ALLOWED_ACE_TYPE;
        if (gives && (entry->Mask & writing) != 0 && !(plain && is_trusted((PSID)(uintptr_t)&entry->SidStart)))
            return false;
        at += header->AceSize;
    }
    return true;
}

/* The user, the system, administrators, and what installs Windows. */
static bool is_trusted(PSID sid) {
    static const char *const others[] = {
        "S-1-5-18",
        "S-1-5-32-544",
        "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
    };
    PSID user = user_sid();
    bool trusted = user != NULL && sid != NULL && EqualSid(sid, user);
    for (size_t i = 0; i < sizeof others / sizeof *others && !trusted && sid != NULL; i++) {
        PSID other = NULL;
        if (!ConvertStringSidToSidA(others[i], &other))
            continue;
        trusted = EqualSid(sid, other);
        LocalFree(other);
    }
    return trusted;
}
