import { accountOfAccessKeyId } from './access-key-id.ts';
import { assumeRole } from './assume-role.ts';
import type { CenterContext } from './context.ts';
import type { QueryActions } from './query-api.ts';
import { queryRefusal } from './refusals.ts';
import type { RoleCredentials } from './role-credentials.ts';

export const stsActions: QueryActions = {
  AssumeRole: { operation: 'AssumeRole', run: assumeRole },
  GetAccessKeyInfo: { operation: 'GetAccessKeyInfo', run: getAccessKeyInfo },
  GetCallerIdentity: { operation: 'GetCallerIdentity', run: getCallerIdentity },
};

function getCallerIdentity(context: CenterContext, { identity }: RoleCredentials): string {
  const { arn, userId } = context.roleCredentials.describe(identity);
  return `<Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${identity.accountId}</Account>`;
}

function getAccessKeyInfo(_context: CenterContext, _caller: RoleCredentials, form: URLSearchParams): string {
  const account = accountOfAccessKeyId(form.get('AccessKeyId') ?? '');
  if (account === undefined)
    throw queryRefusal(400, 'ValidationError', 'Invalid value for parameter AccessKeyId');
  return `<Account>${account}</Account>`;
}
