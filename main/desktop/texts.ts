import type { CopyForm, Environment, Language } from '../../preload/contract.ts';
import { clockOff } from '../../preload/clock-off.ts';
import type { GuardedSetting } from './guarded-settings.ts';

/** What menu, tooltip and notifications say; errors have their own sentences. Names come in already harmless. */
export interface DesktopTexts {
  readonly openDaypass: string;
  readonly settings: string;
  readonly quit: string;
  readonly openUnknownHost: (host: string) => string;
  readonly askUnknownHost: (host: string) => string;
  /** One line for each, with its new value. */
  readonly runProgram: (program: string) => string;
  readonly changeSettings: (lines: string) => string;
  readonly guardedSettings: Readonly<Record<GuardedSetting, string>>;
  readonly open: string;
  readonly continue: string;
  readonly cancel: string;
  readonly more: string;

  readonly noSession: string;
  readonly addSession: string;
  readonly signIn: string;
  readonly signInAgain: string;
  readonly signInTo: (session: string) => string;
  readonly signInWanted: (session: string, program: string) => string;
  readonly signInPending: (session: string) => string;
  readonly signInCode: (session: string, code: string) => string;
  readonly openSignInPage: string;
  readonly cancelSignIn: string;
  readonly signedIn: (session: string, since: string) => string;
  readonly signedInUntil: (session: string, until: string) => string;
  readonly signedOut: (session: string) => string;
  readonly signInEnded: (session: string) => string;
  readonly renewsItself: string;
  readonly doesNotRenew: string;
  readonly renewalHeldUp: (session: string) => string;
  readonly statusUnknown: (session: string) => string;
  readonly signOut: string;
  readonly refreshRoles: string;
  readonly listing: string;

  readonly favourites: string;
  readonly recent: string;
  readonly chainedRoles: string;
  readonly allAccounts: (count: number) => string;
  readonly accountsOf: (session: string, count: number) => string;
  readonly withoutGroup: string;
  readonly environments: Readonly<Record<Environment, string>>;
  /** Before the name of a production account: short, and not to be missed. */
  readonly production: string;

  readonly console: string;
  readonly consoleAt: string;
  readonly roleConsole: (role: string) => string;
  readonly copyAs: string;
  readonly copyForms: Readonly<Record<CopyForm, string>>;
  readonly copyProfileName: (profile: string) => string;
  readonly addFavourite: string;
  readonly removeFavourite: string;
  readonly clearClipboard: string;

  readonly keychainLocked: string;
  readonly keychainUnavailable: string;
  readonly memoryOnly: string;
  readonly clockWrong: (minutes: number) => string;

  readonly signInNeededTitle: string;
  readonly signInNeeded: (session: string, program: string) => string;
  readonly endingTitle: string;
  readonly ending: (role: string, others: number, time: string) => string;
  readonly rolesTitle: (session: string) => string;
  readonly rolesGained: (names: string, others: number) => string;
  readonly rolesLost: (names: string, others: number) => string;
  readonly keychainTitle: string;
  readonly unlock: string;
  /** Where a notification has no buttons. */
  readonly clickHere: (button: string) => string;
  readonly networkTitle: string;
  readonly clockTitle: string;
  readonly noTrayTitle: string;
  readonly noTray: string;
}

export function desktopTexts(language: Language): DesktopTexts {
  return language === 'ko' ? korean : english;
}

const andMore = (others: number) => (others === 0 ? '' : ` and ${others} more`);

const english: DesktopTexts = {
  openDaypass: 'Open Daypass',
  settings: 'Settings…',
  quit: 'Quit Daypass',
  openUnknownHost: (host) =>
    `The sign-in leads to ${host}, which is none of AWS’s own addresses for it. Open it only if you know this host.`,
  askUnknownHost: (host) =>
    `Daypass is about to ask ${host} where your AWS access portal is. Continue only if you have just typed this address and your company owns it.`,
  runProgram: (program) =>
    `Daypass is to run this program to open consoles:\n\n${program}\n\nContinue only if you have just chosen it.`,
  changeSettings: (lines) =>
    `These settings decide which way your credentials go:\n\n${lines}\n\nContinue only if you have just changed them.`,
  guardedSettings: {
    proxy: 'Proxy',
    caBundle: 'CA bundle',
    awsConfigFile: 'AWS config file',
    awsSharedCredentialsFile: 'AWS credentials file',
  },
  open: 'Open',
  continue: 'Continue',
  cancel: 'Cancel',
  more: 'More',

  noSession: 'No sign-in is set up yet',
  addSession: 'Set up a sign-in…',
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signInTo: (session) => `Sign in to ${session}`,
  signInWanted: (session, program) => `Sign in to ${session} (${program} needs it)`,
  signInPending: (session) => `${session}: waiting for the browser`,
  signInCode: (session, code) => `${session}: the browser must show ${code}`,
  openSignInPage: 'Open the sign-in page',
  cancelSignIn: 'Cancel sign-in',
  signedIn: (session, since) => `${session}: signed in since ${since}`,
  signedInUntil: (session, until) => `${session}: signed in, ${until}`,
  signedOut: (session) => `${session}: not signed in`,
  signInEnded: (session) => `${session}: sign-in has ended`,
  renewsItself: 'Renewed by itself while AWS allows it',
  doesNotRenew: 'Not renewed: sign in again when it ends',
  renewalHeldUp: (session) => `${session}: renewal is held up`,
  statusUnknown: (session) => `${session}: sign-in cannot be read`,
  signOut: 'Sign out',
  refreshRoles: 'Refresh roles',
  listing: 'Listing accounts and roles…',

  favourites: 'Favourites',
  recent: 'Recent',
  chainedRoles: 'Chained roles',
  allAccounts: (count) => `All accounts (${count})`,
  accountsOf: (session, count) => `${session} (${count})`,
  withoutGroup: 'Others',
  environments: {
    production: 'Production',
    staging: 'Staging',
    development: 'Development',
    sandbox: 'Sandbox',
  },
  production: 'PROD',

  console: 'Open console',
  consoleAt: 'Last opened pages',
  roleConsole: (role) => `${role}: open console`,
  copyAs: 'Copy as…',
  copyForms: {
    'credential-process': 'Profile for the AWS config (recommended)',
    'env-bash': 'Environment variables: bash, zsh',
    'env-fish': 'Environment variables: fish',
    'env-powershell': 'Environment variables: PowerShell',
    'env-cmd': 'Environment variables: cmd',
    'credentials-profile': 'Profile for the credentials file',
    'access-key-id': 'Access key ID',
    'secret-access-key': 'Secret access key',
    'session-token': 'Session token',
    'console-link': 'Console link',
    'account-id': 'Account number',
    'role-arn': 'Role ARN',
    'profile-name': 'Profile name',
    'profile-command': 'Command to try its profile',
    'role-id': 'Copy role ID',
  },
  copyProfileName: (profile) => `Copy profile name: ${profile}`,
  addFavourite: 'Add to favourites',
  removeFavourite: 'Remove from favourites',
  clearClipboard: 'Clear the copied credentials',

  keychainLocked: 'The keychain is locked: unlock…',
  keychainUnavailable: 'No keychain is running: try again',
  memoryOnly: 'Without a keychain: sign-ins end when Daypass quits',
  clockWrong: (minutes) => clockOff(minutes, 'en'),

  signInNeededTitle: 'Sign-in needed',
  signInNeeded: (session, program) => `${program} needs a sign-in to ${session}.`,
  endingTitle: 'Credentials in use end soon',
  ending: (role, others, time) => `${role}${andMore(others)}: until ${time}, and could not be renewed.`,
  rolesTitle: (session) => `Your roles in ${session} changed`,
  rolesGained: (names, others) => `New: ${names}${andMore(others)}.`,
  rolesLost: (names, others) => `Gone: ${names}${andMore(others)}.`,
  keychainTitle: 'The keychain cannot be used',
  unlock: 'Unlock',
  clickHere: (button) => `Click here: ${button}`,
  networkTitle: 'AWS cannot be reached',
  clockTitle: 'The clock is wrong',
  noTrayTitle: 'Daypass is running without a tray icon',
  noTray: 'This desktop shows no tray icons. Open Daypass with its shortcut or `daypass open`.',
};

const outOf = (others: number) => (others === 0 ? '' : ` 외 ${others}개`);

const korean: DesktopTexts = {
  openDaypass: 'Daypass 열기',
  settings: '설정…',
  quit: 'Daypass 종료',
  openUnknownHost: (host) =>
    `로그인이 ${host} 주소로 이어집니다. AWS의 로그인 주소가 아니므로 아는 호스트일 때만 여세요.`,
  askUnknownHost: (host) =>
    `AWS 액세스 포털의 위치를 ${host}에 물어봅니다. 방금 직접 입력한 회사 주소일 때만 계속하세요.`,
  runProgram: (program) =>
    `콘솔을 열 때 Daypass가 이 프로그램을 실행하게 됩니다.\n\n${program}\n\n방금 직접 고른 프로그램일 때만 계속하세요.`,
  changeSettings: (lines) =>
    `자격 증명이 오가는 길을 정하는 설정입니다.\n\n${lines}\n\n방금 직접 바꾼 설정일 때만 계속하세요.`,
  guardedSettings: {
    proxy: '프록시',
    caBundle: 'CA 번들',
    awsConfigFile: 'AWS 설정 파일',
    awsSharedCredentialsFile: 'AWS 자격 증명 파일',
  },
  open: '열기',
  continue: '계속',
  cancel: '취소',
  more: '더 보기',

  noSession: '설정된 로그인이 없습니다',
  addSession: '로그인 설정하기…',
  signIn: '로그인',
  signInAgain: '다시 로그인',
  signInTo: (session) => `${session}: 로그인`,
  signInWanted: (session, program) => `${session}: 로그인 (${program}에 필요)`,
  signInPending: (session) => `${session}: 브라우저에서 로그인하는 중`,
  signInCode: (session, code) => `${session}: 브라우저의 코드가 ${code}인지 확인`,
  openSignInPage: '로그인 페이지 열기',
  cancelSignIn: '로그인 취소',
  signedIn: (session, since) => `${session}: ${since}부터 로그인됨`,
  signedInUntil: (session, until) => `${session}: 로그인됨, ${until}`,
  signedOut: (session) => `${session}: 로그인되지 않음`,
  signInEnded: (session) => `${session}: 로그인 만료됨`,
  renewsItself: 'AWS가 허용하는 동안 저절로 갱신됩니다',
  doesNotRenew: '갱신되지 않습니다. 끝나면 다시 로그인하세요',
  renewalHeldUp: (session) => `${session}: 갱신이 지연되고 있음`,
  statusUnknown: (session) => `${session}: 로그인을 읽을 수 없음`,
  signOut: '로그아웃',
  refreshRoles: '역할 목록 새로 고침',
  listing: '계정과 역할을 불러오는 중…',

  favourites: '즐겨찾기',
  recent: '최근 사용',
  chainedRoles: '체인 역할',
  allAccounts: (count) => `모든 계정 (${count})`,
  accountsOf: (session, count) => `${session} (${count})`,
  withoutGroup: '기타',
  environments: { production: '운영', staging: '스테이징', development: '개발', sandbox: '샌드박스' },
  production: '[운영]',

  console: '콘솔 열기',
  consoleAt: '최근에 연 페이지',
  roleConsole: (role) => `${role}: 콘솔 열기`,
  copyAs: '복사하기…',
  copyForms: {
    'credential-process': 'AWS 설정용 프로필 (권장)',
    'env-bash': '환경 변수: bash, zsh',
    'env-fish': '환경 변수: fish',
    'env-powershell': '환경 변수: PowerShell',
    'env-cmd': '환경 변수: cmd',
    'credentials-profile': '자격 증명 파일용 프로필',
    'access-key-id': '액세스 키 ID',
    'secret-access-key': '비밀 액세스 키',
    'session-token': '세션 토큰',
    'console-link': '콘솔 링크',
    'account-id': '계정 번호',
    'role-arn': '역할 ARN',
    'profile-name': '프로필 이름',
    'profile-command': '프로필을 확인하는 명령',
    'role-id': '역할 ID 복사',
  },
  copyProfileName: (profile) => `프로필 이름 복사: ${profile}`,
  addFavourite: '즐겨찾기에 추가',
  removeFavourite: '즐겨찾기에서 빼기',
  clearClipboard: '복사한 자격 증명 지우기',

  keychainLocked: '키체인이 잠겨 있습니다: 잠금 풀기…',
  keychainUnavailable: '실행 중인 키체인이 없습니다: 다시 시도',
  memoryOnly: '키체인 없음: Daypass를 종료하면 로그인도 끝납니다',
  clockWrong: (minutes) => clockOff(minutes, 'ko'),

  signInNeededTitle: '로그인이 필요합니다',
  signInNeeded: (session, program) => `${program}에 ${session} 로그인이 필요합니다.`,
  endingTitle: '사용 중인 자격 증명이 곧 만료됩니다',
  ending: (role, others, time) => `${role}${outOf(others)}: ${time}까지이며 갱신하지 못했습니다.`,
  rolesTitle: (session) => `${session}: 역할이 바뀌었습니다`,
  rolesGained: (names, others) => `추가: ${names}${outOf(others)}.`,
  rolesLost: (names, others) => `없어짐: ${names}${outOf(others)}.`,
  keychainTitle: '키체인을 쓸 수 없습니다',
  unlock: '잠금 풀기',
  clickHere: (button) => `여기를 누르세요: ${button}`,
  networkTitle: 'AWS에 연결할 수 없습니다',
  clockTitle: '시계가 맞지 않습니다',
  noTrayTitle: 'Daypass가 트레이 아이콘 없이 실행 중입니다',
  noTray: '이 데스크톱은 트레이 아이콘을 표시하지 않습니다. 단축키나 `daypass open`으로 여세요.',
};
