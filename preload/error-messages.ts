import type { ErrorCode, ErrorView, Language } from './contract.ts';
import { clockOff } from './clock-off.ts';

type Sentences = Readonly<Record<ErrorCode, (subject: string) => string>>;

/** One sentence that says what happened and what to do; `daypass`: the command, as it is to be typed. */
export function errorSentence(
  error: Pick<ErrorView, 'code' | 'subject'>,
  language: Language,
  daypass = 'daypass',
): string {
  const sentences: Sentences = language === 'ko' ? korean : english;
  return sentences[error.code](error.subject ?? '').replaceAll(/`daypass(?= )/g, () => `\`${daypass}`);
}

const of = (subject: string, otherwise: string) => (subject === '' ? otherwise : subject);

const isChained = (role: string) => role.startsWith('chain:');

const english: Sentences = {
  'account-without-role': (account) =>
    `No role of yours is in ${account === '' ? 'an account that this page can be of' : `account ${account}`}; \`daypass roles --refresh\` asks AWS again.`,
  'app-passing': () =>
    'This Daypass runs from a disk image or a source folder, so it cannot be started at login; install it and try again.',
  'aws-config-unreadable': (file) =>
    `${of(file, 'The AWS config file')} cannot be read, so nothing in it was changed; make it a file that you may read, and try again.`,
  'bad-answer': (host) =>
    `${of(host, 'AWS')} gave an answer Daypass does not understand; try again in a minute.`,
  'bad-request': (what) =>
    `Daypass did not understand ${of(what, 'the request')}; \`daypass help\` lists what it does.`,
  'browser-busy': () =>
    'Daypass has just opened browsers and waits ten seconds, in case something keeps asking; try again in a moment, or from a terminal.',
  'browser-missing': (name) =>
    `${of(name, 'The browser')} is not a browser or profile on this computer (any more), or two profiles share the name; \`daypass browsers\` lists them.`,
  'ca-bundle-unreadable': (file) =>
    `${of(file, 'The CA bundle')} cannot be read as a CA bundle; check its path in the settings.`,
  'chained-role-exists': (role) =>
    `${of(role, 'A chained role of that name')} is there already; choose another name.`,
  'chained-role-invalid': (field) =>
    `${of(field, 'A setting')} of the chained role is missing or not valid; correct it.`,
  'chained-role-loop': (role) =>
    `${of(role, 'The chained role')} leads back to itself or through more than five roles; choose another base role.`,
  'cli-token-unusable': () => 'The AWS CLI has no valid sign-in to take over; sign in with Daypass instead.',
  'client-passing': (file) =>
    `${of(file, 'This daypass')} will not be there for long, so no profile can name it; install Daypass (npm install -g daypass, or the app) and try again.`,
  'client-unquotable': (what) =>
    `${of(what, 'The path of daypass')} has signs that not every AWS tool reads; move it to a path of letters, digits, hyphens and underscores.`,
  'clipboard-changed': () =>
    'The credentials came late, and something else may have been copied since, so they were not; copy them again.',
  'clipboard-unfocused': () =>
    'This desktop takes what is copied from a window in front only; open Daypass and copy it there.',
  'clock-wrong': (minutes) =>
    `${minutes === '' ? 'The clock of this computer is several minutes off' : clockOff(Number(minutes), 'en')}; set it right.`,
  'console-refused': (role) =>
    `AWS did not open the console for ${of(role, 'this role')}; try again, or open it through the access portal.`,
  'data-newer': (file) =>
    `${of(file, 'A stored file')} was written by a newer Daypass; update Daypass to change it.`,
  declined: () => 'That was not allowed, so nothing was changed.',
  'default-profile-wins': (file) =>
    `The default profile in ${of(file, 'the AWS config')} has credentials of its own, which would win; take them out or leave out --server.`,
  'file-damaged': (file) =>
    `${of(file, 'A stored file')} is damaged and was set aside with the ending .damaged; Daypass starts it anew.`,
  'file-unreadable': (file) =>
    `${of(file, 'That')} is no file, or none that you may read; give the path of a file.`,
  'file-unwritable': (file) =>
    `${of(file, 'A file')} cannot be written; check its permissions and the free space on the disk.`,
  'folder-not-private': (folder) =>
    `${of(folder, 'A folder')} belongs to another user, or others can write to it, so Daypass does not use it; make it yours alone, or name another with --home.`,
  'keychain-damaged': () => 'The sign-in kept in the keychain is damaged; sign in again to replace it.',
  'keychain-locked': () => 'The keychain is locked; unlock it and try again.',
  'keychain-timeout': () => 'The keychain does not answer; look for a password prompt, then try again.',
  'keychain-unavailable': () =>
    'No keychain is running, so sign-ins cannot be kept; start one (for example gnome-keyring), or keep them only as long as Daypass runs: `daypass settings set keychain memory`.',
  'link-refused': (host) => `${of(host, 'This link')} is not an AWS address, so it was not opened.`,
  'link-secret': (role) =>
    `The console of ${of(role, 'this role')} opens only with a link that is a secret, for ${isChained(role) ? 'no access portal knows a chained role' : 'its sign-in has endpoints of its own'}; add --federate to --print to have it printed.`,
  'link-unshareable': (role) =>
    `${of(role, 'This role')} is a chained role, which no access portal knows, so there is no link to share.`,
  'login-item-unapproved': () =>
    'macOS starts Daypass at login only once you allow it; switch it on in System Settings, General, Login Items.',
  'loopback-unavailable': () =>
    'No port could be opened on 127.0.0.1 for the answer of the browser; sign in with a device code instead.',
  'no-window': () =>
    'Daypass runs here without a window; `daypass stop`, then start the Daypass app to have one.',
  'no-sessions': () => 'No sign-in is set up yet; add one with `daypass sessions add NAME --start-url URL`.',
  offline: (host) => `${of(host, 'AWS')} cannot be reached; check the network connection or the proxy.`,
  'profile-choice-invalid': (part) =>
    `That is no ${of(part, 'choice')} for profiles; \`daypass help config\` says more.`,
  'profile-missing': (role) =>
    `${of(role, 'That role')} has no profile in the AWS config yet; make one under Profiles or with \`daypass config apply\`.`,
  'profile-not-adoptable': (name) =>
    `${of(name, 'That profile')} is not there or does not say which role it is for; sign in to its Identity Center, or name the role: --adopt PROFILE=ROLE.`,
  'profiles-left': (file) =>
    `${of(file, 'The AWS config')} has errors, so its profiles stay; take out the sections marked # daypass:v1 yourself.`,
  'region-unknown': (host) =>
    `The region of ${of(host, 'this start URL')} could not be found; give it as well, for example --region eu-west-1.`,
  'region-wrong': (region) =>
    `There is no Identity Center for this start URL in ${of(region, 'that region')}; check the region.`,
  'role-not-assigned': (role) =>
    `${of(role, 'This role')} is not, or no longer, assigned to you; ask whoever manages access to the account.`,
  'service-unknown': (service) =>
    `Daypass knows no service of the console called ${of(service, 'that')}; name another, as s3 or lambda, or paste the page’s address.`,
  'session-ambiguous': (names) =>
    `There are several sign-ins${names === '' ? '' : ` (${names})`}; name one of them.`,
  'session-exists': (name) => `${of(name, 'That name')} is taken by another sign-in; choose another name.`,
  'role-refused': (role) =>
    `AWS did not let you assume ${of(role, 'this role')}; check its ARN, external id and region, or ask whoever manages the role.`,
  'role-inexact': (ids) =>
    `Here a role is named by its whole id, so that a script never gets another one: ${of(ids, 'session/account-id/role-name')}.`,
  'role-unknown': (role) =>
    `${of(role, 'That role')} is no role of yours; \`daypass roles\` lists those you have.`,
  'session-name-invalid': () => 'A sign-in’s name needs 1 to 64 characters, without control characters.',
  'session-unknown': (name) =>
    `${of(name, 'That')} is no sign-in of yours; \`daypass sessions\` lists those you have.`,
  'setting-invalid': (name) =>
    `That is no value of ${of(name, 'this setting')}; \`daypass help settings\` says more.`,
  'setting-unknown': (name) => `${of(name, 'That')} is no setting; \`daypass settings\` lists them.`,
  'sign-in-cancelled': () => 'The sign-in was cancelled.',
  'sign-in-expired': () => 'The sign-in was not approved in time; start it again.',
  'sign-in-failed': (reason) =>
    `Identity Center did not complete the sign-in${reason === '' ? '' : ` (${reason})`}; start it again.`,
  'sign-in-needed': (session) =>
    `You are not signed in (any more); run \`${`daypass login ${session}`.trimEnd()}\` to sign in.`,
  'sign-in-refused': () => 'The sign-in was refused in the browser.',
  'start-url-console': (host) =>
    `${of(host, 'That address')} is an address of the AWS console or its sign-in, not of an access portal; the start URL looks like https://your-company.awsapps.com/start.`,
  'start-url-invalid': () =>
    'That is not a web address; the start URL looks like https://your-company.awsapps.com/start.',
  'start-url-leads-elsewhere': (host) =>
    `${of(host, 'The start URL')} leads to an address that is not an AWS access portal; check the start URL.`,
  'start-url-not-https': () => 'A start URL begins with https://; check the address.',
  'start-url-not-portal': (host) =>
    `${of(host, 'That address')} is not an AWS access portal; the start URL looks like https://your-company.awsapps.com/start.`,
  'start-url-unknown-host': (host) =>
    `${of(host, 'The host')} does not exist; check the spelling of the start URL.`,
  stopping: () => 'Daypass is stopping; start it again and repeat.',
  throttled: () => 'AWS asks to slow down; try again in a moment.',
  'tls-untrusted': (host) =>
    `The certificate of ${of(host, 'AWS')} is not trusted; if your company inspects traffic, add its CA bundle.`,
  unanswered: () => 'AWS has not answered in time, or asks to slow down; try again in a minute.',
  unavailable: (host) => `${of(host, 'AWS')} has a fault at the moment; try again in a minute.`,
  unexpected: (id) => `Something unexpected happened${id === '' ? '' : ` (${id})`}; the log has the details.`,
  'usage-wrong': (usage) => `Use it like this: \`${of(usage, 'daypass help')}\`.`,
};

const korean: Sentences = {
  'account-without-role': (account) =>
    `${of(account, '이 페이지의 계정')}: 이 계정에 쓸 수 있는 역할이 없습니다. \`daypass roles --refresh\`로 AWS에 다시 물어보세요.`,
  'app-passing': () =>
    '디스크 이미지나 소스 폴더에서 실행 중이어서 컴퓨터에 로그인할 때 시작할 수 없습니다. 설치한 뒤 다시 시도하세요.',
  'aws-config-unreadable': (file) =>
    `${of(file, 'AWS 설정 파일')}: 읽을 수 없어 바꾸지 않았습니다. 읽기 권한이 있는 파일인지 확인하고 다시 시도하세요.`,
  'bad-answer': (host) => `${of(host, 'AWS')}: 이해할 수 없는 응답이 왔습니다. 잠시 뒤 다시 시도하세요.`,
  'bad-request': (what) => `${of(what, '요청')}: Daypass가 이해하지 못했습니다. \`daypass help\`를 보세요.`,
  'browser-busy': () =>
    '방금 브라우저를 열었습니다. 요청이 반복될 수 있어 10초 동안 더 열지 않습니다. 잠시 뒤 다시 시도하거나 터미널에서 실행하세요.',
  'browser-missing': (name) =>
    `${of(name, '브라우저')}: 이 컴퓨터에서 찾을 수 없거나 이름이 겹치는 브라우저 또는 프로필입니다. \`daypass browsers\`로 목록을 볼 수 있습니다.`,
  'ca-bundle-unreadable': (file) =>
    `${of(file, 'CA 번들')}: CA 번들로 읽을 수 없습니다. 설정에서 경로를 확인하세요.`,
  'chained-role-exists': (role) => `${of(role, '그 이름의 체인 역할')}: 이미 있습니다. 다른 이름을 고르세요.`,
  'chained-role-invalid': (field) => `체인 역할의 ${of(field, '설정')}: 없거나 올바르지 않습니다. 고치세요.`,
  'chained-role-loop': (role) =>
    `${of(role, '체인 역할')}: 자기 자신으로 돌아오거나 역할을 다섯 개 넘게 거칩니다. 다른 기반 역할을 고르세요.`,
  'cli-token-unusable': () =>
    'AWS CLI에 가져올 수 있는 유효한 로그인이 없습니다. Daypass로 직접 로그인하세요.',
  'client-passing': (file) =>
    `${of(file, '이 daypass')}: 오래 남아 있지 않을 곳이라 프로필에 쓸 수 없습니다. Daypass를 앱이나 npm install -g daypass로 설치한 뒤 다시 시도하세요.`,
  'client-unquotable': (what) =>
    `${of(what, 'daypass의 경로')}: 일부 AWS 도구가 읽지 못하는 문자가 있습니다. 영문자, 숫자, 하이픈, 밑줄만 있는 경로로 옮기세요.`,
  'clipboard-changed': () =>
    '자격 증명이 늦게 왔고 그사이 다른 것을 복사했을 수 있어 복사하지 않았습니다. 다시 복사하세요.',
  'clipboard-unfocused': () =>
    '이 데스크톱은 맨 앞에 있는 창에서 복사한 것만 받습니다. Daypass를 열고 그 창에서 복사하세요.',
  'clock-wrong': (minutes) =>
    `${minutes === '' ? '이 컴퓨터의 시계가 몇 분 어긋나 있습니다' : clockOff(Number(minutes), 'ko')}. 시계를 맞추세요.`,
  'console-refused': (role) =>
    `${of(role, '이 역할')}: AWS가 콘솔을 열어 주지 않았습니다. 다시 시도하거나 액세스 포털에서 여세요.`,
  'data-newer': (file) =>
    `${of(file, '저장된 파일')}: 더 새로운 Daypass가 쓴 것입니다. 바꾸려면 Daypass를 업데이트하세요.`,
  declined: () => '허용하지 않아 아무것도 바꾸지 않았습니다.',
  'default-profile-wins': (file) =>
    `${of(file, 'AWS 설정')}: default 프로필의 자격 증명이 먼저 쓰입니다. 지우거나 --server 없이 실행하세요.`,
  'file-damaged': (file) => `${of(file, '저장된 파일')}: 손상되어 .damaged를 붙여 옆에 두고 새로 시작합니다.`,
  'file-unreadable': (file) =>
    `${of(file, '이 경로')}: 파일이 아니거나 읽을 수 없습니다. 파일 경로를 적으세요.`,
  'file-unwritable': (file) => `${of(file, '파일')}: 쓸 수 없습니다. 권한과 디스크 여유 공간을 확인하세요.`,
  'folder-not-private': (folder) =>
    `${of(folder, '폴더')}: 다른 사용자의 폴더이거나 다른 사용자가 쓸 수 있어 사용하지 않습니다. 혼자만 쓰는 폴더로 바꾸거나 --home으로 다른 폴더를 지정하세요.`,
  'keychain-damaged': () => '키체인에 보관한 로그인이 손상되었습니다. 다시 로그인하면 새로 저장됩니다.',
  'keychain-locked': () => '키체인이 잠겨 있습니다. 잠금을 풀고 다시 시도하세요.',
  'keychain-timeout': () => '키체인이 응답하지 않습니다. 암호를 묻는 창이 있는지 확인하고 다시 시도하세요.',
  'keychain-unavailable': () =>
    '실행 중인 키체인이 없어 로그인을 보관할 수 없습니다. 키체인(예: gnome-keyring)을 시작하거나, Daypass가 실행되는 동안만 보관하세요: `daypass settings set keychain memory`.',
  'link-refused': (host) => `${of(host, '이 링크')}: AWS 주소가 아니어서 열지 않았습니다.`,
  'link-secret': (role) =>
    `${of(role, '이 역할')}: ${isChained(role) ? '액세스 포털이 모르는 체인 역할이라' : '로그인에 지정한 엔드포인트가 있어'} 콘솔이 비밀 링크로만 열립니다. 그 링크를 출력하려면 --print에 --federate를 더하세요.`,
  'link-unshareable': (role) =>
    `${of(role, '이 역할')}: 액세스 포털이 모르는 체인 역할이라 공유할 링크가 없습니다.`,
  'login-item-unapproved': () =>
    'macOS에서 허용해야 컴퓨터에 로그인할 때 Daypass가 시작됩니다. 시스템 설정의 일반, 로그인 항목에서 켜세요.',
  'loopback-unavailable': () =>
    '브라우저의 응답을 받을 127.0.0.1 포트를 열 수 없습니다. 기기 코드로 로그인하세요.',
  'no-window': () =>
    '여기서는 Daypass가 창 없이 실행 중입니다. `daypass stop`으로 멈춘 뒤 Daypass 앱을 시작하세요.',
  'no-sessions': () => '설정된 로그인이 없습니다. `daypass sessions add 이름 --start-url URL`로 추가하세요.',
  offline: (host) => `${of(host, 'AWS')}: 연결할 수 없습니다. 네트워크나 프록시를 확인하세요.`,
  'profile-choice-invalid': (part) =>
    `${of(part, '선택')}: 프로필에 쓸 수 없는 값입니다. \`daypass help config\`에 설명이 있습니다.`,
  'profile-missing': (role) =>
    `${of(role, '이 역할')}: AWS 설정에 아직 프로필이 없습니다. 프로필 화면이나 \`daypass config apply\`로 만드세요.`,
  'profile-not-adoptable': (name) =>
    `${of(name, '그 프로필')}: 없거나 어느 역할인지 알 수 없습니다. 그 Identity Center에 로그인하거나 역할을 지정하세요: --adopt 프로필=역할.`,
  'profiles-left': (file) =>
    `${of(file, 'AWS 설정 파일')}: 오류가 있어 프로필이 남아 있습니다. # daypass:v1 표시가 있는 섹션을 직접 지우세요.`,
  'region-unknown': (host) =>
    `${of(host, '이 시작 URL')}: 리전을 알아낼 수 없습니다. 리전도 함께 지정하세요(예: --region ap-northeast-2).`,
  'region-wrong': (region) =>
    `${of(region, '그 리전')}: 이 시작 URL의 Identity Center가 없습니다. 리전을 확인하세요.`,
  'role-not-assigned': (role) =>
    `${of(role, '이 역할')}: 할당되어 있지 않습니다. 계정의 권한 담당자에게 문의하세요.`,
  'service-unknown': (service) =>
    `${of(service, '서비스')}: Daypass가 모르는 콘솔 서비스입니다. s3나 lambda처럼 다른 이름을 쓰거나 페이지 주소를 붙여 넣으세요.`,
  'session-ambiguous': (names) =>
    `로그인이 여럿입니다${names === '' ? '' : `(${names})`}. 하나를 지정하세요.`,
  'session-exists': (name) => `${of(name, '그 이름')}: 다른 로그인이 쓰고 있습니다. 다른 이름을 고르세요.`,
  'role-refused': (role) =>
    `${of(role, '이 역할')}: AWS가 전환을 허용하지 않았습니다. ARN, 외부 ID, 리전을 확인하거나 역할 관리자에게 문의하세요.`,
  'role-inexact': (ids) =>
    `여기서는 스크립트가 다른 역할을 받지 않도록 역할의 전체 id를 씁니다: ${of(ids, '세션/계정-id/역할-이름')}.`,
  'role-unknown': (role) =>
    `${of(role, '그 역할')}: 없는 역할입니다. \`daypass roles\`로 목록을 볼 수 있습니다.`,
  'session-name-invalid': () => '로그인 이름은 제어 문자 없이 1~64자여야 합니다.',
  'session-unknown': (name) =>
    `${of(name, '그 이름')}: 그런 로그인이 없습니다. \`daypass sessions\`로 목록을 볼 수 있습니다.`,
  'setting-invalid': (name) =>
    `${of(name, '이 설정')}: 쓸 수 없는 값입니다. \`daypass help settings\`를 보세요.`,
  'setting-unknown': (name) =>
    `${of(name, '그 이름')}: 그런 설정이 없습니다. \`daypass settings\`로 목록을 볼 수 있습니다.`,
  'sign-in-cancelled': () => '로그인을 취소했습니다.',
  'sign-in-expired': () => '제한 시간 안에 승인되지 않았습니다. 로그인을 다시 시작하세요.',
  'sign-in-failed': (reason) =>
    `Identity Center가 로그인을 마치지 못했습니다${reason === '' ? '' : `(${reason})`}. 다시 시작하세요.`,
  'sign-in-needed': (session) =>
    `로그인되어 있지 않습니다. \`${`daypass login ${session}`.trimEnd()}\` 명령으로 로그인하세요.`,
  'sign-in-refused': () => '브라우저에서 로그인을 거부했습니다.',
  'start-url-console': (host) =>
    `${of(host, '이 주소')}: AWS 콘솔이나 콘솔 로그인 주소이며 액세스 포털 주소가 아닙니다. 시작 URL은 https://회사이름.awsapps.com/start 형태입니다.`,
  'start-url-invalid': () => '웹 주소가 아닙니다. 시작 URL은 https://회사이름.awsapps.com/start 형태입니다.',
  'start-url-leads-elsewhere': (host) =>
    `${of(host, '시작 URL')}: AWS 액세스 포털이 아닌 주소로 이어집니다. 시작 URL을 확인하세요.`,
  'start-url-not-https': () => '시작 URL은 https://로 시작합니다. 주소를 확인하세요.',
  'start-url-not-portal': (host) =>
    `${of(host, '이 주소')}: AWS 액세스 포털이 아닙니다. 시작 URL은 https://회사이름.awsapps.com/start 형태입니다.`,
  'start-url-unknown-host': (host) => `${of(host, '시작 URL')}: 없는 호스트입니다. 철자를 확인하세요.`,
  stopping: () => 'Daypass가 종료되는 중입니다. Daypass를 시작하고 다시 시도하세요.',
  throttled: () => 'AWS가 요청 수를 제한하고 있습니다. 잠시 뒤 다시 시도하세요.',
  'tls-untrusted': (host) =>
    `${of(host, 'AWS')}: 인증서를 신뢰할 수 없습니다. 회사가 트래픽을 검사한다면 회사의 CA 번들을 추가하세요.`,
  unanswered: () => 'AWS가 제때 응답하지 않았거나 요청 수를 제한하고 있습니다. 잠시 뒤 다시 시도하세요.',
  unavailable: (host) => `${of(host, 'AWS')}: 지금 장애가 있습니다. 잠시 뒤 다시 시도하세요.`,
  unexpected: (id) =>
    `예상하지 못한 일이 생겼습니다${id === '' ? '' : `(${id})`}. 자세한 내용은 로그에 있습니다.`,
  'usage-wrong': (usage) => `이렇게 쓰세요: \`${of(usage, 'daypass help')}\`.`,
};
