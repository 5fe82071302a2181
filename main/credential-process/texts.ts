import type { Language } from '../../preload/contract.ts';
import type { VerbName } from './verb.ts';

/** What the command says, beside the sentences of error codes. */
export interface Texts {
  readonly usage: Readonly<Record<VerbName, string>>;
  readonly summary: Readonly<Record<VerbName, string>>;
  readonly helpHead: string;
  readonly helpFoot: string;
  readonly notUnderstood: (word: string, meant: string | undefined, verb: VerbName | undefined) => string;
  readonly valueMissing: (option: string, verb: VerbName | undefined) => string;
  readonly valueUnwanted: (option: string, verb: VerbName | undefined) => string;
  readonly noSessions: string;
  readonly foundInConfig: (name: string, portal: string, word: string) => string;
  readonly openLink: string;
  readonly userCode: (code: string) => string;
  readonly askHost: (host: string) => string;
  readonly signedIn: (label: string) => string;
  readonly signedOut: (label: string) => string;
  readonly signedOutHereOnly: (label: string) => string;
  readonly copiesLive: string;
  readonly added: (id: string) => string;
  readonly regionSpares: string;
  readonly renamed: (id: string, label: string) => string;
  readonly removed: (name: string) => string;
  readonly removableAnyway: (id: string) => string;
  readonly status: Readonly<
    Record<'signed-out' | 'signing-in' | 'signed-in' | 'renewing' | 'sign-in-needed' | 'unknown', string>
  >;
  readonly noRoles: string;
  readonly noRolesYet: (ids: readonly string[]) => string;
  readonly rolesUnderWay: string;
  readonly rolesUnread: string;
  readonly noRolesAssigned: string;
  readonly chained: (id: string) => string;
  readonly listing: (done: number, total: number | undefined) => string;
  readonly severalRoles: (count: number) => string;
  readonly consoleOpened: (roleId: string, browser: string | undefined) => string;
  /** More roles than are shown. */
  readonly severalFit: (count: number) => string;
  readonly more: (count: number) => string;
  readonly severalServices: string;
  readonly secretLink: (roleId: string, until: string) => string;
  readonly noBrowserHere: string;
  readonly browsersFound: string;
  readonly noBrowsers: string;
  readonly browserRules: string;
  readonly standing: Readonly<Record<'federate' | 'oneConsole', string>>;
  readonly serving: (roleId: string) => string;
  readonly running: (pid: number, version: string, since: string) => string;
  readonly stopping: string;
  readonly cutOff: (programs: string) => string;
  readonly keychainIs: (state: string) => string;
  readonly keychain: Readonly<Record<'ready' | 'locked' | 'unavailable' | 'memory-only', string>>;
  readonly inUse: string;
  readonly credentialsEnd: (when: string) => string;
  readonly signInsEnd: string;
  readonly ownEndpoints: (id: string, url: string, services: string) => string;
  readonly uninstalled: string;
  readonly uninstalledElse: string;
  readonly keychainLeft: string;
  readonly confirmUninstall: string;
  readonly fallbackClient: string;
  readonly fromShell: (name: string, value: string) => string;
  readonly shellOrigin: string;
  readonly proxyLeft: string;
  readonly unitWritten: (file: string, unit: string) => string;
  readonly noUnit: string;
}

/** `daypass`: the command as it is to be typed (command-name.ts). */
export const textsOf = (language: Language, daypass: string): Texts =>
  (language === 'ko' ? korean : english)(daypass);

const usage: Texts['usage'] = {
  login: 'daypass login [SESSION] [--device] [--no-browser]',
  logout: 'daypass logout [SESSION | --all]',
  sessions:
    'daypass sessions [--json] | add NAME --start-url URL [--region REGION] | rename SESSION NAME | remove SESSION [--yes] | import NAME [--take-over]',
  roles:
    'daypass roles [FILTER] [--refresh] [--json] | chain NAME --base ROLE --arn ARN [--external-id ID] [--session-name NAME] [--duration SECONDS] [--region REGION] | unchain NAME',
  credentials: 'daypass credentials ROLE',
  env: 'daypass env ROLE [--region REGION] [--shell bash|zsh|fish|powershell|cmd]',
  exec: 'daypass exec ROLE [--region REGION] [--server] -- COMMAND [ARGUMENT…]',
  serve: 'daypass serve ROLE',
  console:
    'daypass console ROLE|URL [--to SERVICE|URL] [--region REGION] [--browser BROWSER] [--federate [--duration SECONDS]] [--print | --share [--any-role]]',
  browsers:
    'daypass browsers [--json] | use BROWSER [--for all|ACCOUNT|group:NAME|environment:NAME|session:NAME] [--federate] [--one-console] | reset [WHAT]',
  config:
    'daypass config [--json] | apply [ROLE…] [--dry-run] [--all | --favourites | --none] [--account PATTERN] [--role PATTERN] [--environment NAME] [--group PATTERN] [--session NAME] [--template TEXT] [--region REGION] [--output FORMAT] [--follow | --no-follow] [--rename] [--adopt PROFILE[=ROLE]] [--adopt-all] | --dry-run | --undo | --plaintext | --remove-plaintext KIND',
  open: 'daypass open',
  settings: 'daypass settings [get [NAME] | set NAME VALUE] [--json]',
  agent: 'daypass agent [--unit]',
  stop: 'daypass stop',
  status: 'daypass status [--json]',
  completion: 'daypass completion bash|zsh|fish|powershell',
  uninstall: 'daypass uninstall --yes',
  version: 'daypass version',
  help: 'daypass help [COMMAND]',
};

/** What explains it. */
const helpOf = (daypass: string, verb: VerbName | undefined) =>
  verb === undefined || verb === 'help' ? `\`${daypass} help\`` : `\`${daypass} ${verb} --help\``;

const english = (daypass: string): Texts => ({
  usage,
  summary: {
    login: 'sign in, in the browser or with a device code',
    logout: 'sign out, here and at AWS',
    sessions: 'list, add, rename, remove sign-ins to Identity Centers',
    roles: 'list accounts and roles',
    credentials: 'print role credentials, for credential_process',
    env: 'print role credentials as environment variables',
    exec: 'run a command with role credentials',
    serve: 'offer role credentials to containers and IDEs',
    console: 'open the AWS console of a role, or a page of it that you have the link of',
    browsers: 'choose the browser or profile that consoles open in',
    config: 'keep a profile in the AWS config for each role',
    open: 'open the window of the Daypass app',
    settings: 'show or change settings',
    agent: 'start the background process',
    stop: 'stop the background process',
    status: 'show who is signed in and what is in use',
    completion: 'print a completion script for a shell',
    uninstall: 'take back everything Daypass keeps',
    version: 'print versions',
    help: 'explain a command',
  },
  helpHead: 'AWS access that lasts the day.',
  helpFoot:
    'ROLE is session/account-id/role-name; at a terminal env, exec, serve and console take anything that matches one role alone.',
  notUnderstood: (word, meant, verb) =>
    meant === undefined
      ? `Daypass did not understand ${word}; see ${helpOf(daypass, verb)}.`
      : `Daypass did not understand ${word}. Did you mean ${meant}? See ${helpOf(daypass, verb)}.`,
  valueMissing: (option, verb) => `${option} needs a value; see ${helpOf(daypass, verb)}.`,
  valueUnwanted: (option, verb) => `${option} takes no value; see ${helpOf(daypass, verb)}.`,
  noSessions: `No sign-in is set up yet; add one: ${daypass} sessions add NAME --start-url URL`,
  foundInConfig: (name, portal, word) =>
    `Found in your AWS config: ${name} (${portal}); take it with: ${daypass} sessions import ${word} [--take-over]`,
  openLink: 'Approve the sign-in on this page:',
  userCode: (code) => `The page must show this code: ${code}`,
  askHost: (host) => `${host} is not a usual AWS sign-in address; open the link only if you know it.`,
  signedIn: (label) => `Signed in to ${label}.`,
  signedOut: (label) => `Signed out of ${label}.`,
  signedOutHereOnly: (label) => `Signed out of ${label} on this computer; AWS could not be told.`,
  copiesLive: 'Credentials already handed out work until they expire.',
  added: (id) => `Added ${id}; sign in with: ${daypass} login ${id}`,
  regionSpares:
    'The access portal itself is asked for its region, unless you give that, for example --region eu-west-1.',
  renamed: (id, label) => `${id} is now called ${label}.`,
  removed: (name) => `Removed ${name}.`,
  removableAnyway: (id) =>
    `The keychain may hold a sign-in of ${id}; to remove it all the same, and from the keychain once that can be reached: ${daypass} sessions remove ${id} --yes`,
  status: {
    'signed-out': 'signed out',
    'signing-in': 'signing in',
    'signed-in': 'signed in',
    renewing: 'renewing',
    'sign-in-needed': 'sign-in needed',
    unknown: 'unknown',
  },
  noRoles: 'No role matches.',
  noRolesYet: ([first = '', ...more]) =>
    more.length === 0
      ? `No roles are known yet; sign in with: ${daypass} login ${first}`
      : `No roles are known yet; sign in to one of ${[first, ...more].join(', ')}, for example: ${daypass} login ${first}`,
  rolesUnderWay: 'No roles are known yet; AWS is being asked for them. Try again in a moment.',
  rolesUnread: `No roles are known yet; ask AWS for them: ${daypass} roles --refresh`,
  noRolesAssigned: `No roles are assigned to you; ask whoever manages access to your accounts, then: ${daypass} roles --refresh`,
  chained: (id) => `Added ${id}; use it like any other role, for example: ${daypass} exec ${id} -- COMMAND`,
  listing: (done, total) => `Listing: ${done} of ${total ?? '…'} accounts`,
  severalRoles: (count) => `${count} roles match; name one of them:`,
  consoleOpened: (roleId, browser) => `Opened the console of ${roleId} in ${browser ?? 'your browser'}.`,
  severalFit: (count) => `${count} roles may be meant; name one of them: ${daypass} console ROLE --to 'URL'`,
  more: (count) => `… and ${count} more`,
  severalServices: 'No service is called exactly so; these fit:',
  secretLink: (roleId, until) =>
    `Until ${until}, whoever has this link can open the console as ${roleId}; keep it to yourself.`,
  noBrowserHere:
    'There is no browser here to open it in; open this link in one that is signed in to your access portal:',
  browsersFound: 'On this computer:',
  noBrowsers:
    'No browser was found in its usual place; `system` and the absolute path of any program work too.',
  browserRules: 'Consoles open in:',
  standing: { federate: 'signs in by link', oneConsole: 'one console at a time' },
  serving: (roleId) =>
    `Serving ${roleId} until you press Ctrl-C. Set these in the IDE, or in a container that shares this network (--network host):`,
  running: (pid, version, since) => `Daypass ${version} is running (process ${pid}, started ${since}).`,
  stopping: 'Daypass is stopping.',
  cutOff: (programs) =>
    `These got their credentials from it and get no new ones; run them again with Daypass: ${programs}`,
  keychainIs: (state) => `Keychain: ${state}`,
  keychain: {
    ready: 'ready',
    locked: 'locked',
    unavailable: 'not running',
    'memory-only': 'none; sign-ins end with Daypass',
  },
  inUse: 'In use',
  credentialsEnd: (when) => `credentials end ${when}`,
  signInsEnd: 'Sign-ins were kept in memory only, so they end too.',
  ownEndpoints: (id, url, services) => `${id} has an endpoint of its own: ${url} (${services})`,
  uninstalled: 'Daypass has taken back everything it kept.',
  keychainLeft:
    'No keychain is running, so what Daypass may have put into one is still there; uninstall again where it runs.',
  uninstalledElse: 'Everything else that Daypass kept is taken back.',
  confirmUninstall: `This signs out everywhere, takes the profiles out of the AWS config and deletes all that Daypass keeps; to go on: ${daypass} uninstall --yes`,
  fallbackClient:
    'The client is the slower one in Node: no C compiler was there when it was built, or it was built for another system.',
  fromShell: (name, value) =>
    `Taken from this shell, once: ${name} = ${value}; to change it: ${daypass} settings set ${name} VALUE`,
  shellOrigin: 'from the first shell',
  proxyLeft: `The proxy of this shell has a user name and password, which Daypass does not keep; set one without: ${daypass} settings set proxy URL`,
  unitWritten: (file, unit) =>
    `Wrote ${file}; hand over to it with: ${daypass} stop; systemctl --user enable --now ${unit}\nFor a server that runs it while nobody is logged in: loginctl enable-linger`,
  noUnit:
    'Only a host without a screen, on Linux, is started by systemd; the app has "Start at login" in its settings.',
});

const korean = (daypass: string): Texts => ({
  usage,
  summary: {
    login: '브라우저나 기기 코드로 로그인',
    logout: '이 컴퓨터와 AWS에서 로그아웃',
    sessions: 'Identity Center 로그인의 목록, 추가, 이름 변경, 제거',
    roles: '계정과 역할 목록',
    credentials: 'credential_process용 역할 자격 증명 출력',
    env: '역할 자격 증명을 환경 변수로 출력',
    exec: '역할 자격 증명으로 명령 실행',
    serve: '컨테이너와 IDE에 역할 자격 증명 제공',
    console: '역할의 AWS 콘솔이나 링크로 받은 콘솔 페이지 열기',
    browsers: '콘솔을 열 브라우저나 프로필 고르기',
    config: 'AWS 설정 파일의 역할별 프로필 관리',
    open: 'Daypass 앱 창 열기',
    settings: '설정 보기와 변경',
    agent: '백그라운드 프로세스 시작',
    stop: '백그라운드 프로세스 중지',
    status: '로그인 상태와 사용 중인 역할 보기',
    completion: '셸 자동 완성 스크립트 출력',
    uninstall: 'Daypass가 보관한 모든 것 지우기',
    version: '버전 출력',
    help: '명령 설명',
  },
  helpHead: '하루 동안 이어지는 AWS 접근.',
  helpFoot:
    'ROLE은 세션/계정-id/역할-이름입니다. 터미널에서 env, exec, serve, console은 역할 하나만 가리키는 말이면 무엇이든 됩니다.',
  notUnderstood: (word, meant, verb) =>
    `${word}: Daypass가 이해하지 못했습니다. ${meant === undefined ? '' : `혹시 ${meant}인가요? `}${helpOf(daypass, verb)}를 보세요.`,
  valueMissing: (option, verb) => `${option}에는 값이 필요합니다. ${helpOf(daypass, verb)}를 보세요.`,
  valueUnwanted: (option, verb) => `${option}에는 값을 쓰지 않습니다. ${helpOf(daypass, verb)}를 보세요.`,
  noSessions: `설정된 로그인이 없습니다. 추가하세요: ${daypass} sessions add 이름 --start-url URL`,
  foundInConfig: (name, portal, word) =>
    `AWS 설정에서 찾음: ${name} (${portal}). 가져오려면: ${daypass} sessions import ${word} [--take-over]`,
  openLink: '이 페이지에서 로그인을 승인하세요.',
  userCode: (code) => `페이지에 이 코드가 보여야 합니다: ${code}`,
  askHost: (host) => `${host}: 보통의 AWS 로그인 주소가 아닙니다. 아는 주소일 때만 여세요.`,
  signedIn: (label) => `${label}: 로그인했습니다.`,
  signedOut: (label) => `${label}: 로그아웃했습니다.`,
  signedOutHereOnly: (label) => `${label}: 이 컴퓨터에서 로그아웃했지만 AWS에는 알리지 못했습니다.`,
  copiesLive: '이미 나간 자격 증명은 만료될 때까지 동작합니다.',
  added: (id) => `${id}: 추가했습니다. 로그인하세요: ${daypass} login ${id}`,
  regionSpares:
    '리전을 지정하지 않으면 액세스 포털에 물어봅니다. 묻지 않으려면 리전도 쓰세요(예: --region ap-northeast-2).',
  renamed: (id, label) => `${id}: 이제 이름이 ${label}입니다.`,
  removed: (name) => `${name}: 제거했습니다.`,
  removableAnyway: (id) =>
    `키체인에 ${id} 로그인이 남아 있을 수 있습니다. 그래도 제거하고 키체인에서는 연결되는 대로 지우려면: ${daypass} sessions remove ${id} --yes`,
  status: {
    'signed-out': '로그아웃됨',
    'signing-in': '로그인 중',
    'signed-in': '로그인됨',
    renewing: '갱신 중',
    'sign-in-needed': '로그인 필요',
    unknown: '알 수 없음',
  },
  noRoles: '일치하는 역할이 없습니다.',
  noRolesYet: ([first = '', ...more]) =>
    more.length === 0
      ? `아직 받아 온 역할이 없습니다. 로그인하세요: ${daypass} login ${first}`
      : `아직 받아 온 역할이 없습니다. ${[first, ...more].join(', ')} 가운데 하나에 로그인하세요. 예: ${daypass} login ${first}`,
  rolesUnderWay: '아직 받아 온 역할이 없습니다. AWS에 묻는 중이니 잠시 뒤 다시 해 보세요.',
  rolesUnread: `아직 받아 온 역할이 없습니다. AWS에 물어보세요: ${daypass} roles --refresh`,
  noRolesAssigned: `할당된 역할이 없습니다. 계정의 권한 담당자에게 문의하세요. 그 뒤에: ${daypass} roles --refresh`,
  chained: (id) => `${id}: 추가했습니다. 다른 역할처럼 쓰세요, 예: ${daypass} exec ${id} -- 명령`,
  listing: (done, total) => `계정 ${total ?? '…'}개 중 ${done}개를 읽었습니다`,
  severalRoles: (count) => `역할 ${count}개가 일치합니다. 하나를 지정하세요.`,
  consoleOpened: (roleId, browser) => `${roleId}: ${browser ?? '브라우저'}에서 콘솔을 열었습니다.`,
  severalFit: (count) =>
    `역할 ${count}개가 해당할 수 있습니다. 하나를 지정하세요: ${daypass} console ROLE --to 'URL'`,
  more: (count) => `… 그 밖에 ${count}개`,
  severalServices: '정확히 그 이름인 서비스가 없습니다. 비슷한 서비스:',
  secretLink: (roleId, until) =>
    `${until}까지 이 링크를 가진 사람은 누구나 ${roleId} 역할로 콘솔을 열 수 있습니다. 다른 사람에게 주지 마세요.`,
  noBrowserHere:
    '여기에는 열 수 있는 브라우저가 없습니다. 액세스 포털에 로그인된 브라우저에서 이 링크를 여세요:',
  browsersFound: '이 컴퓨터의 브라우저:',
  noBrowsers:
    '보통 있는 자리에서 브라우저를 찾지 못했습니다. `system`이나 프로그램의 절대 경로도 쓸 수 있습니다.',
  browserRules: '콘솔을 여는 곳:',
  standing: { federate: '링크로 로그인', oneConsole: '콘솔 하나씩' },
  serving: (roleId) =>
    `${roleId}: Ctrl-C를 누를 때까지 제공합니다. IDE나 이 네트워크를 함께 쓰는 컨테이너(--network host)에 설정하세요.`,
  running: (pid, version, since) => `Daypass ${version} 실행 중(프로세스 ${pid}, ${since} 시작).`,
  stopping: 'Daypass를 중지합니다.',
  cutOff: (programs) =>
    `다음 프로그램은 Daypass에서 자격 증명을 받고 있었으며 더는 받지 못합니다. Daypass로 다시 실행하세요: ${programs}`,
  keychainIs: (state) => `키체인: ${state}`,
  keychain: {
    ready: '준비됨',
    locked: '잠김',
    unavailable: '실행 중이 아님',
    'memory-only': '없음. Daypass가 끝나면 로그인도 끝남',
  },
  inUse: '사용 중',
  credentialsEnd: (when) => `자격 증명 만료: ${when}`,
  signInsEnd: '로그인을 메모리에만 보관했으므로 로그인도 끝납니다.',
  ownEndpoints: (id, url, services) => `${id}: 따로 지정한 엔드포인트를 씁니다. ${url} (${services})`,
  uninstalled: 'Daypass가 보관한 것을 모두 지웠습니다.',
  keychainLeft:
    '실행 중인 키체인이 없어 Daypass가 키체인에 보관했을 수 있는 것은 그대로입니다. 키체인이 실행될 때 다시 uninstall 하세요.',
  uninstalledElse: 'Daypass가 보관한 나머지는 모두 지웠습니다.',
  confirmUninstall: `모든 곳에서 로그아웃하고 AWS 설정에서 프로필을 빼고 Daypass가 보관한 것을 모두 지웁니다. 계속하려면: ${daypass} uninstall --yes`,
  fallbackClient: '빌드할 때 C 컴파일러가 없었거나 다른 시스템용으로 빌드되어 느린 Node 클라이언트를 씁니다.',
  fromShell: (name, value) =>
    `이 셸에서 한 번 가져왔습니다: ${name} = ${value}. 바꾸려면: ${daypass} settings set ${name} 값`,
  shellOrigin: '첫 셸에서 가져옴',
  proxyLeft: `이 셸의 프록시에는 사용자 이름과 암호가 있어 보관하지 않습니다. 없는 것으로 설정하세요: ${daypass} settings set proxy URL`,
  unitWritten: (file, unit) =>
    `${file}을(를) 썼습니다. systemd에 맡기려면: ${daypass} stop; systemctl --user enable --now ${unit}\n아무도 로그인하지 않은 서버에서도 실행하려면: loginctl enable-linger`,
  noUnit:
    'systemd는 리눅스의 화면 없는 호스트만 시작합니다. 앱은 설정의 "컴퓨터에 로그인할 때 시작"을 쓰세요.',
});
