import type {
  DiffLine,
  ForeignProfileView,
  Plaintext,
  ProfileChange,
  ProfilesPreview,
  ProfileView,
} from '../../preload/aws-profiles.ts';
import type { AppState } from '../../preload/contract.ts';
import { snapshotAtMs } from './snapshots.ts';

const hour = 3_600_000;

/** What main would answer for the roles of this snapshot: the nth of them changes as the nth of these says. */
export function previewOf(
  state: AppState,
  changes: (index: number) => ProfileChange = () => 'add',
  more: Partial<ProfilesPreview> = {},
): ProfilesPreview {
  const profiles = rolesOf(state).map((role, index): ProfileView => ({ ...role, change: changes(index) }));
  const lines = profiles.flatMap(linesOf);
  const around: readonly DiffLine[] = ['[default]', 'region = ap-northeast-2', ''].map((text) => ({
    ...{ kind: 'same', text },
  }));
  return {
    ...{ file: '/home/mina/.aws/config', digest: 'as-shown', profiles },
    hunks: lines.length === 0 ? [] : [{ from: 4, to: 4, lines: [...around, ...lines] }],
    ...{ shadows: [], foreign: [], undoable: false },
    ...more,
  };
}

/** Some of everything, the first three too. */
export function mixedChanges(index: number): ProfileChange {
  const some = ['add', 'change', 'remove', 'none', 'none', 'none', 'none', 'add', 'none', 'none'] as const;
  return index === 12 ? 'clash' : (some[index % some.length] ?? 'none');
}

function rolesOf({ sessions, chainedRoles }: AppState): readonly Omit<ProfileView, 'change'>[] {
  const chained = chainedRoles.map(({ id, roleArn, region }) => {
    const [, , , , accountName = ''] = roleArn.split(':');
    const name = id.replace('chain:', '');
    return { ...{ id, roleId: id, accountName, roleName: name, region }, name };
  });
  const assigned = sessions.flatMap(({ accounts, region }) =>
    accounts.flatMap(({ id, name, roles }) =>
      roles.map((role) => ({
        ...{ id: role.id, roleId: role.id, accountName: name, roleName: role.name, region },
        name: `${/^[\w-]+$/.test(name) ? name : id}-${role.name}`,
      })),
    ),
  );
  return [...assigned, ...chained];
}

function linesOf({ name, roleId, change, region }: ProfileView): readonly DiffLine[] {
  const section = [
    ...[`[profile ${name}]`, `# daypass:v1 ${roleId}`],
    ...[`credential_process = /usr/bin/daypass credentials ${roleId}`, `region = ${region}`, ''],
  ];
  switch (change) {
    case 'add':
      return section.map((text) => ({ kind: 'added', text }));
    case 'remove':
    case 'release':
      return section.map((text) => ({ kind: 'removed', text }));
    case 'change':
      return section.flatMap((text): readonly DiffLine[] =>
        text.startsWith('region')
          ? [
              { kind: 'removed', text: 'region = us-east-1' },
              { kind: 'added', text },
            ]
          : [{ kind: 'same', text }],
      );
    case 'adopt':
    case 'clash':
    case 'none':
    case 'stay':
      return [];
  }
}

export function foreignOf(state: AppState): readonly ForeignProfileView[] {
  const [first, second] = rolesOf(state);
  return [
    { name: 'payments', tool: 'aws-cli', ...(first === undefined ? {} : { roleId: first.roleId }) },
    { name: 'payments-prod', tool: 'granted', ...(second === undefined ? {} : { roleId: second.roleId }) },
    { name: 'partner', tool: 'aws-sso-cli', startUrl: 'https://partner.awsapps.com/start' },
    { name: 'old-leapp', tool: 'leapp' },
  ];
}

export const shadowsOfPayments: ProfilesPreview['shadows'] = [
  {
    ...{ code: 'keys-in-credentials', profile: 'payments', subject: 'aws_access_key_id', line: 12 },
    clients: ['python', 'javascript', 'go'],
  },
  {
    ...{ code: 'sso-beside', profile: 'orders-dev', subject: 'sso_account_id', line: 40 },
    clients: ['python', 'go'],
  },
];

export const leftReadable: readonly Plaintext[] = [
  ...['0b2f', '7c19'].map((name) => ({
    ...{ kind: 'sso-token' as const, sinceMs: snapshotAtMs - 5 * hour },
    file: `/home/mina/.aws/sso/cache/${name}8d3f6a1e5c4b9d2a7f0e6c3b8a1d5f4e9c2b.json`,
  })),
  {
    ...{ kind: 'temporary-profile', section: 'saml', sinceMs: snapshotAtMs - 240 * hour },
    file: '/home/mina/.aws/credentials',
  },
];
