import { readSections } from '../aws-config/sections.ts';
import { textOrNone } from '../ordinary-file.ts';

const keys = [
  ...['aws_access_key_id', 'credential_process', 'role_arn', 'sso_session', 'sso_start_url'],
  ...['sso_account_id', 'sso_role_name', 'login_session', 'web_identity_token_file'],
];

/** Does the default profile of this file bring credentials of its own? A file that is not there brings none. */
export async function defaultProfileCredentials(file: string): Promise<boolean> {
  const defaults = readSections(await textOrNone(file)).filter(
    ({ kind, name }) => name === 'default' && (kind === '' || kind === 'profile'),
  );
  return defaults.some(({ values }) => keys.some((key) => values[key] !== undefined));
}
