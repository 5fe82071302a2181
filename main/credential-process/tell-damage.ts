import type { DamagedFileView, ErrorCode } from '../../preload/contract.ts';
import { damagedFileSentence } from '../../preload/damaged-files.ts';
import type { VerbCall } from './verb.ts';

type Teller = Pick<VerbCall, 'daypass' | 'language' | 'err'>;

/** Of every damaged file that was set aside, or of this kind. */
export function tellDamage({ daypass, language, err }: Teller, only?: DamagedFileView['kind']): void {
  for (const one of daypass.core.store.get().damagedFiles ?? [])
    if (only === undefined || one.kind === only) err(`${damagedFileSentence(one, language)}\n`);
}

/** What is unknown may have been lost. */
export function tellDamageBehind(code: ErrorCode, call: Teller): void {
  const kind = lostWith[code];
  if (kind !== undefined) tellDamage(call, kind);
}

const lostWith: Readonly<Partial<Record<ErrorCode, DamagedFileView['kind']>>> = {
  'no-sessions': 'sessions',
  'role-unknown': 'sessions',
  'session-unknown': 'sessions',
};
