import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { collectGarbage } from '../../../main/keychain/entry-cache.ts';
import { type Keychain, openKeychain } from '../../../main/keychain/keychain.ts';
import { processPromises } from './contract-processes.ts';
import { daemonPromises, statePromises } from './contract-states.ts';
import { valuePromises } from './contract-values.ts';
import type { Rig } from './rig.ts';

/** One case's keychain, under a service name of its own. */
export interface Case {
  readonly rig: Rig;
  readonly service: string;
  /** As a process that has just started opens it. */
  readonly open: (deadlineMs?: number) => Keychain;
}

export type Promised = (title: string, work: (one: Case) => Promise<void>) => void;

/**
 * What every adapter owes, through the layers that production puts above it.
 *
 * @param exceptions the cases that this adapter cannot pass, by title, and why: skipped, and counted, by name
 */
export function keychainContract(
  adapter: 'memory' | 'napi' | 'keytar',
  start: () => Promise<Rig>,
  exceptions: Readonly<Record<string, string>> = {},
): void {
  describe(`keychain contract, ${adapter}`, () => {
    let rig: Rig | undefined;
    let services = 0;
    let aborts = 0;
    const titles = new Set<string>();

    beforeAll(async () => {
      rig = await start();
    });
    // A daemon that ended by itself fails the case it ended in, at most the next one too, not all that follow.
    beforeEach(async () => {
      if (rig === undefined || rig.aborts() === aborts) return;
      aborts = rig.aborts();
      await rig.recover();
    });
    // Each store opened has its own budget of entries, as a process has; here they share one process.
    afterEach(collectGarbage);
    afterAll(() => rig?.stop());

    function nextCase(): Case {
      const started = rig;
      if (started === undefined) throw new Error('the rig did not start');
      const service = `daypass-test-${(services += 1)}`;
      return {
        rig: started,
        service,
        open: (deadlineMs = 20_000) => openKeychain(started.open(service), { deadlineMs }),
      };
    }

    const promised: Promised = (title, work) => {
      titles.add(title);
      const reason = exceptions[title];
      if (reason === undefined) it(title, () => work(nextCase()));
      else it.skip(`${title} (${adapter}: ${reason})`, () => {});
    };

    valuePromises(promised);
    statePromises(promised);
    processPromises(promised, adapter);
    daemonPromises(promised);

    it('excepts only cases that exist', ({ expect }) => {
      expect(Object.keys(exceptions).filter((title) => !titles.has(title))).toEqual([]);
    });
  });
}
