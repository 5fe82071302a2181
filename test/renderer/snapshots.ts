import { createFinder, createMarker } from '../../preload/account-rules.ts';
import type {
  AccountView,
  AppState,
  Environment,
  HeldRoleView,
  Language,
  SessionStatus,
  SessionView,
  Settings,
} from '../../preload/contract.ts';
import type { ProfilesView } from '../../preload/aws-profiles.ts';

/** The moment at which every made snapshot stands; the page's clock is set to it. */
export const snapshotAtMs = Date.UTC(2026, 10, 23, 5, 20, 0);

const minute = 60_000;
const hour = 60 * minute;

/** Mulberry32: the same list on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const products = {
  en: [
    'payments',
    'orders',
    'catalog',
    'search',
    'identity',
    'ledger',
    'shipping',
    'media',
    'risk',
    'data-lake',
  ],
  ko: ['결제', '주문', '상품', '검색', '회원', '정산', '배송', '미디어', '심사', '데이터'],
} as const;
const stages = [
  { en: 'prod', ko: '운영' },
  { en: 'stage', ko: '스테이징' },
  { en: 'dev', ko: '개발' },
  { en: 'sandbox', ko: '샌드박스' },
  { en: 'shared', ko: '공용' },
] as const;
const roleNames = [
  'ReadOnlyAccess',
  'DeveloperAccess',
  'AdministratorAccess',
  'BillingViewer',
  'SupportEngineer',
];

export interface SnapshotWish {
  readonly roles: number;
  readonly language?: Language;
  readonly theme?: Settings['theme'];
  readonly seed?: number;
}

const settings: Settings = {
  ...{
    language: 'system',
    theme: 'system',
    grouping: 'group',
    startAtLogin: true,
    signInOnReturn: false,
    shortcut: 'Super+Alt+Y',
    notifications: true,
  },
  ...{ quietHours: '', clipboardSeconds: 45, keychain: 'system', waitForSignIn: 0, caBundle: '', proxy: '' },
  renewAhead: 'used',
  ...{ noProxy: '', awsConfigFile: '', awsSharedCredentialsFile: '' },
};

const groups = { en: 'Team Payments', ko: '결제팀' };
const labels = { en: 'My lab', ko: '내 실험실' };
const rulesIn = (language: Language): AppState['accountRules'] => [
  ...['*payments*', '결제*'].map((match) => ({ match, group: groups[language] })),
  ...['*search-sandbox', '검색 샌드박스'].map((match) => ({
    ...{ match, label: labels[language], colour: 'teal' as const },
  })),
  ...environmentRules('production', '*-prod*', '*운영*'),
  ...environmentRules('staging', '*-stage*', '*스테이징*'),
  ...environmentRules('development', '*-dev*', '*개발*'),
  ...environmentRules('sandbox', '*-sandbox*', '*샌드박스*'),
];
const noProfiles: ProfilesView = {
  choice: {
    ...{ roles: 'all', picked: [], template: '{account}-{role}', regions: [], output: '', follow: false },
    where: { accounts: [], roles: [], environments: [], groups: [], sessions: [] },
  },
  ...{ chosen: false, file: '/home/mina/.aws/config', written: [] },
};

const signedIn: SessionStatus = {
  kind: 'signed-in',
  signedInAtMs: snapshotAtMs - 3 * hour,
  tokenExpiresAtMs: snapshotAtMs + 47 * minute,
  renewable: true,
};

function environmentRules(environment: Environment, ...matches: readonly string[]) {
  return matches.map((match) => ({ match, environment }));
}

/** Each account is marked as main would by these. */
export function withRules(state: AppState, accountRules: AppState['accountRules']): AppState {
  const mark = createMarker(accountRules);
  const marked = (account: AccountView) => ({ ...account, mark: mark(account) });
  const sessions = state.sessions.map((one) => ({ ...one, accounts: one.accounts.map(marked) }));
  return { ...state, accountRules, sessions };
}

/** A day in the middle of work: signed in, some roles held, some favourites. */
export function snapshot({ roles, language = 'en', theme = 'system', seed = 1 }: SnapshotWish): AppState {
  const accounts = accountsFor(roles, language, random(seed));
  const find = createFinder(accounts);
  const rules = rulesIn(language).filter(({ match }) => find(match).length > 0);
  const session = sessionWith(accounts, language);
  const ids = accounts.flatMap((account) => account.roles.map(({ id }) => id));
  const at = (share: number) => ids[Math.floor(share * ids.length)] ?? ids[0] ?? '';
  const used = [...new Set([at(0), at(0.21), at(0.34), at(0.55), at(0.72), at(0.9)])];
  const state: AppState = {
    ...{ revision: 1, language, keychain: { kind: 'ready', backend: 'Secret Service' } },
    settings: { ...settings, theme },
    sessions: [session],
    chainedRoles: roles < 10 ? [] : chainedOf({ sessions: [session] }),
    held: heldRoles(used),
    roleUses: used.map((roleId, index) => ({
      ...{ roleId, lastUsedAtMs: snapshotAtMs - index * 37 * minute, weight: 9 - index },
      by: ['terraform', 'aws', 'console', 'copy', 'boto3', 'kubectl'][index] ?? 'aws',
    })),
    favourites: used.slice(0, roles < 10 ? 1 : 3),
    accountRules: [],
    browserRules: [],
    recentPages: recentPages(used[0] ?? ''),
    profiles: noProfiles,
    desktop: {
      ...{ platform: 'linux', version: '0.1.0', tray: true, shortcut: 'registered' },
      suggestedShortcut: 'Super+Alt+Y',
      processCommand: '/home/mina/.local/share/daypass/bin/daypass',
      dismissed: [],
      shown: { view: 'access', times: 1 },
    },
  };
  return withRules(state, rules);
}

function sessionWith(accounts: readonly AccountView[], language: Language): SessionView {
  return {
    ...{ id: 'nimbus', label: language === 'ko' ? '님버스' : 'Nimbus', region: 'ap-northeast-2' },
    ...{ startUrl: 'https://nimbus.awsapps.com/start', endpoints: {}, status: signedIn, accounts },
    progress: { kind: 'idle', listedAtMs: snapshotAtMs - 4 * minute },
    signInLasts: { leastMs: 7.75 * hour, mostMs: 8.5 * hour, times: 3 },
  };
}

function heldRoles(ids: readonly string[]): readonly HeldRoleView[] {
  const clocks = [
    { age: 12 * minute, life: hour, inUse: true },
    { age: 50 * minute, life: hour, inUse: true },
    { age: 51 * minute, life: hour, inUse: false },
    { age: 2 * hour, life: 8 * hour, inUse: false },
    { age: 8 * hour - 2 * minute, life: 8 * hour - 15_000, inUse: false },
  ];
  return clocks.flatMap(({ age, life, inUse }, index) => {
    const roleId = ids[index];
    const issuedAtMs = snapshotAtMs - age;
    return roleId === undefined
      ? []
      : [{ ...{ roleId, issuedAtMs, expiresAtMs: issuedAtMs + life }, inUse, renewedAhead: inUse }];
  });
}

function recentPages(roleId: string): AppState['recentPages'] {
  return [
    { roleId, destination: 'recent:1', service: 'CloudWatch Logs', detail: '/aws/lambda/charge-card' },
    { roleId, destination: 'recent:2', service: 'S3', detail: 'nimbus-reports', region: 'ap-northeast-2' },
    { roleId, destination: 'recent:3', service: 'IAM' },
  ];
}

/** What a first sign-in begins with. */
export const bare = { favourites: [], held: [], roleUses: [], chainedRoles: [], recentPages: [] };

export const noSessions = (state: AppState): AppState => ({ ...state, ...bare, sessions: [] });

/** A second sign-in, not listed yet. */
export const partner: SessionView = {
  ...{ id: 'partner', label: 'Partner GovCloud', region: 'us-gov-west-1', endpoints: {}, accounts: [] },
  startUrl: 'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/partner',
  status: { kind: 'sign-in-needed', sinceMs: snapshotAtMs - hour },
  progress: { kind: 'idle' },
};

/** One, taken from the second role into the first account. */
export function chainedOf({ sessions }: Pick<AppState, 'sessions'>): AppState['chainedRoles'] {
  const accounts = sessions.flatMap((session) => session.accounts);
  const [, base] = accounts.flatMap(({ roles }) => roles);
  return [
    {
      ...{ id: 'chain:break-glass', base: base?.id ?? '', region: 'ap-northeast-2' },
      roleArn: `arn:aws:iam::${accounts[0]?.id ?? ''}:role/team/break-glass-admin`,
    },
  ];
}

function accountsFor(roles: number, language: Language, next: () => number): readonly AccountView[] {
  const accounts: AccountView[] = [];
  for (let left = roles, serial = 0; left > 0; serial++) {
    const count = Math.min(left, roles < 10 ? 1 : 1 + Math.floor(next() * 4));
    accounts.push(account(serial, count, language, next));
    left -= count;
  }
  return accounts;
}

function account(serial: number, count: number, language: Language, next: () => number): AccountView {
  const id = String(100_000_000_000 + Math.floor(next() * 899_999_999_999));
  const stage = stages[serial % stages.length] ?? stages[0];
  const product = Math.floor(serial / stages.length) % products.en.length;
  const cycle = Math.floor(serial / (stages.length * products.en.length));
  const suffix = cycle === 0 ? '' : `-${cycle + 1}`;
  const english = `nimbus-${products.en[product]}-${stage.en}${suffix}`;
  const korean = serial % 3 === 2;
  const name = language === 'ko' && korean ? `${products.ko[product]} ${stage.ko}${suffix}` : english;
  return {
    ...{ id, name, email: `aws+${english}@nimbus.example`, listedAtMs: snapshotAtMs - 4 * minute },
    mark: {},
    roles: roleNames.slice(0, count).map((role) => ({ id: `nimbus/${id}/${role}`, name: role })),
  };
}
