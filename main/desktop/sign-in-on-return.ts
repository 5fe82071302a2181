import type { AppState } from '../../preload/contract.ts';
import type { AppError } from '../errors.ts';
import { isFields, type Schema } from '../schema.ts';
import type { Store } from '../store.ts';
import type { StoredFile } from '../stored-file.ts';
import { readComfort } from './read-comfort.ts';

/** Epoch milliseconds of when Daypass last opened a sign-in page by itself, by session id. */
export interface OpenedPages {
  readonly opened: Readonly<Record<string, number>>;
}

type Event = 'resume' | 'lock-screen' | 'unlock-screen';

/** The part of Electron's powerMonitor that is used. */
interface PresencePort {
  on(event: Event, listener: () => void): unknown;
  off(event: Event, listener: () => void): unknown;
  /** Seconds since somebody touched the machine; 0 where the system does not tell. */
  getSystemIdleTime(): number;
}

export interface SignInOnReturnParts {
  readonly power: PresencePort;
  readonly store: Pick<Store, 'get' | 'subscribe'>;
  readonly now: () => number;
  readonly file: StoredFile<OpenedPages>;
  readonly tell: (error: AppError) => void;
  /** Opens the page. */
  readonly signIn: (sessionId: string) => void;
}

const pageAgainMs = 8 * 60 * 60_000;
/** Until it is known whether the sign-in still stands: the network may have to come back first. */
const returnLastsMs = 3 * 60_000;
const presentSeconds = 60;

/**
 * The session whose sign-in page is due now that the person is back; undefined: none. One page at a time, one per session in
 * eight hours, and none for what the person signed out of.
 */
export function pageDue(
  { sessions, settings }: Pick<AppState, 'sessions' | 'settings'>,
  { opened }: OpenedPages,
  nowMs: number,
): string | undefined {
  if (!settings.signInOnReturn || sessions.some(({ status }) => status.kind === 'signing-in'))
    return undefined;
  const wasOpened = (id: string) => Math.abs(nowMs - (opened[id] ?? -Infinity)) < pageAgainMs;
  const due = sessions.filter(({ id, status }) => status.kind === 'sign-in-needed' && !wasOpened(id));
  return (due.find(({ signInWantedBy }) => signInWantedBy !== undefined) ?? due[0])?.id;
}

/** For those who chose it: after a start, sleep or an unlocked screen, a sign-in that has run out opens its page. */
export async function signInOnReturn(parts: SignInOnReturnParts): Promise<() => void> {
  const { power, store, now, file, signIn } = parts;
  let pages = await readComfort(file, { opened: {} }, parts.tell);
  let returnedAtMs = now();
  let locked = false;

  function consider(): void {
    const back = Math.abs(now() - returnedAtMs) < returnLastsMs;
    if (!back || locked || power.getSystemIdleTime() > presentSeconds) return;
    const due = pageDue(store.get(), pages, now());
    if (due === undefined) return;
    returnedAtMs = -Infinity;
    pages = { opened: { ...pages.opened, [due]: now() } };
    // Forgotten, it is remembered until the end of this process.
    file.write(pages).catch(() => undefined);
    signIn(due);
  }

  function returned(): void {
    returnedAtMs = now();
    consider();
  }
  const listeners = {
    resume: returned,
    'lock-screen': () => {
      locked = true;
    },
    'unlock-screen': () => {
      locked = false;
      returned();
    },
  };
  power.on('resume', listeners.resume);
  power.on('lock-screen', listeners['lock-screen']);
  power.on('unlock-screen', listeners['unlock-screen']);
  const unsubscribe = store.subscribe(consider);
  consider();
  return () => {
    power.off('resume', listeners.resume);
    power.off('lock-screen', listeners['lock-screen']);
    power.off('unlock-screen', listeners['unlock-screen']);
    unsubscribe();
  };
}

export const openedPagesSchema: Schema<OpenedPages> = {
  name: 'opened-pages',
  version: 1,
  migrations: {},
  parse({ opened }) {
    if (!isFields(opened)) return undefined;
    const times = Object.entries(opened).filter(
      (one): one is [string, number] => typeof one[1] === 'number' && Number.isFinite(one[1]),
    );
    return { opened: Object.fromEntries(times) };
  },
};
