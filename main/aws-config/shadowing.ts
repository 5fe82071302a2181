import type { ClientKind, Shadow, ShadowCode } from '../../preload/aws-config-texts.ts';
import type { Document, Entry, Section } from './document.ts';
import { isProfile } from './our-sections.ts';

export interface ShadowInput {
  readonly config: Document;
  readonly credentials: Document;
}

/** What in the files keeps some client from the role of a profile of ours; each with a sentence in aws-config-texts.ts. */
export function findShadows(
  profiles: readonly string[],
  { config, credentials }: ShadowInput,
): readonly Shadow[] {
  const inConfig = grouped(config.sections.filter(isProfile), ({ name }) => name);
  const inCredentials = grouped(credentials.sections, ({ title }) => title.trim());
  return profiles.flatMap((name) => shadowsOf(name, inConfig.get(name) ?? [], inCredentials.get(name)?.[0]));
}

function grouped(
  sections: readonly Section[],
  nameOf: (section: Section) => string,
): ReadonlyMap<string, readonly Section[]> {
  const groups = new Map<string, Section[]>();
  for (const section of sections) {
    const name = nameOf(section);
    groups.set(name, [...(groups.get(name) ?? []), section]);
  }
  return groups;
}

function shadowsOf(
  profile: string,
  [own, ...more]: readonly Section[],
  inCredentials: Section | undefined,
): readonly Shadow[] {
  const shadow = (code: ShadowCode, clients: readonly ClientKind[], subject: string, line = 0): Shadow => ({
    ...{ code, profile, clients, subject, line },
  });
  const beside = (section: Section | undefined, rules: Rules) => {
    const found = section?.entries.filter(({ key }) => rules.has(key)) ?? [];
    const said = new Set<ShadowCode>();
    return found.flatMap((entry) => {
      const rule = rules.get(entry.key);
      if (rule === undefined || said.has(rule.code)) return [];
      said.add(rule.code);
      return [shadow(rule.code, rule.clients, entry.key, lineOf(entry))];
    });
  };
  return [
    ...beside(own, besideOurs),
    ...more.map(({ header, title }) => shadow('second-section', all, title, header + 1)),
    ...(own === undefined
      ? []
      : unreadable(own).map((clients) => shadow('name-not-for-all', clients, own.title))),
    ...beside(inCredentials, inCredentialsFile),
  ];
}

/** A shell whose AWS clients are to come to our profiles. */
export interface AskingShell {
  /** AWS_* variables that are set, values where they are names or paths, else anything. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What its clients read; absolute. */
  readonly files: AwsFiles;
}

interface AwsFiles {
  readonly config: string;
  readonly credentials: string;
}

/** What in the shell keeps its clients from profiles of ours, said of the first. */
export function findShellShadows(
  profiles: readonly string[],
  { environment, files }: AskingShell,
  ours: AwsFiles,
): readonly Shadow[] {
  const [profile] = profiles;
  if (profile === undefined) return [];
  const valueOf = (name: string) => environment[name] ?? '';
  const other = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].find(
    (one) => valueOf(one) !== '' && !profiles.includes(valueOf(one)),
  );
  const found: readonly (readonly [ShadowCode, readonly ClientKind[], string])[] = [
    ...(valueOf('AWS_ACCESS_KEY_ID') === ''
      ? []
      : [['environment-keys', pythonAndGo, 'AWS_ACCESS_KEY_ID'] as const]),
    ...(other === undefined ? [] : [['environment-profile', all, other] as const]),
    ...(files.config === ours.config ? [] : [['config-elsewhere', all, files.config] as const]),
    ...(files.credentials === ours.credentials
      ? []
      : [['credentials-elsewhere', all, files.credentials] as const]),
  ];
  return found.map(([code, clients, subject]) => ({ code, profile, clients, subject, line: 0 }));
}

const all: readonly ClientKind[] = ['python', 'javascript', 'go'];

interface Rule {
  readonly code: ShadowCode;
  readonly keys: readonly string[];
  readonly clients: readonly ClientKind[];
}

/** By key. */
type Rules = ReadonlyMap<string, Rule>;

function byKey(rules: readonly Rule[]): Rules {
  return new Map(rules.flatMap((rule) => rule.keys.map((key) => [key, rule] as const)));
}

/** As tried with the AWS CLI 1.45 and 2.36, the SDK for JavaScript 3 and Terraform (the SDK for Go 1.36). */
const rulesBeside: readonly Rule[] = [
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

const besideOurs = byKey(rulesBeside);

/** Its values go before the config's, whatever they are. */
const inCredentialsFile = byKey([
  { code: 'keys-in-credentials', keys: ['aws_access_key_id'], clients: all },
  { code: 'line-in-credentials', keys: ['credential_process'], clients: all },
  { code: 'role-beside', keys: ['role_arn'], clients: all },
  ...rulesBeside.filter(({ code }) => code !== 'keys-in-config' && code !== 'role-beside'),
]);

/** JavaScript reads no other names than these; Go no quotes; neither finds a name with blanks. */
function unreadable({ title, name, kind }: Section): readonly (readonly ClientKind[])[] {
  if (kind === '') return [];
  if (!/^[\w@+.%:/-]+$/.test(name)) return [['javascript', 'go']];
  return /["']/.test(title) ? [['go']] : [];
}

const pythonAndGo: readonly ClientKind[] = ['python', 'go'];

function lineOf({ first }: Entry): number {
  return first + 1;
}
