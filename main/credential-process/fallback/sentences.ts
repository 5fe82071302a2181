import { writeSync } from 'node:fs';
import { localeIn } from '../../language.ts';

/** As the compiled client decides it: a terminal that is not UTF-8 shows no Korean. */
const isKorean = /^ko(?![a-z]).*\.utf-?8/i.test(localeIn(process.env));

/** Says why in one sentence, and is the end of the process. */
export function end(sentence: keyof typeof sentences, code: number, subject = ''): never {
  const said = sentences[sentence][isKorean ? 1 : 0].replace('{}', subject.replace(/\p{Cc}/gu, '?'));
  writeSync(2, `daypass: ${said}\n`);
  process.exit(code);
}

/** As client/sentences.c has them. */
const sentences = {
  home: [
    '--home needs a folder: daypass --home FOLDER COMMAND',
    '--home 뒤에 폴더가 필요합니다: daypass --home 폴더 명령',
  ],
  long: [
    'The command line is too long: Daypass takes 64 KB.',
    '명령줄이 너무 깁니다. Daypass는 64 KB까지 받습니다.',
  ],
  system: [
    'This Daypass was built without a C compiler and does not run on Windows.',
    '이 Daypass는 C 컴파일러 없이 만들어져 Windows에서 실행되지 않습니다.',
  ],
  open: [
    'The folder {} belongs to someone else or is open to others, so Daypass does not use it; remove it.',
    '폴더 {}은(는) 다른 사용자의 것이거나 다른 사용자에게 열려 있어 쓰지 않습니다. 삭제하세요.',
  ],
  changeable: [
    'Daypass was not started because others can change {}; make it yours (chown) and close it (chmod go-w).',
    '다른 사용자가 {}을(를) 바꿀 수 있어 Daypass를 시작하지 않았습니다. 소유자(chown)와 권한(chmod go-w)을 고치세요.',
  ],
  unknown: [
    'Daypass is not running and this command does not know how to start it; start the Daypass app.',
    'Daypass가 실행 중이 아니며 시작 방법을 알 수 없습니다. Daypass 앱을 시작하세요.',
  ],
  unreachable: [
    'Daypass cannot be reached at {}; quit it and run the command again.',
    '{}에서 Daypass에 연결할 수 없습니다. Daypass를 종료하고 명령을 다시 실행하세요.',
  ],
  bad: [
    '{} does not say how to start Daypass; install Daypass again.',
    '{}에 Daypass 시작 방법이 없습니다. Daypass를 다시 설치하세요.',
  ],
  lock: [
    'The file {} cannot be locked; check its owner and the disk it is on.',
    '파일 {}을(를) 잠글 수 없습니다. 소유자와 디스크를 확인하세요.',
  ],
  endpoint: ["The socket's path for {} is too long.", '{}의 소켓 경로가 너무 깁니다.'],
  lockUsage: ['--hold-lock needs a file.', '--hold-lock 뒤에 파일이 필요합니다.'],
  none: ['Daypass is not running.', 'Daypass가 실행 중이 아닙니다.'],
  gone: [
    'Daypass cannot be started because {} is not there; install Daypass again.',
    '{}이(가) 없어 Daypass를 시작할 수 없습니다. Daypass를 다시 설치하세요.',
  ],
  ended: [
    'Daypass was started and ended at once; log/daypass.log in {} says why.',
    'Daypass가 시작되자마자 끝났습니다. {}의 log/daypass.log를 확인하세요.',
  ],
  said: ['{}', '{}'],
  older: [
    'The Daypass that runs is older than this command and did not make room; quit it and run the command again.',
    '실행 중인 Daypass가 이 명령보다 오래되었습니다. Daypass를 종료하고 명령을 다시 실행하세요.',
  ],
  unwritable: ['The output could not be written.', '출력을 쓸 수 없습니다.'],
  silent: [
    'Daypass did not get ready in {} seconds; quit it and run the command again.',
    'Daypass가 {}초 안에 준비되지 않았습니다. Daypass를 종료하고 명령을 다시 실행하세요.',
  ],
  cut: [
    'Daypass ended before its answer was whole; run the command again.',
    'Daypass가 응답을 마치기 전에 끝났습니다. 명령을 다시 실행하세요.',
  ],
  late: [
    'Daypass did not answer within {} seconds; run the command again.',
    'Daypass가 {}초 안에 응답하지 않았습니다. 명령을 다시 실행하세요.',
  ],
  malformed: [
    'Daypass gave an answer that this command does not understand; install Daypass again.',
    'Daypass의 응답을 이 명령이 이해하지 못합니다. Daypass를 다시 설치하세요.',
  ],
  missing: [
    'The program {} cannot be run; check its name and PATH.',
    '프로그램 {}을(를) 실행할 수 없습니다. 이름과 PATH를 확인하세요.',
  ],
} as const satisfies Readonly<Record<string, readonly [english: string, korean: string]>>;
