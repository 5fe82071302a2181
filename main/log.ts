import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ErrorView } from '../preload/contract.ts';
import { AppError } from './errors.ts';

export interface Log {
  /** `facts` are names, ids, counts and codes of our own; never text from elsewhere. */
  event(name: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  /** What may cross a border: an unknown error becomes `unexpected` with the id it was logged under. */
  view(error: unknown): ErrorView;
}

const largestBytes = 1_000_000;

/** Two files of at most 1 MB, readable by the user alone. A log that cannot be written stops nothing. */
export function fileLog(file: string): Log {
  return createLog((line) => {
    try {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      if (sizeOf(file) + Buffer.byteLength(line) > largestBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // A full disk must not end a sign-in.
    }
  });
}

/** For whoever opens a stored file: which one it was, without the folders that it is in. */
export function tellStoredFile(log: Pick<Log, 'event'>): (error: AppError) => void {
  return ({ code, subject = '' }) => log.event('stored-file', { code, file: path.basename(subject) });
}

export function createLog(append: (line: string) => void): Log {
  const event: Log['event'] = (name, facts = {}) => {
    append(`${visible(JSON.stringify({ at: new Date().toISOString(), event: name, ...facts }))}\n`);
  };
  return {
    event,
    view(error) {
      if (error instanceof AppError) return error.view();
      const id = randomBytes(4).toString('hex');
      event('unexpected-error', { id, kind: kindOf(error), where: frames(error) });
      return { code: 'unexpected', recovery: 'none', subject: id };
    },
  };
}

/** Names of classes and of our own functions are safe; messages may quote a request and with it a token. */
function kindOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}

/** File names and lines only: a function's name may be a string somebody computed, a folder's name a person's. */
function frames(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const stack = error.message === '' ? error.stack : error.stack.replaceAll(error.message, '');
  const places = stack.matchAll(/^\s+at [^\n]*?([\w.-]+\.[cm]?[jt]sx?:\d+:\d+)\)?$/gm);
  return [...places]
    .slice(0, 8)
    .map(([, place]) => place)
    .join(' < ');
}

/** Still the same JSON, but nothing in it steers the terminal it is shown on. */
function visible(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
