import type { ProfileChange, ProfileView } from '../../preload/aws-profiles.ts';
import type { Names } from '../aws-config/names.ts';
import type { Plan } from '../aws-config/plan.ts';
import { parseProfileId } from '../aws-config/profile-id.ts';
import { parseRoleId } from '../credentials/role-id.ts';
import type { SelectableRole } from './selectable-roles.ts';
import { regionOf, type WantedEntry } from './wanted-profiles.ts';

export interface ViewInput {
  readonly entries: readonly WantedEntry[];
  readonly named: Names;
  readonly plan: Plan;
  /** By id, the names of sections that stay though nobody wants them. */
  readonly kept: ReadonlyMap<string, string>;
  readonly all: readonly SelectableRole[];
}

/** First those that are wanted, in the order of the file to be, then those that are not. */
export function profileViews({ entries, named, plan, kept, all }: ViewInput): readonly ProfileView[] {
  const changes = new Map(plan.changes.map((change) => [change.id, change]));
  const byId = new Map(all.map((role) => [role.id, role]));
  const wanted = new Set(entries.map(({ id }) => id));
  const leaving = plan.changes.filter(({ id }) => !wanted.has(id));
  return [
    ...entries.map(({ id, role, region }): ProfileView => {
      const { id: roleId, accountName, parts } = role;
      const change: ProfileChange = changes.get(id)?.kind ?? 'none';
      const name = named.names.get(id) ?? '';
      const view: ProfileView = { id, name, change, region, roleId, accountName, roleName: parts.role };
      const proposed = named.proposals.get(id);
      return proposed === undefined ? view : { ...view, proposed };
    }),
    ...leaving.map(({ id, name, kind }) => ({ ...aboutOf(id, byId), name, change: kind })),
    ...[...kept].map(([id, name]) => ({ ...aboutOf(id, byId), name, change: 'stay' as const })),
  ];
}

/** Of a role that may be gone: what its id says. */
function aboutOf(id: string, byId: ReadonlyMap<string, SelectableRole>) {
  const { role: roleId = id } = parseProfileId(id) ?? {};
  const region = regionOf(id);
  const known = byId.get(roleId);
  const parsed = parseRoleId(roleId);
  const [accountId, roleName] =
    parsed?.kind === 'assigned' ? [parsed.accountId, parsed.roleName] : ['', parsed?.name ?? id];
  return { id, roleId, region, accountName: known?.accountName ?? accountId, roleName };
}
