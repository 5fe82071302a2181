import type { Language, Settings } from '../../preload/contract.ts';

/** What `help VERB` says below the forms. */
export interface HelpTexts {
  /** By the option as it is typed; every one that a usage names has a text. */
  readonly options: Readonly<Record<string, string>>;
  /** The values each takes. */
  readonly settings: Readonly<Record<keyof Settings, string>>;
  readonly home: string;
}

export const helpTextsOf = (language: Language): HelpTexts => (language === 'ko' ? korean : english);

const english: HelpTexts = {
  options: {
    '--account':
      'accounts by name, label or id; * and ? stand for letters, !PATTERN leaves out; may be given several times',
    '--adopt': 'make a profile of another tool Daypass’s, its name kept; ROLE where its file does not say',
    '--adopt-all': 'all of them whose role is known',
    'config --all': 'a profile for every role (default)',
    '--dry-run': 'the change as a diff; all options of apply may stand beside',
    '--environment': 'production, staging, development or sandbox, as your account rules mark accounts',
    '--favourites': 'for your favourites only',
    '--follow': 'from now on roles gained and lost change the file by themselves',
    '--no-follow': 'no more',
    '--group': 'accounts by group, as your account rules mark them',
    '--none': 'for no role but those named',
    '--output': 'json, yaml, yaml-stream, text, table or none',
    '--plaintext': 'list what other tools left readable on this disk',
    '--remove-plaintext': 'remove one kind of it; may be given several times',
    'config --region': 'written into the profile; several, with commas, make several profiles per role',
    '--rename': 'give profiles the names they would be given today',
    '--role': 'roles by name, as --account',
    '--session': 'roles of one sign-in',
    '--template':
      'names, of {account} {role} {group} {session} {environment} {region} (default {account}-{role})',
    '--undo': 'take back the last apply; what others changed since stays',
    '--all': 'every session',
    '--any-role': 'leave the role to whoever opens the link',
    '--arn': 'ARN of the role to take, arn:aws:iam::ACCOUNT:role/NAME',
    '--base': 'role whose credentials take it: session/account-id/role-name or chain:NAME',
    '--browser':
      'where to open it: system, chrome, chrome:Work, firefox:container:NAME or a path; `daypass browsers` lists them',
    '--device': 'with a code that you enter in a browser anywhere, on a phone too',
    '--duration': 'seconds, from 900: of a chained role to 3600 (the default), of a console to 43200',
    '--external-id': 'external id that the role asks for',
    '--federate':
      'sign in by a link that is a secret, for a browser that is not signed in to your access portal',
    '--for':
      'which accounts: all (the default), a number or name, group:NAME, environment:NAME, session:NAME',
    '--json': 'for programs: one line of JSON, times in milliseconds since 1970 (UTC)',
    '--no-browser': 'show the link, open nothing',
    '--one-console':
      'the browser shows one console at a time, so with --federate the one before is signed out',
    '--print': 'print the link, open nothing',
    '--refresh': 'ask AWS anew first',
    '--region':
      'region: of the Identity Center (sessions), of the STS endpoint (roles), of the page (console)',
    '--server': 'give the command an endpoint that stays fresh, for tasks longer than the credentials',
    '--session-name': 'name in CloudTrail (default: your user name)',
    '--share': 'print a link for others: account, role and page, no secret',
    '--shell': 'whose syntax to print (default bash, which sh and zsh read too)',
    '--start-url': 'address of the access portal, https://….awsapps.com/start',
    '--take-over': 'take the sign-in of the AWS CLI along',
    '--to': 'a service, as ec2 or "secrets", or the address of a page; the home page unless given',
    '--unit': 'write a systemd unit that starts Daypass at login',
    '--yes': 'do it',
  },
  settings: {
    language: 'system, en or ko',
    theme: 'system, light or dark',
    grouping: 'group, environment or session: what the roles in the window are grouped by',
    startAtLogin: 'true or false; the app only',
    signInOnReturn: 'true or false: open the sign-in page when you come back; the app only',
    shortcut: 'keys that open the window, for example Super+Alt+Y; empty: none',
    notifications: 'true or false',
    quietHours: 'no notifications then, for example 22:00-07:30; empty: none',
    clipboardSeconds: '0 to 3600: when a copied secret leaves the clipboard; 0: at sign-out and quit',
    keychain: 'system, or memory: sign-ins end with Daypass, for machines without a keychain',
    waitForSignIn: '0 to 45: seconds that a tool is held while you sign in; 0: it is told at once',
    caBundle: 'absolute path of a PEM file trusted as well; empty: none',
    proxy: 'http://HOST:PORT, without user and password; empty: as the environment says',
    noProxy: 'hosts that the proxy is not for, separated by commas',
    awsConfigFile: 'absolute path; empty: ~/.aws/config',
    awsSharedCredentialsFile: 'absolute path; empty: ~/.aws/credentials',
  },
  home: '`daypass --home FOLDER COMMAND` works on a data folder of its own; DAYPASS_HOME does too.',
};

const korean: HelpTexts = {
  options: {
    '--account': '이름, 라벨, ID로 고른 계정. *와 ?는 임의의 글자, !PATTERN은 제외. 여러 번 쓸 수 있음',
    '--adopt': '다른 도구의 프로필을 이름 그대로 Daypass로 옮김. 파일만으로 알 수 없으면 ROLE을 씀',
    '--adopt-all': '역할을 아는 것은 모두',
    'config --all': '모든 역할에 프로필(기본)',
    '--dry-run': '바뀔 것을 diff로 보기. apply의 옵션을 함께 쓸 수 있음',
    '--environment': '계정 규칙에서 표시한 환경: production, staging, development, sandbox',
    '--favourites': '즐겨찾기만',
    '--follow': '앞으로 생기거나 없어지는 역할이 파일에 자동으로 반영됨',
    '--no-follow': '더는 자동으로 반영하지 않음',
    '--group': '계정 규칙에서 표시한 그룹',
    '--none': '지정한 역할 말고는 없음',
    '--output': 'json, yaml, yaml-stream, text, table, none',
    '--plaintext': '다른 도구가 디스크에 읽을 수 있게 남긴 것의 목록',
    '--remove-plaintext': '그 가운데 한 종류를 지움. 여러 번 쓸 수 있음',
    'config --region': '프로필에 쓸 리전. 쉼표로 여럿을 쓰면 역할마다 프로필도 여럿',
    '--rename': '지금 기준의 이름으로 바꿈',
    '--role': '이름으로 고른 역할. --account와 같음',
    '--session': '로그인 하나의 역할',
    '--template':
      '이름 형식: {account} {role} {group} {session} {environment} {region}(기본 {account}-{role})',
    '--undo': '마지막 apply를 되돌림. 그 뒤에 다른 사람이 바꾼 것은 남음',
    '--all': '모든 세션',
    '--any-role': '역할은 링크를 여는 사람이 고름',
    '--arn': '맡을 역할의 ARN, arn:aws:iam::계정:role/이름',
    '--base': '그 역할을 맡는 역할: 세션/계정-id/역할-이름 또는 chain:이름',
    '--browser':
      '열 곳: system, chrome, chrome:Work, firefox:container:이름 또는 경로. 목록은 `daypass browsers`',
    '--device': '휴대폰 등 어느 브라우저에서나 입력하는 코드로',
    '--duration': '초, 900부터: 연결 역할은 3600까지(기본), 콘솔은 43200까지',
    '--external-id': '역할이 요구하는 외부 ID',
    '--federate': '액세스 포털에 로그인되지 않은 브라우저에서, 비밀인 링크로 로그인',
    '--for': '어느 계정: all(기본), 번호나 이름, group:이름, environment:이름, session:이름',
    '--json': '프로그램용: JSON 한 줄, 시각은 1970년부터 지난 밀리초(UTC)',
    '--no-browser': '링크만 보이고 열지 않음',
    '--one-console': '콘솔을 하나만 보여 주는 브라우저라, --federate로 열 때 앞의 콘솔에서 로그아웃함',
    '--print': '링크를 출력하고 열지 않음',
    '--refresh': '먼저 AWS에서 새로 읽음',
    '--region': '리전: Identity Center(sessions), STS 엔드포인트(roles), 페이지(console)',
    '--server': '자격 증명보다 오래 걸리는 작업을 위해 계속 새로워지는 엔드포인트를 줌',
    '--session-name': 'CloudTrail에 보일 이름(기본: 사용자 이름)',
    '--share': '다른 사람에게 줄 링크 출력: 계정, 역할, 페이지만 있고 비밀은 없음',
    '--shell': '출력할 문법(기본 bash, zsh와 sh도 읽음)',
    '--start-url': '액세스 포털 주소, https://….awsapps.com/start',
    '--take-over': 'AWS CLI의 로그인도 가져옴',
    '--to': '서비스(예: ec2, "secrets")나 페이지 주소. 없으면 콘솔 홈',
    '--unit': '로그인할 때 Daypass를 시작하는 systemd 유닛을 씀',
    '--yes': '실행',
  },
  settings: {
    language: 'system, en, ko',
    theme: 'system, light, dark',
    grouping: 'group, environment, session: 창에서 역할을 묶는 기준',
    startAtLogin: 'true, false. 앱에만',
    signInOnReturn: 'true, false: 자리로 돌아오면 로그인 페이지 열기. 앱에만',
    shortcut: '창을 여는 키, 예: Super+Alt+Y. 비우면 없음',
    notifications: 'true, false',
    quietHours: '알리지 않을 시간, 예: 22:00-07:30. 비우면 없음',
    clipboardSeconds: '0~3600: 복사한 비밀을 클립보드에서 지우기까지. 0이면 로그아웃과 종료 때',
    keychain: 'system, memory: 키체인이 없는 컴퓨터에서 Daypass가 끝나면 로그인도 끝남',
    waitForSignIn: '0~45: 로그인하는 동안 도구를 기다리게 할 초. 0이면 바로 알림',
    caBundle: '함께 신뢰할 PEM 파일의 절대 경로. 비우면 없음',
    proxy: 'http://호스트:포트, 사용자 이름과 암호 없이. 비우면 환경을 따름',
    noProxy: '프록시를 쓰지 않을 호스트, 쉼표로 구분',
    awsConfigFile: '절대 경로. 비우면 ~/.aws/config',
    awsSharedCredentialsFile: '절대 경로. 비우면 ~/.aws/credentials',
  },
  home: '`daypass --home 폴더 명령`은 다른 데이터 폴더에서 실행합니다. DAYPASS_HOME도 같습니다.',
};
