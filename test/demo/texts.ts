import type { Language } from '../../preload/error-messages.ts';

interface DemoTexts {
  readonly welcome: (startUrl: string) => string;
  readonly signIn: string;
  readonly userCode: (code: string) => string;
  readonly signedIn: (session: string) => string;
  readonly accounts: (count: number) => string;
  readonly renewed: string;
  readonly ended: string;
  readonly bye: string;
}

export const demoTexts: Readonly<Record<Language, DemoTexts>> = {
  en: {
    welcome: (startUrl) =>
      `This is Daypass against an Identity Center of its own on this computer; nothing leaves it.\nStart URL: ${startUrl}`,
    signIn: 'Approve the sign-in on this page:',
    userCode: (code) => `The page must show this code: ${code}`,
    signedIn: (session) => `Signed in to ${session}.`,
    accounts: (count) => `${count} accounts with your roles:`,
    renewed: 'The access token ended; a new one came by itself, without a question.',
    ended: 'Eight hours later the portal session is over, and only now one sentence asks:',
    bye: 'That was the demo. It left nothing behind.',
  },
  ko: {
    welcome: (startUrl) =>
      `이 컴퓨터 안의 Identity Center로 Daypass를 보여 줍니다. 아무것도 밖으로 나가지 않습니다.\n시작 URL: ${startUrl}`,
    signIn: '이 페이지에서 로그인을 승인하세요.',
    userCode: (code) => `페이지에 이 코드가 보여야 합니다: ${code}`,
    signedIn: (session) => `${session}에 로그인했습니다.`,
    accounts: (count) => `계정 ${count}개와 내 역할:`,
    renewed: '액세스 토큰이 끝났지만, 아무것도 묻지 않고 새것을 받았습니다.',
    ended: '여덟 시간이 지나 포털 세션이 끝났습니다. 이제야 한 문장으로 묻습니다.',
    bye: '데모가 끝났습니다. 남긴 것은 없습니다.',
  },
};
