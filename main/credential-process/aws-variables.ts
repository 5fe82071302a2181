import type { ServedCredentials } from '../credentials/broker.ts';

/** Every variable by which an AWS client may come to other credentials than the ones meant. */
export const credentialVariables = [
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'],
  ...['AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCOUNT_ID', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
  ...['AWS_ROLE_ARN', 'AWS_ROLE_SESSION_NAME', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
  ...['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
  ...['AWS_CONTAINER_AUTHORIZATION_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'],
] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined: to be unset. */
export function credentialEnvironment(given: ServedCredentials): Environment {
  return {
    ...nothing(),
    AWS_ACCESS_KEY_ID: given.accessKeyId,
    AWS_SECRET_ACCESS_KEY: given.secretAccessKey,
    AWS_SESSION_TOKEN: given.sessionToken,
    AWS_CREDENTIAL_EXPIRATION: new Date(given.expiresAtMs).toISOString(),
  };
}

export function endpointEnvironment(url: string, token: string): Environment {
  return {
    ...nothing(),
    AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
  };
}

function nothing(): Environment {
  return Object.fromEntries(credentialVariables.map((name) => [name, undefined]));
}
