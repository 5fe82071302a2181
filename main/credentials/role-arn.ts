import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Network } from '../network.ts';
import type { RoleCredentials } from '../sso/portal-answers.ts';
import { partitionOf } from '../sso/regions.ts';
import { stsClient, stsEndpoint } from './sts.ts';

interface RoleArnCall {
  readonly credentials: RoleCredentials;
  /** Of the Identity Center: part of the ARN, and where it is asked for. */
  readonly region: string;
  /** Undefined: the region's own. */
  readonly endpoint: string | undefined;
}

/** Of a permission set's role, whose name ends in a random part that only STS tells. @throws AppError unavailable, bad-answer */
export type RoleArn = (call: RoleArnCall) => Promise<string>;

export function createRoleArn(network: Network, clock: Clock): RoleArn {
  return async (call) => {
    const endpoint = call.endpoint ?? stsEndpoint(call.region);
    const { host } = new URL(endpoint);
    const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
    const client = await stsClient(call, endpoint, network, clock);
    const { Arn: caller } = await client.send(new GetCallerIdentityCommand({})).catch(() => {
      throw new AppError('unavailable', host);
    });
    const arn = roleArnOf(caller ?? '', call.region);
    if (arn === undefined) throw new AppError('bad-answer', host);
    return arn;
  };
}

/**
 * From `arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Name_0123456789abcdef/user`. Undefined: it is no such role.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
function roleArnOf(caller: string, region: string): string | undefined {
  const [, accountId, role] =
    /^arn:[\w-]+:sts::(\d{12}):assumed-role\/(AWSReservedSSO_[\w+=,.@-]+)\//.exec(caller) ?? [];
  const partition = partitionOf(region);
  if (accountId === undefined || role === undefined || partition === undefined) return undefined;
  // The first region's roles are from before there were others.
  const path = region === 'us-east-1' ? '' : `${region}/`;
  return `arn:${partition}:iam::${accountId}:role/aws-reserved/sso.amazonaws.com/${path}${role}`;
}
