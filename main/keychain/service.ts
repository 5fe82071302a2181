import { createHash } from 'node:crypto';

/** A home of its own has a keychain service of its own, so that instances do not meet there. */
export function keychainService(dataFolder: string, usualDataFolder: string): string {
  if (dataFolder === usualDataFolder) return 'daypass';
  return `daypass:${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
}
