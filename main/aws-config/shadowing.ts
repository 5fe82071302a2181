import type { ClientKind, Shadow, ShadowCode } from '../../preload/aws-config-texts.ts';
import type { Document, Entry, Section } from './document.ts';
import { isProfile } from './our-sections.ts';

export interface ShadowInput {
  readonly config: Document;
  readonly credentials: Document;
  /** Where these two are. */
  readonly files: { readonly config: string; readonly credentials: string };
  /** Of the asking shell: AWS_* variables that are set, values where they are names or paths, else anything. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What keeps some client from coming to the role of this profile of ours; each with a sentence in aws-config-texts.ts. */
export function findShadows(profile: string, input: ShadowInput): readonly Shadow[] {
  const [own, ...more] = input.config.sections.filter((one) => isProfile(one) && one.name === profile);
  const inCredentials = input.credentials.sections.find((one) => one.title.trim() === profile);
  const shadow = (code: ShadowCode, clients: readonly ClientKind[], subject: string, line = 0): Shadow => ({
    ...{ code, profile, clients, subject, line },
  });
  const beside = (section: Section | undefined, rules: readonly Rule[]) =>
    rules.flatMap(({ code, keys, clients }) => {
      const entry = section?.entries.find(({ key }) => keys.includes(key));
      return entry === undefined ? [] : [shadow(code, clients, entry.key, lineOf(entry))];
    });
  return [
    ...beside(own, besideOurs),
    ...more.map(({ header, title }) => shadow('second-section', all, title, header + 1)),
    ...(own === undefined
      ? []
      : unreadable(own).map((clients) => shadow('name-not-for-all', clients, own.title))),
    ...beside(inCredentials, inCredentialsFile),
    ...inEnvironment(profile, input).map(({ code, clients, subject }) => shadow(code, clients, subject)),
  ];
}

const all: readonly ClientKind[] = ['python', 'javascript', 'go'];

interface Rule {
  readonly code: ShadowCode;
  readonly keys: readonly string[];
  readonly clients: readonly ClientKind[];
}

/** As tried with the AWS CLI 1.45 and 2.36, the SDK for JavaScript 3 and Terraform (the SDK for Go 1.36). */
const besideOurs: readonly Rule[] = [
  { code: 'role-beside', keys: ['role_arn'], clients: all },
  { code: 'web-identity-beside', keys: ['web_identity_token_file'], clients: all },
  {
    code: 'sso-beside',
    keys: ['sso_session', 'sso_account_id', 'sso_role_name', 'sso_start_url'],
    clients: ['python', 'go'],
  },
  { code: 'login-beside', keys: ['login_session'], clients: ['python'] },
  { code: 'keys-in-config', keys: ['aws_access_key_id'], clients: ['javascript', 'go'] },
];

/** Its values go before the config's, whatever they are. */
const inCredentialsFile: readonly Rule[] = [
  { code: 'keys-in-credentials', keys: ['aws_access_key_id'], clients: all },
  { code: 'line-in-credentials', keys: ['credential_process'], clients: all },
  { code: 'role-beside', keys: ['role_arn'], clients: all },
  ...besideOurs.filter(({ code }) => code !== 'keys-in-config' && code !== 'role-beside'),
];

/** JavaScript reads no other names than these; Go no quotes; neither finds a name with blanks. */
function unreadable({ title, name, kind }: Section): readonly (readonly ClientKind[])[] {
  if (kind === '') return [];
  if (!/^[\w@+.%:/-]+$/.test(name)) return [['javascript', 'go']];
  return /["']/.test(title) ? [['go']] : [];
}

function inEnvironment(
  profile: string,
  { environment, files }: ShadowInput,
): readonly Pick<Shadow, 'code' | 'clients' | 'subject'>[] {
  const set = (name: string) => environment[name] !== undefined && environment[name] !== '';
  const keys = set('AWS_ACCESS_KEY_ID') ? ['AWS_ACCESS_KEY_ID'] : [];
  const others = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].filter(
    (one) => set(one) && environment[one] !== profile,
  );
  const elsewhere = (
    [
      ['AWS_CONFIG_FILE', files.config, 'config-elsewhere'],
      ['AWS_SHARED_CREDENTIALS_FILE', files.credentials, 'credentials-elsewhere'],
    ] as const
  ).filter(([name, file]) => set(name) && environment[name] !== file);
  return [
    ...keys.map((subject) => ({ code: 'environment-keys' as const, clients: pythonAndGo, subject })),
    ...others.slice(0, 1).map((subject) => ({ code: 'environment-profile' as const, clients: all, subject })),
    ...elsewhere.map(([name, , code]) => ({ code, clients: all, subject: environment[name] ?? '' })),
  ];
}

const pythonAndGo: readonly ClientKind[] = ['python', 'go'];

function lineOf({ first }: Entry): number {
  return first + 1;
}
