import type { AccountView } from '../../../preload/contract.ts';
import { fold } from '../../search/fold.ts';

export type NamedAccount = Pick<AccountView, 'id' | 'name'>;

/** `one`: the words leave no doubt. */
export interface FoundAccounts {
  readonly one: NamedAccount | undefined;
  readonly several: readonly NamedAccount[];
  /** How many more fit than `several` has. */
  readonly more: number;
}

const mostShown = 6;
const none: FoundAccounts = { one: undefined, several: [], more: 0 };

/** By number, by whole name, or by a part that only one has. */
export function findAccounts(accounts: readonly NamedAccount[], text: string): FoundAccounts {
  const wanted = fold(text.trim());
  if (wanted === '') return none;
  const number = wanted.replaceAll('-', '');
  const fitting = accounts.filter(({ id, name }) => id === number || fold(name).includes(wanted));
  const exact = fitting.filter(({ id, name }) => id === number || fold(name) === wanted);
  const [only, ...more] = exact.length > 0 ? exact : fitting;
  if (only !== undefined && more.length === 0) return { ...none, one: only };
  if (/^\d{12}$/.test(number)) return { ...none, one: { id: number, name: '' } };
  const several = fitting.slice(0, mostShown);
  return { one: undefined, several, more: fitting.length - several.length };
}
