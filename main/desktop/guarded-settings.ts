import type { Settings } from '../../preload/contract.ts';

/** Settings that lead what is secret, or what runs on this machine, another way. */
const guarded = ['proxy', 'caBundle', 'awsConfigFile', 'awsSharedCredentialsFile'] as const;

export type GuardedSetting = (typeof guarded)[number];

export type GuardedChanges = readonly (readonly [GuardedSetting, string])[];

/** Of a window's changes those that only the person may make: a page that was taken over could not be told from them. */
export function guardedChanges(changes: Partial<Settings>, before: Settings): GuardedChanges {
  return guarded.flatMap((name) => {
    const value = changes[name] ?? '';
    return value === '' || value === before[name] ? [] : [[name, value] as const];
  });
}
