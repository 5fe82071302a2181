import { SSOClient } from '@aws-sdk/client-sso';
import { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deviceHost,
  type PartitionId,
  partitionOf,
  regionsOf,
  standardEndpoints,
} from '../../../main/sso/regions.ts';

const partitions: readonly PartitionId[] = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'];
const published = partitions.flatMap((partition) =>
  regionsOf(partition).map((region) => ({ region, partition })),
);
/** Of the isolated partitions no region is published for Identity Center; these exist. */
const isolated = [
  { region: 'us-iso-east-1', partition: 'aws-iso' },
  { region: 'us-isob-east-1', partition: 'aws-iso-b' },
  { region: 'eu-isoe-west-1', partition: 'aws-iso-e' },
  { region: 'us-isof-south-1', partition: 'aws-iso-f' },
];

/** What the SDKs’ own endpoint rules say. */
const sdk = {
  sso: new SSOClient({ region: 'us-east-1' }).config,
  oidc: new SSOOIDCClient({ region: 'us-east-1' }).config,
};

describe('regions', () => {
  it.each([...published, ...isolated])('$region belongs to $partition', ({ region, partition }) => {
    expect(partitionOf(region)).toBe(partition);
  });

  it.each([...published, ...isolated])('$region has the endpoints the SDKs would use', ({ region }) => {
    expect(standardEndpoints(region)).toEqual({
      oidc: sdk.oidc.endpointProvider({ Region: region }).url.origin,
      portal: sdk.sso.endpointProvider({ Region: region }).url.origin,
    });
  });

  it('newer than this release are taken by their pattern', () => {
    expect(partitionOf('ap-northeast-12')).toBe('aws');
    expect(deviceHost('eu-southwest-1')).toBe('device.sso.eu-southwest-1.amazonaws.com');
  });

  it.each([
    ...[
      '',
      ' ',
      'us-east-1 ',
      ' us-east-1',
      'us-east-1\n',
      'US-EAST-1',
      'us-est',
      'us-east',
      'us-east-',
      'global',
    ],
    ...['us-east-1.evil.example', 'us-east-1/', 'us-east-1#', 'us-east-1@evil', 'us-east-1a', 'us-east-123'],
    ...['xx-east-1', 'us-gov-1-1', 'constructor', '__proto__', 'toString', 'aws-global', 'us-ea.st-1'],
  ])('%j is none', (region) => {
    expect([partitionOf(region), standardEndpoints(region), deviceHost(region)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('give no host below another domain, whatever they are called', () => {
    const pieces = fc.constantFrom(
      'us',
      'eu',
      'gov',
      '-',
      'east',
      '1',
      '.',
      '/',
      '@',
      'evil.example',
      ':',
      '\n',
      '#',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const region = parts.join('');
        const endpoints = standardEndpoints(region);
        if (endpoints === undefined) return;
        const { host, origin } = new URL(endpoints.oidc);
        expect([origin, host]).toEqual([endpoints.oidc, `oidc.${region}.amazonaws.com`]);
      }),
      { numRuns: 2000 },
    );
  });
});
