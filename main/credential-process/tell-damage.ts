import type { DamagedFileView, ErrorCode } from '../../preload/contract.ts';
import { damagedFileSentence } from '../../preload/damaged-files.ts';
import type { VerbCall } from './verb.ts';

type Kind = DamagedFileView['kind'];
type Teller = Pick<VerbCall, 'daypass' | 'language' | 'err'>;

/** Of every damaged file that was set aside, or of these kinds. */
export function tellDamage({ daypass, language, err }: Teller, only?: readonly Kind[]): void {
  for (const one of daypass.core.store.get().damagedFiles ?? [])
    if (only === undefined || only.includes(one.kind)) err(`${damagedFileSentence(one, language)}\n`);
}

/** What is unknown may have been lost. */
export function tellDamageBehind(code: ErrorCode, call: Teller): void {
  tellDamage(call, lostWith[code] ?? []);
}

const lostWith: Readonly<Partial<Record<ErrorCode, readonly Kind[]>>> = {
  'no-sessions': ['sessions'],
  'role-unknown': ['sessions', 'chained-roles'],
  'session-unknown': ['sessions'],
};
