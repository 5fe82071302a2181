#include "sentences.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "platform.h"
#include "text.h"

struct wording {
    const char *english;
    const char *korean;
};

/* {} is the subject: a path, a program or a number. */
static const struct wording wordings[] = {
    [SAY_HOME_MISSING] = {"--home needs a folder: daypass --home FOLDER COMMAND",
                          "--home 뒤에 폴더가 필요합니다: daypass --home 폴더 명령"},
    [SAY_HOME_UNKNOWN] = {"Your home folder is not known; set HOME, or name a folder: daypass --home FOLDER COMMAND",
                          "홈 폴더를 알 수 없습니다. HOME을 설정하거나 폴더를 지정하세요: daypass --home 폴더 명령"},
    [SAY_HOME_UNUSABLE] = {"The data folder {} cannot be used; it must be UTF-8 and writable by you.",
                           "데이터 폴더 {}을(를) 쓸 수 없습니다. 경로가 UTF-8이고 쓰기 권한이 있어야 합니다."},
    [SAY_LOCK_USAGE] = {"--hold-lock needs a file.", "--hold-lock 뒤에 파일이 필요합니다."},
    [SAY_REQUEST_TOO_LONG] = {"The command line is too long: Daypass takes 64 KB.",
                              "명령줄이 너무 깁니다. Daypass는 64 KB까지 받습니다."},
    [SAY_ENDPOINT_TOO_LONG] = {"The socket's path for {} is too long.", "{}의 소켓 경로가 너무 깁니다."},
    [SAY_FOLDER_OPEN] = {"The folder {} belongs to someone else or is open to others, so Daypass does not use it; remove it.",
                         "폴더 {}은(는) 다른 사용자의 것이거나 다른 사용자에게 열려 있어 쓰지 않습니다. 삭제하세요."},
    [SAY_SERVER_FOREIGN] = {"Another user answers at {}; nothing was sent.",
                            "{}에서 다른 사용자가 응답합니다. 아무것도 보내지 않았습니다."},
    [SAY_UNREACHABLE] = {"Daypass cannot be reached at {}; quit it and run the command again.",
                         "{}에서 Daypass에 연결할 수 없습니다. Daypass를 종료하고 명령을 다시 실행하세요."},
    [SAY_HOST_NONE] = {"Daypass is not running.", "Daypass가 실행 중이 아닙니다."},
    [SAY_HOST_SILENT] = {"Daypass did not get ready in {} seconds; quit it and run the command again.",
                         "Daypass가 {}초 안에 준비되지 않았습니다. Daypass를 종료하고 명령을 다시 실행하세요."},
    [SAY_HOST_UNKNOWN] = {"Daypass is not running and this command does not know how to start it; start the Daypass app.",
                          "Daypass가 실행 중이 아니며 시작 방법을 알 수 없습니다. Daypass 앱을 시작하세요."},
    [SAY_HOST_FILE_BAD] = {"{} does not say how to start Daypass; install Daypass again.",
                           "{}에 Daypass 시작 방법이 없습니다. Daypass를 다시 설치하세요."},
    [SAY_HOST_OPEN] = {"Daypass was not started because others can change {}; make it yours (chown) and close it (chmod go-w).",
                       "다른 사용자가 {}을(를) 바꿀 수 있어 Daypass를 시작하지 않았습니다. 소유자(chown)와 권한(chmod go-w)을 고치세요."},
    [SAY_HOST_GONE] = {"Daypass cannot be started because {} is not there; install Daypass again.",
                       "{}이(가) 없어 Daypass를 시작할 수 없습니다. Daypass를 다시 설치하세요."},
    [SAY_HOST_UNSTARTABLE] = {"Daypass could not be started; the system refused another process.",
                              "Daypass를 시작하지 못했습니다. 시스템이 새 프로세스를 거부했습니다."},
    [SAY_HOST_ENDED] = {"Daypass was started and ended at once; log/daypass.log in {} says why.",
                        "Daypass가 시작되자마자 끝났습니다. {}의 log/daypass.log를 확인하세요."},
    [SAY_HOST_SAID] = {"{}", "{}"},
    [SAY_HOST_OLDER] = {"The Daypass that runs is older than this command and did not make room; quit it and run the command again.",
                        "실행 중인 Daypass가 이 명령보다 오래되었습니다. Daypass를 종료하고 명령을 다시 실행하세요."},
    [SAY_LOCK_UNUSABLE] = {"The file {} cannot be locked; check its owner and the disk it is on.",
                           "파일 {}을(를) 잠글 수 없습니다. 소유자와 디스크를 확인하세요."},
    [SAY_ANSWER_MALFORMED] = {"Daypass gave an answer that this command does not understand; install Daypass again.",
                              "Daypass의 응답을 이 명령이 이해하지 못합니다. Daypass를 다시 설치하세요."},
    [SAY_ANSWER_CUT] = {"Daypass ended before its answer was whole; run the command again.",
                        "Daypass가 응답을 마치기 전에 끝났습니다. 명령을 다시 실행하세요."},
    [SAY_ANSWER_LATE] = {"Daypass did not answer within {} seconds; run the command again.",
                         "Daypass가 {}초 안에 응답하지 않았습니다. 명령을 다시 실행하세요."},
    [SAY_OUTPUT_UNWRITABLE] = {"The output could not be written.", "출력을 쓸 수 없습니다."},
    [SAY_PROGRAM_MISSING] = {"There is no program {}; check its name and PATH.",
                             "프로그램 {}이(가) 없습니다. 이름과 PATH를 확인하세요."},
    [SAY_PROGRAM_UNRUNNABLE] = {"The program {} cannot be run; check its permissions.",
                                "프로그램 {}을(를) 실행할 수 없습니다. 권한을 확인하세요."},
    [SAY_PROGRAM_IS_SCRIPT] = {"{} is a batch file, to which arguments cannot be given safely; run it as: cmd /c {}",
                               "{}은(는) 배치 파일이라 인수를 안전하게 넘길 수 없습니다. cmd /c {}로 실행하세요."},
    [SAY_NO_MEMORY] = {"There is not enough memory.", "메모리가 부족합니다."},
};

static bool locale_is_utf8(const char *locale);
static void put_subject(struct text *line, const char *subject, bool utf8);

int say(enum sentence sentence, const char *subject, int code) {
    const char *locale = locale_name();
    bool utf8 = locale_is_utf8(locale);
    bool korean = utf8 && strncmp(locale, "ko", 2) == 0 && !isalpha((unsigned char)locale[2]);
    const char *words = korean ? wordings[sentence].korean : wordings[sentence].english;
    char bytes[2 * PATH_BYTES];
    struct text line = text_in(bytes, sizeof bytes);
    text_put(&line, "daypass: ");
    for (const char *gap = strstr(words, "{}"); gap != NULL; gap = strstr(words, "{}")) {
        text_add(&line, words, (size_t)(gap - words));
        put_subject(&line, subject, utf8);
        words = gap + 2;
    }
    text_put(&line, words);
    text_put(&line, "\n");
    write_stream(STREAM_ERROR, line.bytes, line.length, NO_DEADLINE);
    return code;
}

int say_number(enum sentence sentence, long long subject, int code) {
    char digits[24];
    struct text number = text_in(digits, sizeof digits);
    text_number(&number, subject);
    return say(sentence, digits, code);
}

/* ko_KR.UTF-8, en_US.utf8@euro */
static bool locale_is_utf8(const char *locale) {
    const char *set = strchr(locale, '.');
    if (set == NULL)
        return false;
    char letters[4] = "";
    size_t count = 0;
    for (set++; *set != '\0' && *set != '@' && *set != '8'; set++)
        if (*set != '-' && count < sizeof letters - 1)
            letters[count++] = (char)tolower((unsigned char)*set);
    return *set == '8' && strcmp(letters, "utf") == 0;
}

/* Nothing that steers a terminal, and no byte that its character set does not have. */
static void put_subject(struct text *line, const char *subject, bool utf8) {
    size_t left = strlen(subject);
    while (left > 0) {
        size_t length = utf8 ? utf8_length(subject, left) : 1;
        unsigned char first = (unsigned char)subject[0];
        bool control = first < 0x20 || first == 0x7f || (first == 0xc2 && length == 2 && (unsigned char)subject[1] < 0xa0);
        bool shown = length > 0 && !control && (utf8 || first < 0x80);
        text_add(line, shown ? subject : "?", shown ? length : 1);
        size_t step = length > 0 ? length : 1;
        subject += step;
        left -= step;
    }
}
