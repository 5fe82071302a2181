import type { Network, OriginHandler } from '../network.ts';

/**
 * Everything an SDK client would otherwise look up in the environment or in the AWS config is given, so that no setting
 * made for other tools (endpoint, retries, FIPS, a broken config file) reaches ours. One attempt: retries are the
 * limiter's business.
 */
export function sdkClientOptions(region: string, endpoint: string, network: Network): SdkClientOptions {
  return {
    region,
    endpoint,
    requestHandler: network.handlerFor(new URL(endpoint).origin),
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: 'daypass',
    authSchemePreference: [],
  };
}

interface SdkClientOptions {
  readonly region: string;
  readonly endpoint: string;
  readonly requestHandler: OriginHandler;
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
  readonly defaultsMode: 'standard';
  readonly useDualstackEndpoint: boolean;
  readonly useFipsEndpoint: boolean;
  readonly userAgentAppId: string;
  readonly authSchemePreference: string[];
}
