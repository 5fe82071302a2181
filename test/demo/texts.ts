import type { Language } from '../../preload/contract.ts';

interface DemoTexts {
  readonly welcome: (startUrl: string) => string;
  readonly signedIn: (session: string) => string;
  readonly withElectron: string;
  readonly withoutElectron: string;
  readonly cached: (fetched: number) => string;
  readonly renewed: string;
  readonly ended: string;
  readonly tryIt: string;
  readonly signInAgain: (line: string) => string;
  readonly pressEnter: string;
  readonly bye: string;
  readonly endedEarly: string;
}

export const demoTexts: Readonly<Record<Language, DemoTexts>> = {
  en: {
    welcome: (startUrl) =>
      `This is Daypass against an Identity Center of its own on this computer; nothing leaves it.\nStart URL: ${startUrl}`,
    signedIn: (session) => `Signed in to ${session}.`,
    withElectron: 'The host is the desktop app on Electron, which is built first.',
    withoutElectron: 'The host is the one without a screen, for no Electron starts here.',
    cached: (fetched) =>
      `Four calls of a real AWS client, ${fetched} requests for credentials: the rest came from memory.`,
    renewed: 'The access token ended; a new one came by itself, without a question.',
    ended:
      'The portal session is over. What was handed out works on; for a new role, one sentence says what to do:',
    tryIt: 'Try it yourself in another terminal:',
    signInAgain: (line) => `To sign in again: ${line} login\nThe embedded Identity Center is at`,
    pressEnter: 'Press Enter to end the demo.',
    bye: 'That was the demo. It left nothing behind.',
    endedEarly: 'The demo was ended early. It left nothing behind.',
  },
  ko: {
    welcome: (startUrl) =>
      `이 컴퓨터 안의 Identity Center로 Daypass를 보여 줍니다. 아무것도 밖으로 나가지 않습니다.\n시작 URL: ${startUrl}`,
    signedIn: (session) => `${session}에 로그인했습니다.`,
    withElectron: '호스트는 Electron 데스크톱 앱입니다. 먼저 빌드합니다.',
    withoutElectron: '이 컴퓨터에서 Electron을 시작할 수 없어 화면 없는 호스트를 씁니다.',
    cached: (fetched) =>
      `실제 AWS 클라이언트가 네 번 불렀고, 자격 증명 요청은 ${fetched}번이었습니다. 나머지는 메모리에서 나왔습니다.`,
    renewed: '액세스 토큰이 끝났지만, 아무것도 묻지 않고 새것을 받았습니다.',
    ended: '포털 세션이 끝났습니다. 이미 나간 것은 계속 동작하고, 새 역할에는 한 문장이 할 일을 알려 줍니다.',
    tryIt: '다른 터미널에서 직접 해 보세요.',
    signInAgain: (line) => `다시 로그인: ${line} login\n내장 Identity Center의 주소:`,
    pressEnter: 'Enter를 누르면 데모가 끝납니다.',
    bye: '데모가 끝났습니다. 남긴 것은 없습니다.',
    endedEarly: '데모를 도중에 끝냈습니다. 남긴 것은 없습니다.',
  },
};
