import type { SignInLengthView } from '../../preload/contract.ts';
import type { AppError } from '../errors.ts';
import { isFields, type Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';

/** A sign-in that Identity Center would not prolong: it ended after the last renewal, and before the refusal. */
export interface EndedSignIn {
  readonly signedInAtMs: number;
  readonly renewedAtMs: number;
  readonly refusedAtMs: number;
}

/**
 * How long sign-ins last, learned from those that ended: the organization sets it, and AWS tells nobody. One that a person
 * ended, or that ran out for want of a refresh token, teaches nothing.
 */
export interface SignInLengths {
  /** Undefined: none has ended yet. */
  of(sessionId: string): SignInLengthView | undefined;
  note(sessionId: string, ended: EndedSignIn): void;
  forget(sessionId: string): void;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface SignInLengthsFile {
  readonly lengths: readonly KnownLength[];
}

interface KnownLength {
  readonly sessionId: string;
  readonly leastMs: number;
  readonly mostMs: number;
}

const keptOfEach = 6;

/** @throws AppError data-newer */
export async function loadSignInLengths(
  file: StoredFile<SignInLengthsFile>,
  tell: (error: AppError) => void,
): Promise<SignInLengths> {
  let { lengths } = await readOr(file, { lengths: [] }, tell);
  let saved: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  function set(next: readonly KnownLength[]): void {
    lengths = next;
    for (const listener of listeners) listener();
    // An estimate that is lost is learned again.
    saved = saved.then(() => file.write({ lengths: next })).catch(() => undefined);
  }

  const isOf = (sessionId: string) => (one: KnownLength) => one.sessionId === sessionId;
  return {
    of: (sessionId) => lengthFrom(lengths.filter(isOf(sessionId))),
    note(sessionId, { signedInAtMs, renewedAtMs, refusedAtMs }) {
      const leastMs = renewedAtMs - signedInAtMs;
      const mostMs = refusedAtMs - signedInAtMs;
      if (leastMs < 0 || mostMs <= leastMs) return;
      const known = lengths.filter(isOf(sessionId)).slice(0, keptOfEach - 1);
      set([
        { sessionId, leastMs, mostMs },
        ...known,
        ...lengths.filter((one) => one.sessionId !== sessionId),
      ]);
    },
    forget(sessionId) {
      if (lengths.some(isOf(sessionId))) set(lengths.filter((one) => one.sessionId !== sessionId));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => saved,
  };
}

/**
 * What the latest have in common: each says between which two times the end came, and together they say it closer. One
 * that fits none of the later ones, and all before it, are from before the organization changed its mind. The latest first.
 */
export function lengthFrom(
  known: readonly Pick<KnownLength, 'leastMs' | 'mostMs'>[],
): SignInLengthView | undefined {
  const [latest, ...earlier] = known;
  if (latest === undefined) return undefined;
  let { leastMs, mostMs } = latest;
  let times = 1;
  for (const one of earlier) {
    if (one.leastMs >= mostMs || one.mostMs <= leastMs) break;
    leastMs = Math.max(leastMs, one.leastMs);
    mostMs = Math.min(mostMs, one.mostMs);
    times++;
  }
  return { leastMs, mostMs, times };
}

export const signInLengthsSchema: Schema<SignInLengthsFile> = {
  name: 'sign-in lengths',
  version: 1,
  migrations: {},
  parse({ lengths }) {
    if (!Array.isArray(lengths)) return undefined;
    return { lengths: lengths.map(parseLength).filter((one) => one !== undefined) };
  },
};

function parseLength(value: unknown): KnownLength | undefined {
  if (!isFields(value)) return undefined;
  const { sessionId, leastMs, mostMs } = value;
  if (typeof sessionId !== 'string' || typeof leastMs !== 'number' || typeof mostMs !== 'number')
    return undefined;
  return leastMs >= 0 && mostMs > leastMs ? { sessionId, leastMs, mostMs } : undefined;
}
