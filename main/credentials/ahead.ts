import { mostFavouritesAhead, type Settings } from '../../preload/contract.ts';

/** What is renewed though nobody asks, as the user chose it. */
export interface Ahead {
  /** Roles asked for within the last hour. */
  readonly used: boolean;
  /** Ids of roles that are kept ready all the time. */
  readonly kept: readonly string[];
}

export function aheadOf(choice: Settings['renewAhead'], favourites: readonly string[]): Ahead {
  switch (choice) {
    case 'used':
      return { used: true, kept: [] };
    case 'favourites':
      return { used: true, kept: favourites.slice(0, mostFavouritesAhead) };
    case 'nothing':
      return { used: false, kept: [] };
  }
}

export function isAhead({ used, kept }: Ahead, roleId: string, inUse: boolean): boolean {
  return (used && inUse) || kept.includes(roleId);
}
