import { isProfile } from '../aws-config/our-sections.ts';
import { readSections } from '../aws-config/sections.ts';
import { printRoleId, type RoleId } from '../credentials/role-id.ts';
import { AppError } from '../errors.ts';
import { textOrNone } from '../ordinary-file.ts';
import { printable } from '../printable.ts';
import { partitionOf } from '../sso/regions.ts';
import { askersFile } from './asker-files.ts';
import type { Environment } from './aws-variables.ts';
import type { VerbCall } from './verb.ts';

interface Wish {
  /** Of the option. */
  readonly region: string | undefined;
  readonly role: RoleId;
  /** How the role was named, perhaps by one of its profiles. */
  readonly argument: string;
}

/**
 * The region for whoever gets credentials without a profile: the one asked for, else nothing that beats the asker's own, else
 * that of the role's profile. A profile's region, which goes where AWS_PROFILE goes, is handed on.
 *
 * @throws AppError bad-request
 */
export async function regionEnvironment(wish: Wish, call: VerbCall): Promise<Environment> {
  const { region } = wish;
  if (region !== undefined && partitionOf(region) === undefined)
    throw new AppError('bad-request', printable(region));
  if (region !== undefined) return variables(region);
  const { aws } = call.request;
  if (names.some((name) => name in aws && aws[name] !== '')) return {};
  const profile = aws['AWS_PROFILE'] || aws['AWS_DEFAULT_PROFILE'] || 'default';
  const theirs = await profileRegion(profile, call);
  if (theirs !== undefined) return profile === 'default' ? {} : variables(theirs);
  if (profile !== 'default' && (await profileRegion('default', call)) !== undefined) return {};
  return variables(await call.daypass.core.profiles.regionOf(printRoleId(wish.role), wish.argument));
}

/** The AWS CLI's version 1 and boto3 read the second alone, most others the first. */
const names = ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const;

/** None for what could be more than a name to a shell. */
function variables(region: string | undefined): Environment {
  if (region === undefined || !/^[\w-]+$/.test(region)) return {};
  return Object.fromEntries(names.map((name) => [name, region]));
}

async function profileRegion(profile: string, { request }: VerbCall): Promise<string | undefined> {
  const [config, credentials] = await Promise.all(
    (['config', 'credentials'] as const).map((file) => textOrNone(askersFile(request, file))),
  );
  const sections = [
    ...readSections(config ?? '').filter(isProfile),
    ...readSections(credentials ?? '').filter(({ kind }) => kind === ''),
  ];
  const regions = sections.filter(({ name }) => name === profile).map(({ values }) => values['region'] ?? '');
  return regions.findLast((region) => region !== '');
}
