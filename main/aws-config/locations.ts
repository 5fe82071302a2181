import path from 'node:path';

/** Where AWS clients keep their files. Absolute. */
export interface AwsLocations {
  readonly configFile: string;
  readonly ssoCacheFolder: string;
}

/** `AWS_CONFIG_FILE` moves the config, for all clients alike only as a plain path or with a leading `~/`; nothing moves the cache. */
export function awsLocations(
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): AwsLocations {
  const configured = environment['AWS_CONFIG_FILE'] ?? '';
  const configFile = configured === '' ? path.join(home, '.aws', 'config') : configured;
  return {
    configFile: path.resolve(configFile.startsWith('~/') ? path.join(home, configFile.slice(2)) : configFile),
    ssoCacheFolder: path.join(home, '.aws', 'sso', 'cache'),
  };
}
