import type { Messages } from '../messages.ts';
import { number } from './number.ts';

export const sessions: Messages['sessions'] = {
  none: '추가한 로그인이 없습니다',
  add: '로그인 추가',
  more: (session) => `${session} 더 보기`,
  rename: '이름 바꾸기…',
  renameTitle: (session) => `${session} 이름 바꾸기`,
  name: '이름',
  nameNote: '나에게만 보이는 이름입니다. 이 로그인을 쓰는 도구에는 영향이 없습니다.',
  discardName: '로그인 이름은 지금 그대로 남습니다.',
  save: '저장',
  refresh: '역할 목록 새로 고침',
  remove: '제거…',
  removeTitle: (session) => `${session} 로그인을 제거할까요?`,
  removeLoses: (accounts) =>
    accounts === 0
      ? '로그아웃하고 이 포털을 지웁니다.'
      : `로그아웃하고 이 포털과 계정 ${number(accounts)}개의 목록을 지웁니다.`,
  removeStops: (session) => `역할 ID가 ${session}/로 시작하는 프로필은 더 이상 작동하지 않습니다.`,
  removeHeld: (held) => `역할 ${number(held)}개의 자격 증명을 버립니다.`,
  removeKeeps: '프로그램이 이미 받은 사본은 만료될 때까지 유효합니다. AWS 설정은 그대로 둡니다.',
  removeNow: '제거',
  portal: '포털',
  region: '리전',
  endpoints: '엔드포인트',
  endpointsNote: '이 로그인은 AWS가 아닌 엔드포인트로 만들었습니다.',
  roles: '역할',
  rolesOf: (roles, accounts, chained) =>
    `계정 ${number(accounts)}개에 역할 ${number(roles)}개${chained === 0 ? '' : `, 체인\u00a0역할\u00a0${number(chained)}개`}`,
  notListed: '아직 목록이 없습니다',
  heldRoles: '역할 자격 증명',
  heldCount: (count) => `${number(count)}개 보유`,
  heldNone: '없음',
  heldTexts: {
    used: '도구가 받는 자격 증명입니다. 쓰는 동안 갱신합니다.',
    favourites: '도구가 받는 자격 증명입니다. 쓰는 동안 갱신하고, 즐겨찾기는 하루 종일 갱신합니다.',
    nothing: '도구가 받는 자격 증명입니다. 다음에 요청할 때 갱신합니다.',
  },
  token: '액세스 토큰',
  tokenText: 'Daypass가 포털에 접속할 때 씁니다. 자동으로 갱신합니다.',
  tokenLast: 'Daypass가 포털에 접속할 때 씁니다. 토큰이 만료되면 로그인도 끝납니다.',
  heldUp: '갱신 지연',
  organisation: '내 로그인',
  endedAt: (moment) => `${moment}에 만료되었습니다.`,
  device: '기기 코드로 로그인',
};
