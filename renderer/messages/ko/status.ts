import { clockOff } from '../../../preload/clock-off.ts';
import type { Messages } from '../messages.ts';
import { number } from './number.ts';

export const status: Messages['status'] = {
  signedIn: '로그인됨',
  signedOut: '로그아웃됨',
  signingIn: '로그인 중…',
  renewing: '갱신 지연',
  signInNeeded: '로그인 필요',
  unknown: '읽을 수 없음',
  signedInSince: (moment) => `${moment}부터 로그인됨`,
  someSignedIn: (signedIn, all) => `${all}개 중 ${signedIn}개 로그인됨`,
  refresh: '역할 목록 새로 고침',
  manage: '로그인 관리',
  signingInTo: (session) => `${session}에 로그인하는 중`,
  approve: '브라우저에서 승인하세요.',
  approveCode: '브라우저에 이 코드가 보일 때만 승인하세요.',
  pageAddress: '페이지 주소',
  openAgain: '페이지 다시 열기',
  codeEndsIn: (left) => `${left} 남음`,
  needsSignIn: (session) => `${session}: 로그인이 만료되었습니다.`,
  notSignedIn: (session) => `${session}: 로그인되어 있지 않습니다.`,
  waiting: (program) => `${program} 프로그램이 로그인을 기다리고 있습니다.`,
  refused: (program) => `${program}의 요청은 거절되었습니다. 로그인한 뒤 다시 실행하세요.`,
  tokenHeldUp: (session) => `${session}: 지금은 액세스 토큰을 갱신할 수 없습니다. 계속 시도합니다.`,
  listing: (done, total) => `계정 ${number(total)}개 중 ${number(done)}개`,
  listingUnknown: (done) => (done === 0 ? '계정 목록을 가져오는 중…' : `지금까지 계정 ${number(done)}개`),
  listFrom: (ago) => `${atThatTime(ago)} 받은 목록입니다.`,
  keychainLocked: '키체인이 잠겨 있습니다. 잠금을 풀어야 로그인을 읽고 보관할 수 있습니다.',
  keychainUnavailable: '실행 중인 키체인이 없어 로그인을 보관할 수 없습니다.',
  memoryOnly: '키체인 없이 실행 중이어서 Daypass를 종료할 때까지만 로그인을 보관합니다.',
  clockWrong: (minutes) => `${clockOff(minutes, 'ko')}. 시계를 맞추세요. 그동안은 Daypass가 보정합니다.`,
};

/** `5분 전에`, but `어제` and `방금` as they are. */
function atThatTime(ago: string): string {
  return ago.endsWith('전') ? `${ago}에` : ago;
}
