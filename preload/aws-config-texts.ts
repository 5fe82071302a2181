/** Why an AWS config file is left alone, and what would beat a profile in it. Nothing here imports anything. */

export type ConfigFaultCode =
  | 'byte-order-mark'
  | 'key-twice'
  | 'nested-no-equals'
  | 'no-equals'
  | 'no-key'
  | 'not-aws-config'
  | 'not-utf-8'
  | 'nul'
  | 'outside-section'
  | 'read-only'
  | 'section-twice'
  | 'utf-16';

export interface ConfigFault {
  readonly code: ConfigFaultCode;
  /** From 1; 0: the file as a whole. */
  readonly line: number;
}

/** Kinds of clients that differ in what they prefer: Python (the AWS CLI, boto3), JavaScript, Go (Terraform). */
export type ClientKind = 'python' | 'javascript' | 'go';

export type ShadowCode =
  | 'config-elsewhere'
  | 'credentials-elsewhere'
  | 'environment-keys'
  | 'environment-profile'
  | 'keys-in-config'
  | 'keys-in-credentials'
  | 'line-in-credentials'
  | 'login-beside'
  | 'name-not-for-all'
  | 'role-beside'
  | 'second-section'
  | 'sso-beside'
  | 'web-identity-beside';

export interface Shadow {
  readonly code: ShadowCode;
  readonly profile: string;
  /** Those that come to something else than the profile's role. */
  readonly clients: readonly ClientKind[];
  /** A key, a variable or a file; never a value that may be secret. */
  readonly subject: string;
  /** From 1, in the file meant; 0: in none. */
  readonly line: number;
}

type Language = 'en' | 'ko';

export function faultSentence({ code, line }: ConfigFault, file: string, language: Language): string {
  return (language === 'ko' ? koreanFaults : englishFaults)[code](file, line);
}

export function shadowSentence(shadow: Shadow, language: Language): string {
  const names = shadow.clients.flatMap((one) => clientNames[language][one]);
  const clients = language === 'ko' ? names.join(', ') : inEnglish.format(names);
  return (language === 'ko' ? koreanShadows : englishShadows)[shadow.code](shadow, clients);
}

const inEnglish = new Intl.ListFormat('en-GB');

const clientNames: Readonly<Record<Language, Readonly<Record<ClientKind, readonly string[]>>>> = {
  en: { python: ['the AWS CLI', 'Python'], javascript: ['JavaScript'], go: ['Terraform', 'Go'] },
  ko: { python: ['AWS CLI', 'Python'], javascript: ['JavaScript'], go: ['Terraform', 'Go'] },
};

type FaultSentences = Readonly<Record<ConfigFaultCode, (file: string, line: number) => string>>;
type ShadowSentences = Readonly<Record<ShadowCode, (shadow: Shadow, clients: string) => string>>;

const englishFaults: FaultSentences = {
  'byte-order-mark': (file) =>
    `${file} begins with a byte order mark, which the AWS CLI cannot read; save it as UTF-8 without one.`,
  'key-twice': (file, line) =>
    `Line ${line} of ${file} sets a key a second time, which the AWS CLI refuses; take out one of the two.`,
  'nested-no-equals': (file, line) =>
    `Line ${line} of ${file} is indented below a setting but has no “=”; correct it or take out the indentation.`,
  'no-equals': (file, line) =>
    `Line ${line} of ${file} is neither a section, a setting nor a comment; correct it or put # before it.`,
  'no-key': (file, line) => `Line ${line} of ${file} has a value but no key; correct it or put # before it.`,
  'not-aws-config': (file, line) =>
    `${file} is no AWS config (line ${line} begins a section of something else); choose another file in the settings.`,
  'not-utf-8': (file, line) => `Line ${line} of ${file} is not UTF-8; save the file as UTF-8.`,
  nul: (file, line) => `Line ${line} of ${file} has a NUL character, so it is no text; restore the file.`,
  'outside-section': (file, line) =>
    `Line ${line} of ${file} stands before the first section; move it into one or put # before it.`,
  'read-only': (file) =>
    `${file} is read-only; make it writable, or let the program that writes it write the profiles too.`,
  'section-twice': (file, line) =>
    `Line ${line} of ${file} begins a section that exists already, which the AWS CLI refuses; merge the two.`,
  'utf-16': (file) => `${file} is UTF-16, which AWS tools cannot read; save it as UTF-8.`,
};

const koreanFaults: FaultSentences = {
  'byte-order-mark': (file) =>
    `${file}: 바이트 순서 표시(BOM)로 시작해 AWS CLI가 읽지 못합니다. BOM 없는 UTF-8로 저장하세요.`,
  'key-twice': (file, line) =>
    `${file} ${line}행: 같은 키가 두 번 나와 AWS CLI가 거부합니다. 둘 중 하나를 지우세요.`,
  'nested-no-equals': (file, line) =>
    `${file} ${line}행: 설정 아래로 들여 썼지만 “=”가 없습니다. 고치거나 들여쓰기를 없애세요.`,
  'no-equals': (file, line) =>
    `${file} ${line}행: 섹션도 설정도 주석도 아닙니다. 고치거나 앞에 #을 붙이세요.`,
  'no-key': (file, line) => `${file} ${line}행: 값은 있지만 키가 없습니다. 고치거나 앞에 #을 붙이세요.`,
  'not-aws-config': (file, line) =>
    `${file}: AWS 설정 파일이 아닙니다(${line}행에서 다른 섹션이 시작됩니다). 설정에서 다른 파일을 고르세요.`,
  'not-utf-8': (file, line) => `${file} ${line}행: UTF-8이 아닙니다. 파일을 UTF-8로 저장하세요.`,
  nul: (file, line) => `${file} ${line}행: NUL 문자가 있어 텍스트가 아닙니다. 파일을 복원하세요.`,
  'outside-section': (file, line) =>
    `${file} ${line}행: 첫 섹션보다 앞에 있습니다. 섹션 안으로 옮기거나 앞에 #을 붙이세요.`,
  'read-only': (file) =>
    `${file}: 읽기 전용입니다. 쓰기를 허용하거나, 그 파일을 관리하는 프로그램에서 프로필도 쓰게 하세요.`,
  'section-twice': (file, line) =>
    `${file} ${line}행: 이미 있는 섹션이 다시 시작되어 AWS CLI가 거부합니다. 둘을 합치세요.`,
  'utf-16': (file) => `${file}: UTF-16이어서 AWS 도구가 읽지 못합니다. UTF-8로 저장하세요.`,
};

const englishShadows: ShadowSentences = {
  'config-elsewhere': ({ profile, subject }) =>
    `AWS tools in this shell read ${subject}, where ${profile} is not; change AWS_CONFIG_FILE, or let Daypass write there: \`daypass settings set awsConfigFile ${subject}\`.`,
  'credentials-elsewhere': ({ subject }) =>
    `AWS tools in this shell read keys from ${subject}, which Daypass does not check; change AWS_SHARED_CREDENTIALS_FILE, or run \`daypass settings set awsSharedCredentialsFile ${subject}\`.`,
  'environment-keys': ({ profile, subject }, clients) =>
    `${subject} is set in this shell; with AWS_PROFILE it beats ${profile} for ${clients}. Unset it, or name the profile with --profile.`,
  'environment-profile': ({ profile, subject }) =>
    `${subject} names another profile in this shell; unset it or set it to ${profile}.`,
  'keys-in-config': ({ profile, line }, clients) =>
    `${profile} has access keys of its own in the config (line ${line}), which ${clients} use instead; remove them.`,
  'keys-in-credentials': ({ profile, line }, clients) =>
    `${profile} has access keys in the credentials file (line ${line}), which ${clients} use instead; remove that section.`,
  'line-in-credentials': ({ profile, line }, clients) =>
    `${profile} has another credential_process in the credentials file (line ${line}), which ${clients} use instead; remove it.`,
  'login-beside': ({ profile, subject, line }, clients) =>
    `${profile} also has ${subject} (line ${line}), which ${clients} use instead; remove it.`,
  'name-not-for-all': ({ profile }, clients) =>
    `${clients} cannot find a profile written like ${profile}; give it a name of letters, digits and - _ . without quotes.`,
  'role-beside': ({ profile, subject, line }, clients) =>
    `${profile} also has ${subject} (line ${line}), which ${clients} use instead; remove it, or make it a chained role.`,
  'second-section': ({ profile, line }, clients) =>
    `${profile} is there a second time (line ${line}), and ${clients} mix or replace the first; join the two.`,
  'sso-beside': ({ profile, subject, line }, clients) =>
    `${profile} also has ${subject} (line ${line}), so ${clients} sign in by themselves; remove the settings that begin with sso_.`,
  'web-identity-beside': ({ profile, subject, line }, clients) =>
    `${profile} also has ${subject} (line ${line}), which ${clients} use instead; remove it.`,
};

const koreanShadows: ShadowSentences = {
  'config-elsewhere': ({ profile, subject }) =>
    `이 셸의 AWS 도구는 ${profile} 프로필이 없는 ${subject} 파일을 읽습니다. AWS_CONFIG_FILE을 바꾸거나, \`daypass settings set awsConfigFile ${subject}\` 명령으로 Daypass가 그 파일에 쓰게 하세요.`,
  'credentials-elsewhere': ({ subject }) =>
    `이 셸의 AWS 도구는 Daypass가 살피지 않는 ${subject} 파일에서 키를 읽습니다. AWS_SHARED_CREDENTIALS_FILE을 바꾸거나 \`daypass settings set awsSharedCredentialsFile ${subject}\` 명령을 쓰세요.`,
  'environment-keys': ({ profile, subject }, clients) =>
    `이 셸에 ${subject} 변수가 있습니다. AWS_PROFILE을 쓰면 ${clients}에서는 ${profile} 대신 그 변수가 쓰입니다. 변수를 지우거나 --profile로 프로필을 지정하세요.`,
  'environment-profile': ({ profile, subject }) =>
    `이 셸의 ${subject} 변수가 다른 프로필을 가리킵니다. 변수를 지우거나 ${profile}(으)로 바꾸세요.`,
  'keys-in-config': ({ profile, line }, clients) =>
    `${profile}: 설정 파일(${line}행)에 액세스 키가 있어 ${clients}에서는 그 키가 먼저 쓰입니다. 키를 지우세요.`,
  'keys-in-credentials': ({ profile, line }, clients) =>
    `${profile}: 자격 증명 파일(${line}행)에 액세스 키가 있어 ${clients}에서는 그 키가 먼저 쓰입니다. 그 섹션을 지우세요.`,
  'line-in-credentials': ({ profile, line }, clients) =>
    `${profile}: 자격 증명 파일(${line}행)에 다른 credential_process가 있어 ${clients}에서는 그 줄이 먼저 쓰입니다. 그 줄을 지우세요.`,
  'login-beside': ({ profile, subject, line }, clients) =>
    `${profile}: ${subject}(${line}행)도 있어 ${clients}에서는 그 설정이 먼저 쓰입니다. 그 줄을 지우세요.`,
  'name-not-for-all': ({ profile }, clients) =>
    `${profile}: 이렇게 쓴 프로필은 ${clients}에서 찾지 못합니다. 따옴표 없이 영문자, 숫자, - _ . 으로 이름을 지으세요.`,
  'role-beside': ({ profile, subject, line }, clients) =>
    `${profile}: ${subject}(${line}행)도 있어 ${clients}에서는 그 설정이 먼저 쓰입니다. 그 줄을 지우거나 체인 역할로 만드세요.`,
  'second-section': ({ profile, line }, clients) =>
    `${profile}: 같은 이름의 섹션이 또 있어(${line}행) ${clients}에서는 섞이거나 바뀝니다. 둘을 합치세요.`,
  'sso-beside': ({ profile, subject, line }, clients) =>
    `${profile}: ${subject}(${line}행)도 있어 ${clients}에서는 따로 로그인합니다. sso_로 시작하는 설정을 지우세요.`,
  'web-identity-beside': ({ profile, subject, line }, clients) =>
    `${profile}: ${subject}(${line}행)도 있어 ${clients}에서는 그 설정이 먼저 쓰입니다. 그 줄을 지우세요.`,
};
