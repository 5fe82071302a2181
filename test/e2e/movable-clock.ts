import { renameSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityCenter } from '../identity-center/identity-center.ts';

/** The clocks of an app that has loaded moved-clock.mjs, and of its Identity Center. */
export interface MovableClock {
  readonly file: string;
  begin(): Promise<void>;
  sleep(ms: number): Promise<void>;
  pass(ms: number): Promise<void>;
  jump(ms: number): Promise<void>;
  now(): number;
}

const longestStepMs = 5 * 60_000;
/** For the answers of AWS to what a timer asked; nothing here depends on their coming in time. */
const settleMs = 40;

export function movableClock(file: string, center: Pick<IdentityCenter, 'setClockOffset'>): MovableClock {
  let [passedMs, awakeMs, wrongMs] = [0, 0, 0];

  async function set(): Promise<void> {
    await writeFile(`${file}.next`, `${passedMs + wrongMs} ${awakeMs}`);
    // In one turn, in which AWS answers nobody: else the app could be told by it that its own clock is wrong.
    renameSync(`${file}.next`, file);
    center.setClockOffset(passedMs);
  }

  async function seen(): Promise<void> {
    const wanted = `${passedMs + wrongMs} ${awakeMs}`;
    while ((await readFile(`${file}.seen`, 'utf8').catch(() => '')) !== wanted) await delay(5);
    await delay(settleMs);
  }

  return {
    file,
    begin: set,
    async sleep(ms) {
      passedMs += ms;
      await set();
      await seen();
    },
    async pass(ms) {
      for (let leftMs = ms; leftMs > 0; leftMs -= longestStepMs) {
        const stepMs = Math.min(leftMs, longestStepMs);
        passedMs += stepMs;
        awakeMs += stepMs;
        await set();
        await seen();
      }
    },
    async jump(ms) {
      wrongMs += ms;
      await set();
      await seen();
    },
    now: () => Date.now() + passedMs,
  };
}
