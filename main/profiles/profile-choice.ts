import {
  type Adoption,
  type ProfileChoice,
  profileOutputs,
  type ProfilesRequest,
  type RoleFilter,
} from '../../preload/aws-profiles.ts';
import { defaultTemplate, isNameTemplate } from '../aws-config/name-template.ts';
import { parseRoleId } from '../credentials/role-id.ts';
import { AppError } from '../errors.ts';
import { isFields, isStrings } from '../schema.ts';
import { partitionOf } from '../sso/regions.ts';

export const everyRole: RoleFilter = { accounts: [], roles: [], environments: [], groups: [], sessions: [] };

/** What is proposed to whoever has not chosen. */
export const firstChoice: ProfileChoice = {
  ...{ roles: 'all', where: everyRole, picked: [] },
  ...{ template: defaultTemplate, regions: [], output: '', follow: false },
};

/** What a person or a window asked for. @throws AppError profile-choice-invalid naming the part */
export function parseChoice(value: unknown): ProfileChoice {
  if (!isFields(value)) throw invalid('');
  const { roles, where, picked, template, regions, output, follow } = value;
  if (roles !== 'none' && roles !== 'all' && roles !== 'favourites') throw invalid('roles');
  if (!isStrings(picked) || picked.length > mostPicked) throw invalid('roles');
  if (picked.some((one) => parseRoleId(one) === undefined)) throw invalid('roles');
  if (typeof template !== 'string' || !isNameTemplate(template)) throw invalid('template');
  if (!isStrings(regions) || regions.length > mostPatterns) throw invalid('region');
  if (regions.some((one) => partitionOf(one) === undefined)) throw invalid('region');
  const known = profileOutputs.find((one) => one === output);
  if (known === undefined) throw invalid('output');
  return {
    ...{ roles, where: parseFilter(where), picked: unique(picked), template },
    ...{ regions: unique(regions), output: known, follow: follow === true },
  };
}

/** Undefined: not a request. @throws as parseChoice */
export function parseRequest(value: unknown): ProfilesRequest | undefined {
  if (!isFields(value) || !Array.isArray(value['adopt']) || typeof value['rename'] !== 'boolean')
    return undefined;
  if (value['adopt'].length > mostPicked) return undefined;
  const adopt = value['adopt'].map(parseAdoption).filter((one) => one !== undefined);
  if (adopt.length !== value['adopt'].length) return undefined;
  return { choice: parseChoice(value['choice']), adopt, rename: value['rename'] };
}

/** More roles than anyone has. */
const mostPicked = 20_000;
const mostPatterns = 100;

/** Undefined: not an adoption. */
function parseAdoption(value: unknown): Adoption | undefined {
  if (!isFields(value)) return undefined;
  const { name, roleId } = value;
  if (typeof name !== 'string' || name.length > 200) return undefined;
  if (roleId === undefined) return { name };
  return typeof roleId === 'string' && parseRoleId(roleId) !== undefined ? { name, roleId } : undefined;
}

/** Undefined: not a choice. */
export function choiceOrUndefined(value: unknown): ProfileChoice | undefined {
  try {
    return parseChoice(value);
  } catch {
    return undefined;
  }
}

function parseFilter(value: unknown): RoleFilter {
  if (!isFields(value)) throw invalid('filter');
  const patterns = (list: unknown): readonly string[] => {
    if (!isStrings(list) || list.length > mostPatterns || !list.every(isPattern)) throw invalid('filter');
    return unique(list);
  };
  return {
    accounts: patterns(value['accounts']),
    roles: patterns(value['roles']),
    environments: patterns(value['environments']),
    groups: patterns(value['groups']),
    sessions: patterns(value['sessions']),
  };
}

function isPattern(text: string): boolean {
  return text.replace(/^!/, '').trim() !== '' && text.length <= 200 && !/\p{Cc}/u.test(text);
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)];
}

function invalid(part: string): AppError {
  return new AppError('profile-choice-invalid', part);
}
