import type { ForeignTool } from '../../preload/aws-profiles.ts';
import type { Document, Section } from './document.ts';
import { isProfile, ourSections } from './our-sections.ts';
import { valuesOf } from './sections.ts';

/** A profile of another tool's that could become ours under its own name. */
export interface ForeignProfile {
  readonly name: string;
  readonly tool: ForeignTool;
  /** Undefined: the file does not say, so a person has to choose. */
  readonly role: ForeignRole | undefined;
}

interface ForeignRole {
  readonly accountId: string;
  readonly roleName: string;
  /** As written; undefined: not said. */
  readonly startUrl: string | undefined;
}

/** In the order of the file. To convert one, give its role this name and let the plan adopt it. */
export function findForeign(config: Document): readonly ForeignProfile[] {
  const ours = new Set([...ourSections(config).values()].map(({ section }) => section));
  const profiles = config.sections.filter((one) => isProfile(one) && !ours.has(one));
  return profiles.flatMap((section) => {
    const values = valuesOf(section);
    const tool = toolOf(values);
    return tool === undefined ? [] : [{ name: section.name, tool, role: roleOf(tool, values, config) }];
  });
}

type Values = Readonly<Record<string, string>>;

const lines: readonly (readonly [ForeignTool, RegExp])[] = [
  ['granted', /\bgranted(?:\.exe)?["']?\s(?:.*\s)?credential-process\b/],
  ['leapp', /\bleapp(?:\.exe)?["']?\s+session\s+generate\b/],
  ['aws-sso-cli', /\baws-sso(?:\.exe)?["']?\s(?:.*\s)?process\b/],
  ['aws-vault', /\baws-vault(?:\.exe)?["']?\s+(?:exec|export)\b/],
];

function toolOf(values: Values): ForeignTool | undefined {
  const line = values['credential_process'];
  if (line !== undefined) return lines.find(([, form]) => form.test(line))?.[0];
  if (values['granted_sso_account_id'] !== undefined) return 'granted';
  return values['sso_account_id'] === undefined ? undefined : 'aws-cli';
}

function roleOf(tool: ForeignTool, values: Values, config: Document): ForeignRole | undefined {
  switch (tool) {
    case 'aws-cli':
      return fromSettings('sso_', values, config);
    case 'granted':
      return fromSettings('granted_sso_', values, config) ?? fromSettings('sso_', values, config);
    case 'aws-sso-cli':
      return fromArn(values['credential_process'] ?? '');
    case 'aws-vault':
      return fromVault(values, config);
    case 'leapp':
      return undefined;
  }
}

function fromSettings(prefix: string, values: Values, config: Document): ForeignRole | undefined {
  const accountId = values[`${prefix}account_id`];
  const roleName = values[`${prefix}role_name`];
  if (accountId === undefined || !/^\d{12}$/.test(accountId) || roleName === undefined) return undefined;
  const session = sectionValues(
    config,
    ({ kind, name }) => kind === 'sso-session' && name === values['sso_session'],
  );
  const startUrl = values[`${prefix}start_url`] ?? session?.['sso_start_url'];
  // Granted's own writer puts it in backquotes where it ends in #.
  return { accountId, roleName, startUrl: startUrl?.replaceAll('`', '') };
}

/** `aws-sso … process --arn arn:aws:iam::ACCOUNT:role/NAME`, or with account and role apart. */
function fromArn(line: string): ForeignRole | undefined {
  const [, accountId, roleName] = /arn:aws[a-z-]*:iam::(\d{12}):role\/([\w+=,.@/-]+)/.exec(line) ?? [];
  const account = accountId ?? /\s(?:--account(?:-id)?|-A)[\s=]+(\d{12})\b/.exec(line)?.[1];
  const role = roleName ?? /\s(?:--role|-R)[\s=]+([\w+=,.@-]+)/.exec(line)?.[1];
  if (account === undefined || role === undefined) return undefined;
  return { accountId: account, roleName: role.split('/').at(-1) ?? role, startUrl: undefined };
}

/** aws-vault signs in by the settings of the profile it is given, which may be another. */
function fromVault(values: Values, config: Document): ForeignRole | undefined {
  const words = (values['credential_process'] ?? '').split(/\s+/);
  const verb = words.findIndex((word) => word === 'exec' || word === 'export');
  const name = words.slice(verb + 1).find((word) => !word.startsWith('-'));
  const source = sectionValues(config, (one) => isProfile(one) && one.name === name);
  return fromSettings('sso_', source ?? values, config);
}

function sectionValues(config: Document, is: (section: Section) => boolean): Values | undefined {
  const section = config.sections.find(is);
  return section === undefined ? undefined : valuesOf(section);
}
