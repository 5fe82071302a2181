import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consolePartitions } from '../../../main/console/console-hosts.ts';
import { consoleServices } from '../../../preload/console-services.ts';
import { type Destination, destinationUrl, readDestination } from '../../../main/console/destinations.ts';
import { regionsOf } from '../../../main/sso/regions.ts';

/** Written down anew, from AWS's own list of console endpoints, so that a slip in the code does not excuse itself. */
const expectedHosts = {
  aws: { bare: 'console.aws.amazon.com', global: 'us-east-1.console.aws.amazon.com' },
  'aws-cn': { bare: 'console.amazonaws.cn', global: 'cn-north-1.console.amazonaws.cn' },
  'aws-us-gov': {
    bare: 'console.amazonaws-us-gov.com',
    global: 'us-gov-west-1.console.amazonaws-us-gov.com',
  },
  'aws-eusc': {
    bare: 'eusc-de-east-1.console.amazonaws-eusc.eu',
    global: 'eusc-de-east-1.console.amazonaws-eusc.eu',
  },
} as const;
const regionalHosts = [
  ['aws', 'us-east-1', 'us-east-1.console.aws.amazon.com'],
  ['aws', 'ap-northeast-2', 'ap-northeast-2.console.aws.amazon.com'],
  ['aws-cn', 'cn-northwest-1', 'cn-northwest-1.console.amazonaws.cn'],
  ['aws-us-gov', 'us-gov-east-1', 'us-gov-east-1.console.amazonaws-us-gov.com'],
  ['aws-us-gov', 'us-gov-west-1', 'us-gov-west-1.console.amazonaws-us-gov.com'],
  ['aws-eusc', 'eusc-de-east-1', 'eusc-de-east-1.console.amazonaws-eusc.eu'],
] as const;

const home: Destination = { kind: 'home' };
const service = (id: string): Destination => {
  const found = readDestination(id);
  if (found.kind !== 'service') throw new Error(id);
  return found;
};

describe('destinations', () => {
  it('knows sixty services and more, each by an id and a path of its own', () => {
    expect(consoleServices.length).toBeGreaterThanOrEqual(60);
    expect(new Set(consoleServices.map(({ id }) => id)).size).toBe(consoleServices.length);
    expect(new Set(consoleServices.map(({ path }) => path)).size).toBe(consoleServices.length);
  });

  it('lead no alias to two services', () => {
    const names = consoleServices.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(regionalHosts)('open every service of %s in %s on its host', (partition, region, host) => {
    for (const { id, global, path } of consoleServices) {
      const url = new URL(destinationUrl(service(id), partition, region));
      expect([id, url.protocol, url.host]).toEqual([
        id,
        'https:',
        global ? expectedHosts[partition].global : host,
      ]);
      expect(`${url.pathname.slice(1)}${url.hash}`).toBe(path);
      expect(url.searchParams.get('region')).toBe(global ? null : region);
    }
  });

  it.each(consolePartitions)('open in %s where the console was last when no region is given', (partition) => {
    for (const { id, global } of consoleServices) {
      const url = new URL(destinationUrl(service(id), partition, undefined));
      expect(url.host).toBe(expectedHosts[partition][global ? 'global' : 'bare']);
      expect(url.search).toBe('');
    }
  });

  it('open the home of a region, or of none', () => {
    expect(destinationUrl(home, 'aws', 'eu-west-1')).toBe(
      'https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1',
    );
    expect(destinationUrl(home, 'aws-cn', undefined)).toBe('https://console.amazonaws.cn/console/home');
  });

  it('keep the page of a service that is part of another', () => {
    expect(destinationUrl(service('logs'), 'aws', 'eu-west-1')).toBe(
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups',
    );
  });

  it.each([
    ['aws', 'cn-north-1'],
    ['aws-cn', 'us-east-1'],
    ['aws', 'us-gov-west-1'],
    ['aws', 'us-east-1.evil.example'],
    ['aws', 'us-east-1/@evil.example'],
    ['aws', ''],
  ] as const)('are refused in %s for the region %s', (partition, region) => {
    expect(() => destinationUrl(home, partition, region)).toThrow('bad-request');
  });

  it('never lead off AWS, whatever is given as a region', () => {
    fc.assert(
      fc.property(fc.constantFrom(...consolePartitions), fc.string(), fc.nat(), (partition, region, at) => {
        const { id } = consoleServices[at % consoleServices.length] ?? { id: 's3' };
        try {
          const { host } = new URL(destinationUrl(service(id), partition, region));
          expect(regionsOf(partition)).toContain(region);
          expect(host.endsWith(expectedHosts[partition].bare.replace(/^eusc-de-east-1\./, ''))).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-request' });
        }
      }),
    );
  });
});

describe('what a person types', () => {
  it.each(['', ' ', 'home', 'HOME'])('as %j is the home', (text) => {
    expect(readDestination(text)).toEqual(home);
  });

  it.each([
    ['s3', 's3'],
    ['S3', 's3'],
    ['r53', 'route53'],
    ['Route 53', 'route53'],
    ['step functions', 'stepfunctions'],
    ['Step-Functions', 'stepfunctions'],
    ['kubernetes', 'eks'],
    ['kubern', 'eks'],
    ['x-ray', 'xray'],
  ])('as %j is the service %s', (text, id) => {
    expect(readDestination(text)).toMatchObject({ kind: 'service', service: { id } });
  });

  it('shows what fits when several do, the nearest first', () => {
    const found = readDestination('cloud');
    if (found.kind !== 'unclear') throw new Error(found.kind);
    const ids = found.services.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['cloudformation', 'cloudtrail', 'cloudwatch']));
    expect(ids).not.toContain('s3');
  });

  it('shows nothing when nothing fits', () => {
    expect(readDestination('zzz')).toEqual({ kind: 'unclear', services: [] });
  });

  it('may be a page of the console, with or without its scheme', () => {
    const page = 'eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:';
    for (const text of [`https://${page}`, page, ` https://${page} `]) {
      const found = readDestination(text);
      if (found.kind !== 'url') throw new Error(found.kind);
      expect(destinationUrl(found, 'aws', undefined)).toBe(`https://${page}`);
    }
  });

  it('must not be a page of anyone else', () => {
    expect(readDestination('https://evil.example/console.aws.amazon.com')).toEqual({
      ...{ kind: 'refused', host: 'evil.example' },
    });
    expect(readDestination('javascript:alert(1)')).toMatchObject({ kind: 'refused' });
  });

  it('keeps to the partition of the role', () => {
    const page = readDestination('https://cn-north-1.console.amazonaws.cn/ec2/home');
    if (page.kind !== 'url') throw new Error(page.kind);
    expect(() => destinationUrl(page, 'aws', undefined)).toThrow('link-refused');
  });
});
