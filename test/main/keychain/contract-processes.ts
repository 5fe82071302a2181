import { expect } from 'vitest';
import type { Promised } from './contract.ts';
import { runWriter, startWriter } from './processes.ts';
import { isLongValue, longValue } from './values.ts';

/** More calls to the store than one long value over another takes. */
const killPoints = 17;

export function processPromises(promised: Promised, adapter: string): void {
  promised(
    'two processes writing one name leave a whole value at every moment',
    async ({ open, service }) => {
      const keychain = open();
      await keychain.set('shared', longValue('start', 0));
      const over = new AbortController();
      const writers = ['one', 'two'].map((letter) =>
        runWriter(adapter, service, 'shared', 'loop', letter, '9'),
      );
      const ended = Promise.all(writers).finally(() => over.abort());
      let reads = 0;
      while (!over.signal.aborted) {
        const value = (await keychain.get('shared')) ?? 'missing';
        if (!isLongValue(value)) expect.fail(`a mixture: ${value.slice(0, 40)}…`);
        reads += 1;
      }
      await ended;
      expect(reads).toBeGreaterThan(10);
      expect(await open().get('shared')).toMatch(/^(one|two)8:/);
    },
  );

  promised(
    'two processes making and deleting the same items do not trip over each other',
    async ({ open, service, rig }) => {
      const churn = () => runWriter(adapter, service, 'churned', 'churn', 'x', '100');
      await Promise.all([churn(), churn()]);
      expect(rig.count(service)).toBe(0);
      expect((await open().probe()).kind).toBe('ready');
    },
  );

  promised('a writer killed at any of its steps leaves the old value or the new one', async (one) => {
    const keychain = one.open();
    const points = Array.from({ length: killPoints }, (_, index) => index + 1);
    for (const point of points) await keychain.set(nameOf(point), longValue('old', 0));
    const left: (string | undefined)[] = [];
    const killInTurn = async (): Promise<void> => {
      for (let point = points.shift(); point !== undefined; point = points.shift()) {
        await runWriter(adapter, one.service, nameOf(point), 'kill', 'new', String(point));
        left.push(await one.open().get(nameOf(point)));
      }
    };
    await Promise.all([killInTurn(), killInTurn()]);
    expect(left.filter((value) => value !== longValue('old', 0) && value !== longValue('new', 0))).toEqual(
      [],
    );
    expect(new Set(left).size).toBe(2);
    await keychain.clear();
    expect(one.rig.count(one.service)).toBe(0);
  });

  promised('a writer killed at any moment leaves a whole value', async ({ open, service }) => {
    const keychain = open();
    await keychain.set('shared', longValue('start', 0));
    for (const rounds of [1, 4, 9]) {
      const writer = startWriter(adapter, service, 'shared', 'loop', 'mid', '1000');
      while ((await keychain.get('shared')) !== longValue('mid', rounds)) await keychain.get('shared');
      writer.kill();
      expect(await writer.ended).toBe('SIGKILL');
      expect(isLongValue((await open().get('shared')) ?? '')).toBe(true);
      await keychain.set('shared', longValue('start', 0));
    }
  });
}

function nameOf(point: number): string {
  return `killed at ${point}`;
}
