import { describe, expect, it } from 'vitest';
import { aheadOf, isAhead } from '../../../main/credentials/ahead.ts';
import { mostFavouritesAhead } from '../../../preload/contract.ts';

describe('what is renewed ahead', () => {
  const [first, second] = ['hanbit/000000000001/Admin', 'hanbit/000000000002/Admin'];

  it('are used roles, these and favourites, or none, as the user chose', () => {
    const ahead = (choice: 'used' | 'favourites' | 'nothing') => {
      const wish = aheadOf(choice, [first]);
      return [isAhead(wish, second, true), isAhead(wish, first, false), isAhead(wish, second, false)];
    };
    expect(ahead('used')).toEqual([true, false, false]);
    expect(ahead('favourites')).toEqual([true, true, false]);
    expect(ahead('nothing')).toEqual([false, false, false]);
  });

  it('are the first favourites, in the user’s order, where there are very many', () => {
    const favourites = Array.from({ length: mostFavouritesAhead + 20 }, (_, index) => `role ${index}`);
    expect(aheadOf('favourites', favourites).kept).toEqual(favourites.slice(0, mostFavouritesAhead));
  });
});
