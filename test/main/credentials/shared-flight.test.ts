import { describe, expect, it } from 'vitest';
import { sharedFlight } from '../../../main/credentials/shared-flight.ts';
import { type Asking, type Errand, notYetAsked } from '../../../main/sso/asking.ts';

/** Work that ends when told to, and says whether it was given up. */
function held() {
  let land: (value: string) => void = () => undefined;
  let crash: (error: Error) => void = () => undefined;
  let runs = 0;
  const abandoned: unknown[] = [];
  return {
    work: ({ signal }: Errand) => {
      runs += 1;
      signal.addEventListener('abort', () => abandoned.push(signal.reason));
      return new Promise<string>((resolve, reject) => {
        land = resolve;
        crash = reject;
      });
    },
    land: (value: string) => land(value),
    crash: (error: Error) => crash(error),
    runs: () => runs,
    abandoned,
  };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('a shared flight', () => {
  it('serves all who ask meanwhile with one run, and the next with another', async () => {
    const [flight, task] = [sharedFlight<string>(), held()];
    const both = Promise.all([flight('a', task.work), flight('a', task.work, new AbortController().signal)]);
    await tick();
    task.land('landed');
    expect(await both).toEqual(['landed', 'landed']);
    void flight('a', task.work);
    await tick();
    expect(task.runs()).toBe(2);
  });

  it('goes on when one of its callers leaves, who hears their own reason at once', async () => {
    const [flight, task, leaving] = [sharedFlight<string>(), held(), new AbortController()];
    const [left, stayed] = [flight('a', task.work, leaving.signal), flight('a', task.work)];
    await tick();
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(task.abandoned).toEqual([]);
    task.land('landed');
    expect(await stayed).toBe('landed');
  });

  it('is given up when the last of its callers leaves, and who asks then starts anew', async () => {
    const [flight, task] = [sharedFlight<string>(), held()];
    const leaving = [new AbortController(), new AbortController()];
    const asked = leaving.map(({ signal }) => flight('a', task.work, signal));
    const seen = Promise.all(asked.map((one) => expect(one).rejects.toThrow('gone')));
    await tick();
    for (const one of leaving) one.abort(new Error('gone'));
    await seen;
    expect(task.abandoned).toHaveLength(1);
    const again = flight('a', task.work);
    await tick();
    expect(task.runs()).toBe(2);
    task.land('landed');
    expect(await again).toBe('landed');
  });

  it('that fails after everybody left disturbs nobody', async () => {
    const [flight, task, leaving] = [sharedFlight<string>(), held(), new AbortController()];
    const asked = flight('a', task.work, leaving.signal);
    await tick();
    leaving.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    task.crash(new Error('crashed unseen'));
    await tick();
  });

  it('is asked for as soon as one of its callers waits for it, or comes to', async () => {
    const flight = sharedFlight<string>();
    const begun: Asking[] = [];
    const work = ({ asking }: Errand) => {
      begun.push(asking);
      return new Promise<string>(() => undefined);
    };
    const asking = notYetAsked();
    void flight('joined', work, undefined, notYetAsked());
    void flight('comes to be', work, undefined, asking);
    void flight('from the first', work);
    await tick();
    const states = () => begun.map((one) => one.isAsked());
    expect(states()).toEqual([false, false, true]);
    void flight('joined', work);
    expect(states()).toEqual([true, false, true]);
    asking.ask();
    expect(states()).toEqual([true, true, true]);
  });

  it('is not begun for a caller who had already left', async () => {
    const [flight, task] = [sharedFlight<string>(), held()];
    await expect(flight('a', task.work, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(task.runs()).toBe(0);
  });

  it('keeps no listener on the signal of a caller it has served', async () => {
    const [flight, task, caller] = [sharedFlight<string>(), held(), new AbortController()];
    const asked = flight('a', task.work, caller.signal);
    await tick();
    task.land('landed');
    await asked;
    const next = flight('a', task.work);
    await tick();
    caller.abort();
    task.land('again');
    expect(await next).toBe('again');
    expect(task.abandoned).toEqual([]);
  });

  it('passes a failure on to all and remembers it not', async () => {
    const [flight, task] = [sharedFlight<string>(), held()];
    const asked = [flight('a', task.work), flight('a', task.work)];
    const seen = Promise.all(asked.map((one) => expect(one).rejects.toThrow('crashed')));
    await tick();
    task.crash(new Error('crashed'));
    await seen;
    const again = flight('a', task.work);
    await tick();
    task.land('landed');
    expect(await again).toBe('landed');
  });
});
