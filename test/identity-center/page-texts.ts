import type { Language } from './language.ts';

export interface PageTexts {
  readonly center: string;
  readonly purpose: string;
  readonly notAws: string;
  readonly allowTitle: (application: string) => string;
  readonly allowLead: string;
  readonly application: string;
  readonly portal: string;
  readonly returnsTo: string;
  readonly code: string;
  readonly signInAs: string;
  readonly approve: string;
  readonly refuse: string;
  readonly enterCodeTitle: string;
  readonly enterCodeLead: string;
  readonly next: string;
  readonly codeUnknown: string;
  readonly compareCode: string;
  readonly approvedTitle: string;
  readonly refusedTitle: string;
  readonly mayClose: string;
  readonly problemTitle: string;
  readonly problemLead: string;
  readonly requestGone: string;
  readonly startTitle: string;
  readonly startLead: string;
  readonly consoleTitle: string;
  readonly consoleLead: string;
  readonly account: string;
  readonly role: string;
  readonly destination: string;
  readonly region: string;
}

export const pageTexts: Readonly<Record<Language, PageTexts>> = {
  en: {
    center: 'Embedded Identity Center',
    purpose: 'Part of Daypass, for tests and demos',
    notAws: 'This is not AWS. Nobody’s password is asked for here, and no real account can be reached.',
    allowTitle: (application) => `Let ${application} use your AWS access?`,
    allowLead: 'It would see your accounts and permission sets and fetch temporary role credentials.',
    application: 'Application',
    portal: 'Access portal',
    returnsTo: 'Returns to',
    code: 'Code',
    signInAs: 'Sign in as',
    approve: 'Approve',
    refuse: 'Refuse',
    enterCodeTitle: 'Enter the code you were given',
    enterCodeLead: 'The application that asked for your sign-in shows eight letters.',
    next: 'Continue',
    codeUnknown:
      'No sign-in is waiting for this code. It may have been used already, or be older than ten minutes.',
    compareCode: 'Approve only if the application shows the same code.',
    approvedTitle: 'Approved',
    refusedTitle: 'Refused',
    mayClose: 'You may close this page and go back to the application.',
    problemTitle: 'This sign-in cannot go on',
    problemLead: 'Go back to the application and start the sign-in again.',
    requestGone: 'This request was answered already, or is older than ten minutes.',
    startTitle: 'AWS access portal',
    startLead: 'People see their accounts here. The embedded one only tells applications its region.',
    consoleTitle: 'The AWS console would open here',
    consoleLead: 'The sign-in token was accepted.',
    account: 'Account',
    role: 'Role',
    destination: 'Destination',
    region: 'Region',
  },
  ko: {
    center: '내장 Identity Center',
    purpose: 'Daypass의 테스트와 데모용',
    notAws: '실제 AWS가 아닙니다. 비밀번호를 묻지 않으며, 실제 계정에 접근할 수 없습니다.',
    allowTitle: (application) => `${application}의 AWS 접근을 허용할까요?`,
    allowLead: '허용하면 이 앱이 내 계정과 권한 세트를 확인하고 임시 역할 자격 증명을 받아 갑니다.',
    application: '앱',
    portal: '액세스 포털',
    returnsTo: '돌아갈 곳',
    code: '코드',
    signInAs: '로그인할 사용자',
    approve: '허용',
    refuse: '거부',
    enterCodeTitle: '받은 코드를 입력하세요',
    enterCodeLead: '로그인을 요청한 앱에 영문자 여덟 자가 표시되어 있습니다.',
    next: '계속',
    codeUnknown: '이 코드를 기다리는 로그인이 없습니다. 이미 사용했거나 10분이 지난 코드일 수 있습니다.',
    compareCode: '앱에 표시된 코드와 같을 때만 허용하세요.',
    approvedTitle: '허용했습니다',
    refusedTitle: '거부했습니다',
    mayClose: '이 페이지를 닫고 앱으로 돌아가세요.',
    problemTitle: '로그인을 계속할 수 없습니다',
    problemLead: '앱으로 돌아가 로그인을 다시 시작하세요.',
    requestGone: '이미 답한 요청이거나 10분이 지난 요청입니다.',
    startTitle: 'AWS 액세스 포털',
    startLead: '사용자가 자기 계정을 보는 곳입니다. 내장 포털은 앱에 리전만 알려 줍니다.',
    consoleTitle: '여기서 AWS 콘솔이 열립니다',
    consoleLead: '로그인 토큰이 확인되었습니다.',
    account: '계정',
    role: '역할',
    destination: '이동할 주소',
    region: '리전',
  },
};
