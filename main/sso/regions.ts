/** Regions and domain names as published in the SDKs' endpoint rules (sso and sso-oidc, 2019-06-10). */

export type PartitionId =
  'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc' | 'aws-iso' | 'aws-iso-b' | 'aws-iso-e' | 'aws-iso-f';

interface Partition {
  readonly dnsSuffix: string;
  /** Regions known to run Identity Center; for the isolated partitions none are published, any of theirs is taken. */
  readonly regions: readonly string[];
  readonly pattern: RegExp;
}

const partitions: Readonly<Record<PartitionId, Partition>> = {
  aws: {
    dnsSuffix: 'amazonaws.com',
    regions: [
      ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
      ...['ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4'],
      ...['ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-central-1', 'ca-west-1', 'eu-central-1'],
      ...['eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
      ...[
        'il-central-1',
        'me-central-1',
        'me-south-1',
        'mx-central-1',
        'sa-east-1',
        'us-east-1',
        'us-east-2',
      ],
      ...['us-west-1', 'us-west-2'],
    ],
    pattern: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d{1,2}$/,
  },
  'aws-cn': {
    dnsSuffix: 'amazonaws.com.cn',
    regions: ['cn-north-1', 'cn-northwest-1'],
    pattern: /^cn-[a-z]+-\d{1,2}$/,
  },
  'aws-us-gov': {
    dnsSuffix: 'amazonaws.com',
    regions: ['us-gov-east-1', 'us-gov-west-1'],
    pattern: /^us-gov-[a-z]+-\d{1,2}$/,
  },
  'aws-eusc': {
    dnsSuffix: 'amazonaws.eu',
    regions: ['eusc-de-east-1'],
    pattern: /^eusc-de-[a-z]+-\d{1,2}$/,
  },
  'aws-iso': { dnsSuffix: 'c2s.ic.gov', regions: [], pattern: /^us-iso-[a-z]+-\d{1,2}$/ },
  'aws-iso-b': { dnsSuffix: 'sc2s.sgov.gov', regions: [], pattern: /^us-isob-[a-z]+-\d{1,2}$/ },
  'aws-iso-e': { dnsSuffix: 'cloud.adc-e.uk', regions: [], pattern: /^eu-isoe-[a-z]+-\d{1,2}$/ },
  'aws-iso-f': { dnsSuffix: 'csp.hci.ic.gov', regions: [], pattern: /^us-isof-[a-z]+-\d{1,2}$/ },
};

/**
 * Undefined: no region of any partition has this name. A region newer than this release is taken by its pattern, so
 * that a launch does not wait for an update; the pattern admits nothing that could end the host name early.
 */
export function partitionOf(region: string): PartitionId | undefined {
  const ids = Object.keys(partitions).filter(isPartitionId);
  return ids.find((id) => partitions[id].regions.includes(region) || partitions[id].pattern.test(region));
}

export function regionsOf(partition: PartitionId): readonly string[] {
  return partitions[partition].regions;
}

/** False for a misspelt region, and for one newer than this release. */
export function isPublishedRegion(region: string): boolean {
  const partition = partitionOf(region);
  return partition !== undefined && regionsOf(partition).includes(region);
}

export interface Endpoints {
  /** Origins without a trailing slash. */
  readonly oidc: string;
  readonly portal: string;
}

/** Undefined: no such region. */
export function standardEndpoints(region: string): Endpoints | undefined {
  const suffix = dnsSuffix(region);
  if (suffix === undefined) return undefined;
  return { oidc: `https://oidc.${region}.${suffix}`, portal: `https://portal.sso.${region}.${suffix}` };
}

/** The host of the page where a device code is typed; undefined: no such region. */
export function deviceHost(region: string): string | undefined {
  const suffix = dnsSuffix(region);
  return suffix === undefined ? undefined : `device.sso.${region}.${suffix}`;
}

function dnsSuffix(region: string): string | undefined {
  const partition = partitionOf(region);
  return partition === undefined ? undefined : partitions[partition].dnsSuffix;
}

function isPartitionId(value: string): value is PartitionId {
  return Object.hasOwn(partitions, value);
}
