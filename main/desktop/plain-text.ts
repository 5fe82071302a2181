import { processSetting } from '../../preload/copied-texts.ts';
import { credentialProcessLine, type LineClient } from '../aws-config/credential-process-line.ts';
import { shellWord } from '../credential-process/command-name.ts';
import type { Core } from '../core.ts';
import { accountOf, type ChainedRole } from '../credentials/chained-role.ts';
import { printRoleId, type RoleId } from '../credentials/role-id.ts';
import { AppError } from '../errors.ts';
import type { PlainForm } from './copy-text.ts';

export interface PlainTextParts extends LineClient {
  readonly core: Core;
}

/** What a person copies of a role that is no secret. */
export function createPlainText({ core, ...client }: PlainTextParts) {
  /**
   * @throws AppError link-unshareable: no portal knows the role; client-unquotable: no line can name the
   * client; profile-missing
   */
  return async (form: PlainForm, role: RoleId): Promise<string> => {
    switch (form) {
      case 'account-id':
        return accountId(role, core);
      case 'role-id':
        return printRoleId(role);
      case 'role-arn':
        return roleArn(role, core);
      case 'console-link':
        return consoleLink(role, core);
      case 'credential-process':
        return line(role, client);
      case 'profile-name':
        return profileName(role, core);
      case 'profile-command':
        return tryCommand(role, core);
    }
  };
}

function accountId(role: RoleId, core: Core): string {
  return role.kind === 'assigned' ? role.accountId : accountOf(chainedRole(role, core));
}

async function roleArn(role: RoleId, core: Core): Promise<string> {
  if (role.kind === 'chained') return chainedRole(role, core).roleArn;
  const { region, endpoints } = core.session(role.sessionId);
  return core.roleArn({ credentials: await core.broker.get(role), region, endpoint: endpoints.sts });
}

function chainedRole(role: RoleId, { chainedRoles }: Core): ChainedRole {
  const found = chainedRoles.find(printRoleId(role));
  if (found === undefined) throw new AppError('role-unknown', printRoleId(role));
  return found;
}

function consoleLink(role: RoleId, core: Core): string {
  const link = core.console.share({ role, destination: { kind: 'home' }, region: undefined }, 'this-role');
  if (link === undefined) throw new AppError('link-unshareable', printRoleId(role));
  return link;
}

function profileName(role: RoleId, { profiles }: Core): string {
  const found = profiles.view().written.find(({ roleId }) => roleId === printRoleId(role));
  if (found === undefined) throw new AppError('profile-missing', printRoleId(role));
  return found.name;
}

/** One that was another tool's may have blanks in it; what would mean more than itself to some shell is in no command. */
function tryCommand(role: RoleId, core: Core): string {
  const name = profileName(role, core);
  if (!/^[\p{L}\p{N}_@.+/ -]+$/u.test(name)) throw new AppError('profile-missing', printRoleId(role));
  return `aws sts get-caller-identity --profile ${shellWord(name)}`;
}

function line(role: RoleId, { client, home }: LineClient): string {
  const moved = home === undefined ? {} : { home };
  const made = credentialProcessLine({ client, role: printRoleId(role), ...moved }, process.platform);
  if (made.kind === 'unquotable')
    throw new AppError('client-unquotable', made.what === 'home' ? home : client);
  return processSetting(made.line);
}
