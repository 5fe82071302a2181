import type { Messages } from '../messages.ts';

export const about: Messages['about'] = {
  what: '하루 동안 이어지는 AWS 액세스.',
  version: (number) => `버전 ${number}`,
  licence: 'Apache License 2.0',
  noTelemetry: 'Daypass는 사용자 정보나 사용 내역을 어디에도 보내지 않습니다.',
  others: '함께 쓰인 소프트웨어',
  othersNote: '각각의 라이선스를 따릅니다. Chromium이 쓰는 소프트웨어의 목록은 앱과 함께 설치됩니다.',
  reading: '목록을 읽는 중…',
  count: (count) => `이 앱에 패키지 ${count}개가 들어 있습니다.`,
  noText: '라이선스 전문이 없습니다.',
};
