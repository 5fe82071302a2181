import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileClient } from '../../main/credential-process/build-client.mjs';
import { holdLock } from '../../main/credential-process/host-lock.ts';
import { childScript } from '../child-script.ts';
import { eventually } from './settle.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const compilers = await temporaryFolder();
const client = compilers.file('daypass');
const compiled = compileClient({ file: client });
const title = compiled === undefined ? ' (no C compiler on this machine)' : '';

const holder = await childScript(path.join(import.meta.dirname, 'host-lock-child.ts'));

function start(file: string, then: 'stay' | 'leave'): ChildProcess {
  const [program, script] = holder;
  return spawn(program, [script, file, client, then], { stdio: ['ignore', 'pipe', 'inherit'] });
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

  it('is taken again when its child is killed, and nobody else gets it', async () => {
    const file = folder.file('child', 'host.lock');
    const lock = await holdLock(file, client);
    for (const pid of holdersOf(file)) process.kill(pid, 'SIGKILL');
    await eventually(() => holdersOf(file).length === 1);
    await expect.poll(() => holdLock(file, client)).toBeUndefined();
    lock?.release();
    await eventuallyHeld(file);
  });

  it('is said to be lost when another host has it by then', async () => {
    const file = folder.file('lost', 'host.lock');
    const lock = await holdLock(file, client);
    // Another host's, on the file that is there now.
    await rm(file);
    const other = await holdLock(file, client);
    const [first = 0] = holdersOf(file);
    process.kill(first, 'SIGKILL');
    expect(await lock?.lost).toBe('elsewhere');
    other?.release();
  });

  it('is said to be lost when its client is gone', async () => {
    const file = folder.file('gone', 'host.lock');
    const copy = folder.file('copy');
    await copyFile(client, copy);
    const lock = await holdLock(file, copy);
    await rm(copy);
    for (const pid of holdersOf(file)) process.kill(pid, 'SIGKILL');
    expect(await lock?.lost).toBe('failed');
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
    await expect(locking).rejects.toMatchObject({
      ...{ code: 'file-unwritable', subject: folder.file('host.lock') },
    });
  });

  it('is an error of ours where its folder cannot be made', async () => {
    await using folder = await temporaryFolder();
    await writeFile(folder.file('taken'), '');
    const locking = holdLock(folder.file('taken', 'host.lock'), '/bin/true');
    await expect(locking).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});

/** Oldest first. */
function holdersOf(file: string): readonly number[] {
  const { stdout } = spawnSync('ps', ['-Ao', 'pid=,args='], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line.endsWith(` --hold-lock ${file}`));
  return lines.map((line) => Number.parseInt(line, 10)).toSorted((one, other) => one - other);
}

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
