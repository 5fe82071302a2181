import type { AccessRole } from './access-roles.ts';

/** Of a role that Identity Center made: all but the part that it chose by chance. */
export function partlyKnownArn({ accountId, name, region }: AccessRole): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:role/aws-reserved/sso.amazonaws.com/…/AWSReservedSSO_${name}_…`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}
