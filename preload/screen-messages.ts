import type { ErrorCode, ErrorView, Language } from './contract.ts';
import { errorSentence } from './error-messages.ts';
import { keptTogether } from './korean-breaks.ts';

type Sentences = Readonly<Partial<Record<ErrorCode, (subject: string) => string>>>;

/** As errorSentence, for a window, menu or notification: what one does there is no command to type. */
export function screenSentence(error: Pick<ErrorView, 'code' | 'subject'>, language: Language): string {
  const sentences = language === 'ko' ? korean : english;
  const sentence = sentences[error.code]?.(error.subject ?? '') ?? errorSentence(error, language);
  return language === 'ko' ? keptTogether(sentence) : sentence;
}

const of = (subject: string, otherwise: string) => (subject === '' ? otherwise : subject);

const english: Sentences = {
  'account-without-role': (account) =>
    `No role of yours is in ${account === '' ? 'an account that this page can be of' : `account ${account}`}; refresh the roles if it is new.`,
  'bad-request': (what) => `Daypass did not understand ${of(what, 'the request')}.`,
  'browser-busy': () =>
    'Daypass has just opened browsers and waits ten seconds, in case something keeps asking; try again in a moment.',
  'browser-missing': (name) =>
    `${of(name, 'The browser')} is not a browser or profile on this computer (any more), or two profiles share the name; choose another.`,
  'keychain-unavailable': () =>
    'No keychain is running, so sign-ins cannot be kept; start one (for example gnome-keyring), or keep them only until Daypass quits.',
  'no-sessions': () => 'No sign-in is set up yet; add one under Sign-ins.',
  'profile-choice-invalid': (part) =>
    `That is no ${of(part, 'choice')} for profiles; correct it under AWS profiles.`,
  'profile-missing': (role) =>
    `${of(role, 'That role')} has no profile in the AWS config yet; make one under AWS profiles.`,
  'profile-not-adoptable': (name) =>
    `${of(name, 'That profile')} is not there or does not say which role it is for; sign in to its Identity Center.`,
  'region-unknown': (host) =>
    `The region of ${of(host, 'this start URL')} could not be found; give it as well.`,
  'role-unknown': (role) => `${of(role, 'That role')} is not in your list (any more); refresh the roles.`,
  'session-unknown': (name) => `${of(name, 'That')} is no sign-in of yours (any more).`,
  'setting-invalid': (name) => `That is no value of ${of(name, 'this setting')}; correct it.`,
  'setting-unknown': (name) => `${of(name, 'That')} is no setting of this Daypass.`,
  'sign-in-needed': (session) =>
    session === '' ? 'You are not signed in.' : `You are not signed in to ${session}.`,
  'tls-untrusted': (host) =>
    `The certificate of ${of(host, 'AWS')} is not trusted; if your company inspects traffic, add its CA bundle in the settings.`,
};

const korean: Sentences = {
  'account-without-role': (account) =>
    `${of(account, '이 페이지의 계정')}: 이 계정에 쓸 수 있는 역할이 없습니다. 새 계정이라면 역할 목록을 새로 고치세요.`,
  'bad-request': (what) => `${of(what, '요청')}: Daypass가 이해하지 못했습니다.`,
  'browser-busy': () =>
    '방금 브라우저를 열었습니다. 요청이 반복될 수 있어 10초 동안 더 열지 않습니다. 잠시 뒤 다시 시도하세요.',
  'browser-missing': (name) =>
    `${of(name, '브라우저')}: 이 컴퓨터에서 찾을 수 없거나 이름이 겹치는 브라우저 또는 프로필입니다. 다른 브라우저를 고르세요.`,
  'keychain-unavailable': () =>
    '실행 중인 키체인이 없어 로그인을 보관할 수 없습니다. 키체인(예: gnome-keyring)을 시작하거나, Daypass를 종료할 때까지만 보관하세요.',
  'no-sessions': () => '설정된 로그인이 없습니다. 로그인 관리에서 추가하세요.',
  'profile-choice-invalid': (part) =>
    `${of(part, '선택')}: 프로필에 쓸 수 없는 값입니다. AWS 프로필 화면에서 고치세요.`,
  'profile-missing': (role) =>
    `${of(role, '이 역할')}: AWS 설정에 아직 프로필이 없습니다. AWS 프로필 화면에서 만드세요.`,
  'profile-not-adoptable': (name) =>
    `${of(name, '그 프로필')}: 없거나 어느 역할인지 알 수 없습니다. 그 Identity Center에 로그인하세요.`,
  'region-unknown': (host) => `${of(host, '이 시작 URL')}: 리전을 알아낼 수 없습니다. 리전도 입력하세요.`,
  'role-unknown': (role) => `${of(role, '그 역할')}: 목록에 없는 역할입니다. 역할 목록을 새로 고치세요.`,
  'session-unknown': (name) => `${of(name, '그 이름')}: 그런 로그인이 없습니다.`,
  'setting-invalid': (name) => `${of(name, '이 설정')}: 쓸 수 없는 값입니다. 고치세요.`,
  'setting-unknown': (name) => `${of(name, '그 이름')}: 그런 설정이 없습니다.`,
  'sign-in-needed': (session) =>
    session === '' ? '로그인이 필요합니다.' : `${session}: 로그인이 필요합니다.`,
  'tls-untrusted': (host) =>
    `${of(host, 'AWS')}: 인증서를 신뢰할 수 없습니다. 회사가 트래픽을 검사한다면 설정에서 회사의 CA 번들을 추가하세요.`,
};
