/**
 * Stands in for daypass.c where no C compiler was, or where the compiled one does not run: the same wire (protocol.ts) by Node
 * alone, which costs a Node's start on each call. It says so in its requests (`client`). What Node cannot do: see its peer's
 * user, so it trusts the folders alone; lock a file, so the lock is a process's id and start in it; become another program;
 * keep bytes that are not UTF-8. It is bundled into one file, which Node may read as either kind of module.
 */
import { writeSync } from 'node:fs';
import { limits, pause, wholeSeconds } from './limits.ts';
import { holdLock } from './lock.ts';
import { placesOf, usedDataFolder } from './place.ts';
import { play } from './play.ts';
import { awaitEnd, reach, type Where } from './reach.ts';
import { requestLine } from './request-line.ts';
import { end } from './sentences.ts';

const mostRetries = 2;

async function main(): Promise<void> {
  if (process.platform === 'win32') end('system', 5);
  const args = process.argv.slice(2);
  if (args[0] === '--hold-lock') return holdLock(args[1] ?? end('lockUsage', 2));
  const home = args[0] === '--home' ? args.splice(0, 2)[1] || end('home', 2) : process.env['DAYPASS_HOME'];
  const dataFolder = usedDataFolder(home);
  if (args[0] === '--print-endpoint') {
    for (const { path } of placesOf(dataFolder)) writeSync(1, `${path}\n`);
    return;
  }
  // Whoever stops reading, as `head` does, wants to hear no more.
  process.stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') process.exit(1);
    end('unwritable', 1);
  });
  process.stderr.on('error', () => undefined);
  if (args[0] === 'credentials') endInTime();
  process.exitCode = await ask(args, { dataFolder, home: home || undefined });
}

/** From the process's start on. */
function endInTime(): void {
  const { boundMs } = limits;
  setTimeout(() => end('late', 5, wholeSeconds(boundMs)), boundMs - performance.now()).unref();
}

async function ask(args: readonly string[], where: Where): Promise<number> {
  const line = requestLine(args);
  const credentials = args[0] === 'credentials';
  let retries = credentials ? mostRetries : 0;
  for (let handedOver = false; ;) {
    const socket = await reach(where, args[0] !== 'stop');
    if (socket === undefined) end('none', 0);
    const outcome = await play(socket, line, credentials ? 'held' : 'played');
    if (outcome.kind === 'ended') {
      // Whoever goes on after these must not meet the host that is going: not its lock, nor a file of its.
      if (args[0] === 'stop' || args[0] === 'uninstall') await awaitEnd(where);
      return outcome.code;
    }
    if (outcome.kind === 'unanswered') {
      if (retries-- === 0) end('cut', 5);
      await pause(10);
    } else if (handedOver || !(await handOver(where, outcome.version))) end('older', 5);
    else handedOver = true;
  }
}

/** True: the older host has made room. */
async function handOver(where: Where, version: number): Promise<boolean> {
  const socket = await reach(where, false);
  if (socket === undefined) return true;
  const outcome = await play(socket, requestLine(['stop', '--hand-over'], version), 'dropped');
  return outcome.kind === 'ended' && outcome.code === 0;
}

void main();
