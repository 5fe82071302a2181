import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileClient } from '../../main/credential-process/build-client.mjs';
import { holdLock } from '../../main/credential-process/host-lock.ts';
import { eventually } from './settle.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const compilers = await temporaryFolder();
const client = compilers.file('daypass');
const compiled = compileClient({ file: client });
const title = compiled === undefined ? ' (no C compiler on this machine)' : '';

function start(file: string, then: 'stay' | 'leave'): ChildProcess {
  const script = new URL('./host-lock-child.ts', import.meta.url).pathname;
  return spawn(process.execPath, ['--import', 'tsx', script, file, client, then], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function said(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [unknown];
  return String(chunk);
}

describe.skipIf(compiled === undefined)(`the host's lock${title}`, () => {
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await folder[Symbol.asyncDispose]();
    await compilers[Symbol.asyncDispose]();
  });

  it('is held by one, and by the next once it is released', async () => {
    const file = folder.file('a', 'host.lock');
    const first = await holdLock(file, client);
    expect(first).toBeDefined();
    expect(await holdLock(file, client)).toBeUndefined();
    first?.release();
    await eventuallyHeld(file);
  });

  it('is not held by many that start at once, but by one', async () => {
    const file = folder.file('many', 'host.lock');
    const all = await Promise.all(Array.from({ length: 12 }, () => holdLock(file, client)));
    expect(all.filter((one) => one !== undefined).length).toBe(1);
    for (const one of all) one?.release();
  });

  it('of other files is another lock', async () => {
    const [one, other] = await Promise.all([
      holdLock(folder.file('b'), client),
      holdLock(folder.file('c'), client),
    ]);
    expect([one, other]).toEqual([expect.anything(), expect.anything()]);
    one?.release();
    other?.release();
  });

  it('ends with its host, also one that is killed', async () => {
    const file = folder.file('killed', 'host.lock');
    const host = start(file, 'stay');
    expect(await said(host)).toBe('held\n');
    expect(await holdLock(file, client)).toBeUndefined();
    host.kill('SIGKILL');
    await once(host, 'exit');
    await eventuallyHeld(file);
  });

  it('keeps no host alive that has nothing else to do', async () => {
    const host = start(folder.file('idle', 'host.lock'), 'leave');
    expect(await said(host)).toBe('held\n');
    let ended = false;
    host.once('exit', () => (ended = true));
    await eventually(() => ended).finally(() => host.kill('SIGKILL'));
  });
});

describe('a lock that cannot be had', () => {
  it.each([
    ['there is no client', '/nonexistent/daypass'],
    ['the client is something else', '/bin/true'],
    ['the client fails', '/bin/false'],
  ])('is an error where %s', async (_name, program) => {
    await using folder = await temporaryFolder();
    const locking = holdLock(folder.file('host.lock'), program);
    await expect(locking).rejects.toMatchObject({ code: 'file-unwritable', subject: 'host.lock' });
  });

  it('is an error of ours where its folder cannot be made', async () => {
    await using folder = await temporaryFolder();
    await writeFile(folder.file('taken'), '');
    const locking = holdLock(folder.file('taken', 'host.lock'), '/bin/true');
    await expect(locking).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});

/** The holder ends a moment after its host. */
async function eventuallyHeld(file: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const lock = await holdLock(file, client);
    if (lock === undefined) continue;
    lock.release();
    return;
  }
  throw new Error('the lock is never free');
}
