import type { Messages } from '../messages.ts';
import { number } from './number.ts';

export const consoles: Messages['consoles'] = {
  home: '콘솔 홈',
  open: (page) => `${page} 열기`,
  in: '',
  linkTo: (page) => `${page} 페이지를 열 역할`,
  otherRoles: '이 계정의 다른 역할로 열기',
  whichRole: (page) => `${page}: 어느 역할로 열까요?`,
  found: (count) => (count === 0 ? '링크에 맞는 역할이 없습니다' : `역할 ${number(count)}개`),
  narrow: (more) => `${number(more)}개가 더 있습니다. 링크 뒤에 이름 일부를 입력하세요.`,
  refused: '이 링크는 열 수 없습니다',
  noRole: '링크와 검색어에 맞는 역할이 없습니다',
  noRoleText: '링크 옆에 쓴 검색어로 링크를 열 역할을 고릅니다.',
  noRoleIn: (account) =>
    account === '' ? '이 페이지를 열 역할이 없습니다' : `${account} 계정에 역할이 없습니다`,
  noRoleInText: '방금 할당되었다면 역할 목록을 새로 고치고, 아니면 권한 담당자에게 문의하세요.',
  refresh: '역할 목록 새로 고침',
  clear: '링크 지우기',
  opening: '콘솔을 여는 중…',
  openAt: '콘솔 페이지 열기…',
  openAtShort: '페이지 열기…',
  share: '공유할 링크 복사',
  shared: (page) => `링크를 복사했습니다: ${page}. 비밀 값은 들어 있지 않습니다.`,
  picker: {
    title: (role) => `${role} 콘솔 열기`,
    field: '서비스 이름 또는 페이지 링크',
    list: '콘솔 페이지',
    nothing: '그런 이름의 서비스가 없습니다',
    recent: '이 역할로 최근에 연 페이지',
    services: '서비스',
    link: '이 페이지 열기',
    openKey: '열기',
    shareKey: '공유할 링크 복사',
  },
};
