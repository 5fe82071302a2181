import type { Messages } from '../messages.ts';

export const settings: Messages['settings'] = {
  language: '언어',
  languages: { system: '시스템 설정', en: 'English', ko: '한국어' },
  theme: '테마',
  themes: { system: '시스템 설정', light: '라이트', dark: '다크' },
  startAtLogin: '로그인할 때 시작',
  startAtLoginNote: '창 없이 트레이에서 시작합니다.',
  notifications: '알림',
  notificationsNote: '로그인이 필요하거나, 역할이 곧 만료되거나, 문제가 생기면 알립니다.',
  clipboard: '복사한 비밀 값 지우기',
  clipboardAfter: (seconds) => `${seconds}초 뒤`,
  clipboardLater: '로그아웃 또는 종료 시',
  wait: '도구에 로그인이 필요할 때',
  waitNever: '바로 응답',
  waitFor: (seconds) => `최대 ${seconds}초 기다림`,
  general: '일반',
  tools: '도구와 클립보드',
  more: '프록시, CA 번들, 단축키, AWS 파일은 터미널에서 `daypass settings`로 바꿉니다.',
};
