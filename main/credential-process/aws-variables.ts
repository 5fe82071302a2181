import type { ServedCredentials } from '../credentials/broker.ts';
import type { Request } from './protocol.ts';

/**
 * Every variable by which an AWS client may come to other credentials than the ones meant; also names that only old ones read
 * (AWS_ACCESS_KEY, AWS_SECRET_KEY: Java and Go, version 1; AWS_CREDENTIAL_FILE: the first boto).
 */
export const credentialVariables = [
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'],
  ...['AWS_ACCESS_KEY', 'AWS_SECRET_KEY', 'AWS_CREDENTIAL_FILE', 'AWS_CREDENTIAL_PROFILES_FILE'],
  ...[
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_CREDENTIAL_SCOPE',
    'AWS_ACCOUNT_ID',
    'AWS_PROFILE',
    'AWS_DEFAULT_PROFILE',
  ],
  ...['AWS_ROLE_ARN', 'AWS_ROLE_SESSION_NAME', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
  ...['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
  ...['AWS_CONTAINER_AUTHORIZATION_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'],
] as const;

/** The AWS_* variables that the asker has. */
type Present = Request['aws'];

export type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined: to be unset. */
export function credentialEnvironment(given: ServedCredentials, present: Present): Environment {
  return {
    ...nothing(present),
    AWS_ACCESS_KEY_ID: given.accessKeyId,
    AWS_SECRET_ACCESS_KEY: given.secretAccessKey,
    AWS_SESSION_TOKEN: given.sessionToken,
    AWS_CREDENTIAL_EXPIRATION: new Date(given.expiresAtMs).toISOString(),
  };
}

export function endpointEnvironment(url: string, token: string, present: Present): Environment {
  return {
    ...nothing(present),
    AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
  };
}

/** A token for one service (AWS_BEARER_TOKEN_BEDROCK, say) goes before any credentials there; only the asker knows which. */
function nothing(present: Present): Environment {
  const tokens = Object.keys(present).filter((name) => name.startsWith('AWS_BEARER_TOKEN_'));
  const names = [...credentialVariables, ...tokens];
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
