import type { DamagedFileView, Language } from './contract.ts';

/** One sentence or two: what was lost, where it is kept, and what to do. The same in the window and in a terminal. */
export function damagedFileSentence({ kind, keptAs }: DamagedFileView, language: Language): string {
  return language === 'ko' ? korean[kind](keptAs) : english[kind](keptAs);
}

type Sentences = Readonly<Record<DamagedFileView['kind'], (keptAs: string) => string>>;

const lost = (what: string, keptAs: string, todo: string) =>
  `The file of your ${what} was damaged and set aside as ${keptAs}; ${todo}.`;

const english: Sentences = {
  sessions: (keptAs) => lost('sign-ins', keptAs, 'add them again under the same names'),
  settings: (keptAs) => lost('settings', keptAs, 'set again what you had changed'),
  favourites: (keptAs) => lost('favourites', keptAs, 'choose them again'),
  'chained-roles': (keptAs) => lost('chained roles', keptAs, 'add them again under the same names'),
  'account-rules': (keptAs) => lost('account rules', keptAs, 'write them again'),
  'browser-rules': (keptAs) => lost('browser rules', keptAs, 'write them again'),
  profiles: (keptAs) => lost('AWS profile choices', keptAs, 'choose again'),
};

const lostKo = (what: string, keptAs: string, todo: string) =>
  `${what} 파일이 손상되어 ${keptAs}에 따로 두었습니다. ${todo}`;

const korean: Sentences = {
  sessions: (keptAs) => lostKo('로그인 목록', keptAs, '같은 이름으로 다시 추가하세요.'),
  settings: (keptAs) => lostKo('설정', keptAs, '바꾸었던 설정을 다시 지정하세요.'),
  favourites: (keptAs) => lostKo('즐겨찾기', keptAs, '다시 고르세요.'),
  'chained-roles': (keptAs) => lostKo('체인 역할', keptAs, '같은 이름으로 다시 추가하세요.'),
  'account-rules': (keptAs) => lostKo('계정 규칙', keptAs, '다시 작성하세요.'),
  'browser-rules': (keptAs) => lostKo('브라우저 선택', keptAs, '다시 고르세요.'),
  profiles: (keptAs) => lostKo('AWS 프로필 선택', keptAs, '다시 고르세요.'),
};
