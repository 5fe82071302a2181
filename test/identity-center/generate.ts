import { createHash } from 'node:crypto';
import type { Account, Organization, PermissionSet } from './organization.ts';

interface Scale {
  readonly accounts: number;
  readonly rolesPerAccount: number;
  /** The same seed gives the same organization. */
  readonly seed: string;
}

/** One user who has `rolesPerAccount` roles in each of `accounts` accounts. */
export function generateOrganization({ accounts, rolesPerAccount, seed }: Scale): Organization {
  const all = uniqueIds(accounts, seed).map((id, index) => accountOf(id, index, seed));
  const sets = Array.from({ length: rolesPerAccount }, (_, index) => permissionSetOf(index));
  return {
    name: `Generated ${seed}`,
    region: 'eu-central-1',
    startUrl: 'https://generated.awsapps.com/start',
    lengths: {
      portalSessionMinutes: 480,
      accessTokenMinutes: 60,
      registrationDays: 90,
      devicePollSeconds: 1,
    },
    accounts: all,
    groups: [{ name: 'engineering', description: 'Everyone who has everything' }],
    users: [
      {
        userName: 'engineer@generated.example',
        displayName: 'Robin Engineer',
        email: 'engineer@generated.example',
        groups: ['engineering'],
      },
    ],
    permissionSets: sets,
    assignments: [
      {
        to: { group: 'engineering' },
        accountIds: all.map((account) => account.id),
        permissionSets: sets.map((set) => set.name),
      },
    ],
    iamRoles: [],
  };
}

const products = [
  'payments',
  'store',
  'search',
  'logistics',
  'media',
  '정산',
  '회원',
  '쿠폰',
  '배송',
  '광고',
];
const stages = ['prod', 'staging', 'dev', 'qa', 'sandbox'];
const jobs = [
  'Administrator',
  'Developer',
  'ReadOnly',
  'Operator',
  'Auditor',
  'Analyst',
  'Billing',
  'Network',
];

function uniqueIds(count: number, seed: string): readonly string[] {
  const ids = new Set<string>();
  for (let index = 0; ids.size < count; index += 1) {
    ids.add(String(100_000_000_000 + Number(drawn(`${seed} id ${index}`) % 900_000_000_000n)));
  }
  return [...ids];
}

function accountOf(id: string, index: number, seed: string): Account {
  const product = picked(products, `${seed} product ${index}`);
  const stage = picked(stages, `${seed} stage ${index}`);
  return {
    id,
    name: `${product}-${stage}-${String(index).padStart(4, '0')}`,
    email: `aws+${index}@generated.example`,
    unit: `Root/${stage}`,
  };
}

function permissionSetOf(index: number): PermissionSet {
  const job = jobs[index % jobs.length] ?? '';
  const round = Math.floor(index / jobs.length);
  return {
    name: round === 0 ? job : `${job}-${round}`,
    description: `Generated permission set ${index}`,
    sessionHours: 1 + (index % 12),
  };
}

function picked(names: readonly string[], label: string): string {
  return names[Number(drawn(label) % BigInt(names.length))] ?? '';
}

/** A number that only the label decides. */
function drawn(label: string): bigint {
  return createHash('sha256').update(label).digest().readBigUInt64BE();
}
