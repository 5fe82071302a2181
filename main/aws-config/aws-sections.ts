import type { ConfigFault } from '../../preload/aws-config-texts.ts';
import type { Document, Section } from './document.ts';

/**
 * A file of sections of which none is for AWS tools belongs to another program: a setting, or a page that has turned against
 * its user, names it by mistake. A profile whose header lacks `profile` is known by its settings.
 */
export function foreignFault({ sections }: Document): ConfigFault | undefined {
  const [first] = sections;
  if (first === undefined || sections.some(isForAws)) return undefined;
  return { code: 'not-aws-config', line: first.header + 1 };
}

function isForAws({ kind, name, entries }: Section): boolean {
  if (kind === '' ? bareNames.has(name) : kinds.has(kind)) return true;
  return entries.some(({ key }) => settings.test(key));
}

const bareNames: ReadonlySet<string> = new Set(['default', 'plugins', 'preview']);
const kinds: ReadonlySet<string> = new Set(['profile', 'sso-session', 'services']);
const settings =
  /^(?:aws_\w+|sso_\w+|cli_\w+|region|output|role_arn|source_profile|credential_process|credential_source|mfa_serial|ca_bundle)$/;
