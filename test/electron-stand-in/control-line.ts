import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** What the stand-in tells the test of its own accord. */
export type Told =
  | { readonly event: 'started'; readonly pid: number }
  | { readonly event: 'chromium'; readonly endpoint: string; readonly pid: number; readonly profile: string }
  | { readonly event: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly event: 'fault'; readonly id: number; readonly text: string };

export interface Asked {
  readonly id: number;
  readonly command: string;
  readonly parameter: unknown;
}

/** The test listens on a Unix socket and we connect to it: JSON, one message a line. Without it the stand-in runs alone. */
const place = process.env['STAND_IN_CONTROL'];
const line = place === undefined ? undefined : connect(place);
line?.on('error', () => undefined);

export function tellTest(told: Told): void {
  line?.write(`${JSON.stringify(told)}\n`);
}

/** @param gone the test has ended; nobody would stop this process any more. */
export function hearTest(take: (asked: Asked) => void, gone: () => void): void {
  if (!line) return;
  createInterface(line).on('line', (text) => take(JSON.parse(text)));
  line.on('close', gone);
}
