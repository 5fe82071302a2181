// Starts programs and tells how long they took. A process of its own, for starting another costs the more the bigger the
// one that starts it is, and the bench is big: its no-op would be slow, and what is measured against it would look fast.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const { rounds, programs, together } = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(together ? await allAtOnce() : inTurn()));

/** Of each program the milliseconds of its whole life, in each round. */
function inTurn() {
  const times = programs.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, { file, args, env }] of programs.entries()) {
      const startedAt = performance.now();
      const { status } = spawnSync(file, args, { stdio: 'ignore', env });
      times[at].push(performance.now() - startedAt);
      if (status !== 0) throw new Error(`${file} ended with ${status}`);
    }
  return times;
}

/** The milliseconds from the first start to the last end, in each round. */
async function allAtOnce() {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    const ends = programs.map(({ file, args, env }) =>
      once(spawn(file, args, { stdio: 'ignore', env }), 'close'),
    );
    const failed = (await Promise.all(ends)).filter(([code]) => code !== 0);
    times.push(performance.now() - startedAt);
    if (failed.length > 0) throw new Error(`${failed.length} of ${programs.length} failed`);
  }
  return times;
}
