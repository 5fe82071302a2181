import { holdLock } from '../../main/credential-process/host-lock.ts';

/** Takes the lock, says what came of it, and has nothing else to do but what its third argument says. */
const [file = '', client = '', then = ''] = process.argv.slice(2);
const lock = await holdLock(file, client);
process.stdout.write(lock === undefined ? 'elsewhere\n' : 'held\n');
if (then === 'stay') setInterval(() => undefined, 1000);
