import type {
  Adoption,
  ProfileChoice,
  ProfilesPreview,
  ProfilesRequest,
} from '../../../preload/aws-profiles.ts';
import { printRoleId, type RoleId } from '../../credentials/role-id.ts';
import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { missedBy } from '../asked-roles.ts';
import { adoptionFrom, choiceFrom, type ConfigOptions } from '../config-options.ts';
import { configTextsOf } from '../config-texts.ts';
import { exactRole } from '../role-argument.ts';
import type { VerbCall } from '../verb.ts';
import { chooseRole, rolesOf } from './choose-role.ts';

/** Whether what was asked for chooses any role, for all that the person is told. */
export function choosesRoles(call: VerbCall, values: ConfigOptions, choice: ProfileChoice): boolean {
  const texts = configTextsOf(call.language, call.daypass.host.command);
  const missed = missedBy(values, choice, call.daypass.core.store.get());
  if (missed.kind === 'favourites') call.err(`${texts.noFavourites}\n`);
  else if (missed.kind !== 'nothing') call.err(`${texts.noneMatch(missed.words)}\n`);
  return missed.kind === 'nothing' || missed.kind === 'some';
}

/** Undefined: a role that was named matches several, and the person has been shown them. */
export function requestFrom(
  call: VerbCall,
  values: ConfigOptions,
  roles: readonly string[],
): ((preview: ProfilesPreview | undefined) => ProfilesRequest) | undefined {
  const { choice: before, chosen } = call.daypass.core.profiles.view();
  const picked = roles.map((role) => chooseRole(role, call)).map((role) => role && knownRole(role, call));
  const known = picked.filter((role) => role !== undefined);
  if (known.length < picked.length) return undefined;
  // Who names a role or a profile to take over, and has chosen nothing yet, wants no more than that.
  const narrow = !chosen && (roles.length > 0 || values.adopt !== undefined || values['adopt-all'] === true);
  const start = narrow ? ({ ...before, roles: 'none' } as const) : before;
  const choice = choiceFrom(start, values, known);
  const named = (values.adopt ?? []).map(adoptionFrom).map((one) => withKnownRole(one, call));
  return (preview) => {
    const foreign = values['adopt-all'] === true ? (preview?.foreign ?? []) : [];
    const all = foreign.filter(({ roleId }) => roleId !== undefined).map(({ name }) => ({ name }));
    return { choice, adopt: [...named, ...all], rename: values.rename === true };
  };
}

/** Nobody has credentials of a role that is in no list. @throws AppError role-unknown */
function knownRole(role: RoleId, { daypass }: VerbCall): string {
  const id = printRoleId(role);
  if (rolesOf(daypass).every((one) => one.id !== id)) throw new AppError('role-unknown', printable(id, 512));
  return id;
}

/** @throws AppError role-unknown, role-inexact */
function withKnownRole({ name, roleId }: Adoption, call: VerbCall): Adoption {
  if (roleId === undefined) return { name };
  return { name, roleId: knownRole(exactRole(roleId, rolesOf(call.daypass)), call) };
}

export type MakeRequest = NonNullable<ReturnType<typeof requestFrom>>;

export async function resolved(
  call: VerbCall,
  values: ConfigOptions,
  make: MakeRequest,
): Promise<ProfilesRequest> {
  if (values['adopt-all'] !== true) return make(undefined);
  return make(await call.daypass.core.profiles.preview(make(undefined)));
}
