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
      if (sizeOf(file) > largestBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // A full disk must not end a sign-in.
    }
  });
}

export function createLog(append: (line: string) => void): Log {
  const event: Log['event'] = (name, facts = {}) => {
    append(`${JSON.stringify({ at: new Date().toISOString(), event: name, ...facts })}\n`);
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

function frames(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const lines = error.stack.split('\n').filter((line) => /^\s+at [^\n]+:\d+:\d+\)?$/.test(line));
  return lines
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?[^\s(]*[\\/]/g, '('))
    .join(' < ');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
