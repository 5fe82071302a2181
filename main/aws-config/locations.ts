import path from 'node:path';
import { inHome } from '../paths.ts';

/** Where AWS clients keep their files. Absolute. */
export interface AwsLocations {
  readonly home: string;
  readonly configFile: string;
  readonly credentialsFile: string;
  readonly ssoCacheFolder: string;
}

/**
 * `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` move the two files, for all clients alike only as a plain path or with a
 * leading `~/`; nothing moves the cache.
 */
export function awsLocations(
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): AwsLocations {
  const fileAt = (variable: string, usual: string) => {
    const configured = environment[variable] ?? '';
    const file = configured === '' ? path.join(home, '.aws', usual) : configured;
    return path.resolve(inHome(file, home));
  };
  return {
    home,
    configFile: fileAt('AWS_CONFIG_FILE', 'config'),
    credentialsFile: fileAt('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
    ssoCacheFolder: path.join(home, '.aws', 'sso', 'cache'),
  };
}
