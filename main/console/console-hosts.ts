import { type PartitionId, partitionOf } from '../sso/regions.ts';

/** The partitions whose console can be reached from the internet. */
export type ConsolePartition = Extract<PartitionId, 'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc'>;

interface ConsoleHosts {
  readonly console: string;
  readonly signin: string;
  /** Where global services live; its sign-in needs no region in the host's name. */
  readonly homeRegion: string;
  /** Whether hosts without a region in their name are known to exist. */
  readonly withoutRegion: boolean;
  /** Services with a console host of their own. */
  readonly services: readonly string[];
}

const hosts: Readonly<Record<ConsolePartition, ConsoleHosts>> = {
  aws: {
    ...{ console: 'console.aws.amazon.com', signin: 'signin.aws.amazon.com', homeRegion: 'us-east-1' },
    ...{ withoutRegion: true, services: ['s3', 'support', 'phd'] },
  },
  'aws-cn': {
    ...{ console: 'console.amazonaws.cn', signin: 'signin.amazonaws.cn', homeRegion: 'cn-north-1' },
    ...{ withoutRegion: true, services: [] },
  },
  'aws-us-gov': {
    ...{ console: 'console.amazonaws-us-gov.com', signin: 'signin.amazonaws-us-gov.com' },
    ...{ homeRegion: 'us-gov-west-1', withoutRegion: true, services: [] },
  },
  'aws-eusc': {
    ...{ console: 'console.amazonaws-eusc.eu', signin: 'signin.amazonaws-eusc.eu' },
    ...{ homeRegion: 'eusc-de-east-1', withoutRegion: false, services: [] },
  },
};

export const consolePartitions: readonly ConsolePartition[] = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'];

/** Undefined: no such region, or one without a console on the internet. */
export function consolePartitionOf(region: string): ConsolePartition | undefined {
  const partition = partitionOf(region);
  return consolePartitions.find((one) => one === partition);
}

export function homeRegionOf(partition: ConsolePartition): string {
  return hosts[partition].homeRegion;
}

/** Without a region the console goes on to the one last used, where there is such a host. */
export function consoleHost(partition: ConsolePartition, region: string | undefined): string {
  const { console, homeRegion, withoutRegion } = hosts[partition];
  if (region === undefined && withoutRegion) return console;
  return `${region ?? homeRegion}.${console}`;
}

/** `always` where only a host with a region in its name will do. */
export function signinHost(partition: ConsolePartition, region: string, naming: 'usual' | 'always'): string {
  const { signin, homeRegion, withoutRegion } = hosts[partition];
  return naming === 'usual' && withoutRegion && region === homeRegion ? signin : `${region}.${signin}`;
}

/** A host as `signinHost` gives it, of whatever partition. */
export function isSigninHost(host: string): boolean {
  return consolePartitions.some((partition) => {
    const { signin, withoutRegion } = hosts[partition];
    if (host === signin) return withoutRegion;
    return host.endsWith(`.${signin}`) && partitionOf(host.slice(0, -signin.length - 1)) === partition;
  });
}

export interface ReadHost {
  readonly partition: ConsolePartition;
  readonly region: string | undefined;
  /** In the names of multi-session hosts: `123456789012-x7abc.eu-west-1.console.aws.amazon.com`. */
  readonly accountId: string | undefined;
  /** The host without the part that belongs to somebody's browser session. */
  readonly shared: string;
}

/** Compares whole labels, never a suffix alone. Undefined: no console of AWS has this host. */
export function readConsoleHost(host: string): ReadHost | undefined {
  for (const partition of consolePartitions) {
    const { console, withoutRegion, services } = hosts[partition];
    if (host === console && withoutRegion)
      return { partition, region: undefined, accountId: undefined, shared: console };
    if (!host.endsWith(`.${console}`)) continue;
    const labels = host.slice(0, -console.length - 1).split('.');
    const place = labels.pop() ?? '';
    const isRegion = partitionOf(place) === partition;
    if (!isRegion && !services.includes(place)) return undefined;
    const accountId = labels.length === 0 ? undefined : accountInLabel(labels.join('.'));
    if (labels.length > 0 && accountId === undefined) return undefined;
    return { partition, region: isRegion ? place : undefined, accountId, shared: `${place}.${console}` };
  }
  return undefined;
}

function accountInLabel(label: string): string | undefined {
  return /^(\d{12})-[a-z0-9]{1,40}$/.exec(label)?.[1];
}
