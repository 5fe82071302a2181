import type {
  DiffLine,
  ForeignProfileView,
  Plaintext,
  ProfileChange,
  ProfilesPreview,
  ProfileView,
} from '../../preload/aws-profiles.ts';
import { nameProfiles } from '../../main/aws-config/names.ts';
import { selectableRoles, selectRoles } from '../../main/profiles/selectable-roles.ts';
import type { AppState } from '../../preload/contract.ts';
import { snapshotAtMs } from './snapshots.ts';

const hour = 3_600_000;

/** What main would answer for the roles that are chosen in this snapshot: the nth of them changes as the nth of these says. */
export function previewOf(
  state: AppState,
  changes: (index: number) => ProfileChange = () => 'add',
  more: Partial<ProfilesPreview> = {},
): ProfilesPreview {
  const profiles = rolesOf(state).flatMap((role, index): readonly ProfileView[] => {
    const change = changes(index);
    return change === 'remove' ? [{ ...role, change: 'none' }, goneBeside(role)] : [{ ...role, change }];
  });
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

/** Chosen and named as main does; in the order of the snapshot. */
function rolesOf(state: AppState): readonly Omit<ProfileView, 'change'>[] {
  const { choice } = state.profiles;
  const chosen = selectRoles(selectableRoles(state), choice, state.favourites);
  const wanted = chosen.map(({ id, parts, region }) => ({ id, parts: { ...parts, region } }));
  const named = { wanted, template: choice.template, given: new Map<string, string>(), others: [] };
  const { names } = nameProfiles(named);
  const byId = new Map(chosen.map((role) => [role.id, role]));
  const assigned = state.sessions.flatMap(({ accounts }) => accounts.flatMap(({ roles }) => roles));
  return [...assigned, ...state.chainedRoles].flatMap(({ id }) => {
    const role = byId.get(id);
    if (role === undefined) return [];
    const { accountName, parts, region } = role;
    return [{ id, roleId: id, accountName, roleName: parts.role, region, name: names.get(id) ?? '' }];
  });
}

/** A profile goes with its role, which the list has no more. */
function goneBeside(role: Omit<ProfileView, 'change'>): ProfileView {
  const roleName = 'ContractorAccess';
  const inPlace = (text: string) => text.slice(0, text.length - role.roleName.length) + roleName;
  const id = inPlace(role.id);
  return { ...role, id, roleId: id, roleName, name: inPlace(role.name), change: 'remove' };
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
