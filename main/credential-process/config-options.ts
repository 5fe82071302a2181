import { parseArgs } from 'node:util';
import type { Adoption, ProfileChoice, RoleFilter } from '../../preload/aws-profiles.ts';
import { everyRole, parseChoice } from '../profiles/profile-choice.ts';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

/** Of `daypass config`; those of the choice are kept with an apply. */
const configOptions = {
  ...{ 'dry-run': flag, undo: flag, json: flag },
  ...{ all: flag, favourites: flag, none: flag },
  ...{ account: texts, role: texts, environment: texts, group: texts, session: texts },
  ...{ template: text, region: texts, output: text, follow: flag, 'no-follow': flag, rename: flag },
  ...{ adopt: texts, 'adopt-all': flag, plaintext: flag, 'remove-plaintext': texts },
} as const;

export type ConfigOptions = ReturnType<typeof parseConfigArgs>['values'];

export function parseConfigArgs(args: readonly string[]) {
  return parseArgs({ args: [...args], options: configOptions, allowPositionals: true, tokens: true });
}

/** What was chosen before, with what is typed now. @throws AppError profile-choice-invalid */
export function choiceFrom(
  before: ProfileChoice,
  options: ConfigOptions,
  picked: readonly string[],
): ProfileChoice {
  const { all, favourites, none, template, region, output, follow } = options;
  const which =
    none === true ? 'none' : favourites === true ? 'favourites' : all === true ? 'all' : undefined;
  const filter = filterFrom(options);
  return parseChoice({
    roles: which ?? (filter === undefined ? before.roles : before.roles === 'none' ? 'all' : before.roles),
    where: filter ?? (which === undefined ? before.where : everyRole),
    picked: [...(none === true ? [] : before.picked), ...picked],
    template: template ?? before.template,
    regions: region === undefined ? before.regions : listed(region),
    output: output === 'none' ? '' : (output ?? before.output),
    follow: follow === true || (options['no-follow'] !== true && before.follow),
  });
}

/** `NAME`, or `NAME=ROLE` where the file does not tell the role. */
export function adoptionFrom(given: string): Adoption {
  const [, name = given, roleId] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  return roleId === undefined ? { name } : { name, roleId };
}

/** Undefined: none is given, so the one chosen before stands. */
export function filterFrom({
  account,
  role,
  environment,
  group,
  session,
}: ConfigOptions): RoleFilter | undefined {
  const given = [account, role, environment, group, session];
  if (given.every((one) => one === undefined)) return undefined;
  return {
    ...{ accounts: account ?? [], roles: role ?? [] },
    ...{ environments: environment ?? [], groups: group ?? [], sessions: session ?? [] },
  };
}

/** One by one, with commas between, or `none`. */
function listed(regions: readonly string[]): readonly string[] {
  const all = regions.flatMap((one) => one.split(',')).map((one) => one.trim());
  return all.filter((one) => one !== '' && one !== 'none');
}
