import { delay } from '../delay.ts';
import { AppError } from '../errors.ts';
import type { Clock } from '../clock.ts';
import type { Network } from '../network.ts';
import type { RoleCredentials } from '../sso/portal-answers.ts';
import { standardEndpoints } from '../sso/regions.ts';
import { sdkClientOptions } from '../sso/sdk-client.ts';
import { longestSeconds } from './chained-role.ts';
import { type Patience, stsMove } from './sts-faults.ts';

export interface AssumeRoleCall {
  readonly credentials: RoleCredentials;
  /** What a refusal is about, for the sentence. */
  readonly subject: string;
  readonly roleArn: string;
  readonly externalId: string | undefined;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly region: string;
  /** Undefined: the region's own. */
  readonly endpoint: string | undefined;
  readonly signal: AbortSignal;
}

/** @throws AppError role-refused, chained-role-invalid, throttled, offline, tls-untrusted, unavailable, bad-answer, clock-wrong */
export type AssumeRole = (call: AssumeRoleCall) => Promise<RoleCredentials | 'base-expired'>;

export function createAssumeRole(network: Network, clock: Clock): AssumeRole {
  return async (call) => {
    const endpoint = call.endpoint ?? stsEndpoint(call.region);
    let { durationSeconds } = call;
    for (let patience: Patience = { faults: 0, throttles: 0 }; ;) {
      try {
        return await send({ ...call, durationSeconds }, endpoint, network, clock);
      } catch (error) {
        call.signal.throwIfAborted();
        const { host } = new URL(endpoint);
        const move = stsMove(error, { ...call, durationSeconds, host, skewMs: clock.skewMs() }, patience);
        switch (move.kind) {
          case 'give-up':
            throw move.error;
          case 'base-expired':
            return 'base-expired';
          case 'shorten':
            durationSeconds = longestSeconds;
            break;
          case 'wait':
            patience = move.patience;
            await delay(move.ms, call.signal);
        }
      }
    }
  };
}

/** Regional, for a credential of the global STS is not valid everywhere. @throws AppError chained-role-invalid */
export function stsEndpoint(region: string): string {
  const standard = standardEndpoints(region);
  if (standard === undefined) throw new AppError('chained-role-invalid', 'region');
  return standard.oidc.replace('https://oidc.', 'https://sts.');
}

async function send(
  call: AssumeRoleCall,
  endpoint: string,
  network: Network,
  clock: Clock,
): Promise<RoleCredentials> {
  const { AssumeRoleCommand } = await import('@aws-sdk/client-sts');
  const client = await stsClient(call, endpoint, network, clock);
  const command = new AssumeRoleCommand({
    RoleArn: call.roleArn,
    RoleSessionName: call.sessionName,
    DurationSeconds: call.durationSeconds,
    ...(call.externalId === undefined ? {} : { ExternalId: call.externalId }),
  });
  const { Credentials: given } = await client.send(command, { abortSignal: call.signal });
  const parsed = parseGiven(given ?? {});
  if (parsed === undefined) throw new AppError('bad-answer', new URL(endpoint).host);
  return parsed;
}

/** The SDK is loaded by the few who need it, not at every start. */
export async function stsClient(
  { credentials, region }: Pick<AssumeRoleCall, 'credentials' | 'region'>,
  endpoint: string,
  network: Network,
  clock: Clock,
) {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return new STSClient({
    ...sdkClientOptions(region, endpoint, network),
    // A new object: the SDK writes marks of its own into it.
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    systemClockOffset: clock.skewMs(),
    sigv4aSigningRegionSet: [region],
  });
}

interface Given {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
  readonly Expiration?: Date | undefined;
}

function parseGiven(given: Given): RoleCredentials | undefined {
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = given;
  const expiresAtMs = given.Expiration?.getTime();
  if (!accessKeyId || !secretAccessKey || !sessionToken || !expiresAtMs) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken, expiresAtMs };
}
