import { readFileSync } from 'node:fs';
import { checkOrganization } from './organization-check.ts';

/** One AWS organization with its Identity Center: everything the server knows before anyone signs in. */
export interface Organization {
  readonly name: string;
  /** The region Identity Center lives in, the clients' `sso_region`. */
  readonly region: string;
  readonly startUrl: string;
  readonly lengths: SessionLengths;
  readonly accounts: readonly Account[];
  readonly groups: readonly Group[];
  readonly users: readonly User[];
  readonly permissionSets: readonly PermissionSet[];
  readonly assignments: readonly Assignment[];
  readonly iamRoles: readonly IamRole[];
}

export interface SessionLengths {
  readonly portalSessionMinutes: number;
  /** For registrations with the scope `sso:account:access`. */
  readonly accessTokenMinutes: number;
  readonly registrationDays: number;
  readonly devicePollSeconds: number;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Organizational units from the root down, joined by `/`. */
  readonly unit: string;
}

export interface Group {
  readonly name: string;
  readonly description: string;
}

/** A person as the external directory (SCIM) provisioned them. */
export interface User {
  readonly userName: string;
  readonly displayName: string;
  readonly email: string;
  readonly groups: readonly string[];
}

export interface PermissionSet {
  readonly name: string;
  readonly description: string;
  readonly sessionHours: number;
}

export type Principal = { readonly group: string } | { readonly user: string };

/** Every permission set listed, in every account listed. */
export interface Assignment {
  readonly to: Principal;
  readonly accountIds: readonly string[];
  readonly permissionSets: readonly string[];
}

/** A role of IAM's own, which roles of Identity Center reach by AssumeRole. */
export interface IamRole {
  readonly accountId: string;
  readonly name: string;
  readonly trusts: readonly Trusted[];
}

export interface Trusted {
  readonly accountId: string;
  readonly role: { readonly permissionSet: string } | { readonly iamRole: string } | 'any';
  /** What the caller must present; `none` where the trust policy has no such condition. */
  readonly externalId: { readonly equals: string } | 'none';
}

/** @throws an Error of one sentence saying what is wrong with the data. */
export function parseOrganization(json: string): Organization {
  return checkOrganization(JSON.parse(json));
}

export function readOrganization(file: string | URL): Organization {
  return parseOrganization(readFileSync(file, 'utf8'));
}

export function hanbit(): Organization {
  return readOrganization(new URL('./organizations/hanbit.json', import.meta.url));
}
