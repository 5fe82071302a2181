/** Whose profiles the one press writes; with very many roles somebody has to choose. */
export type OnePress = 'all' | 'favourites' | 'choose';

/** AWS tools read the whole file at every call, so nobody is led to write thousands of profiles by one press. */
const mostAtOnce = 500;

export function onePressFor(roles: number, favourites: number): OnePress {
  if (roles <= mostAtOnce) return 'all';
  return favourites > 0 ? 'favourites' : 'choose';
}
