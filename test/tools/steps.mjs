import { spawn } from 'node:child_process';
import os from 'node:os';

/**
 * Runs Node with each of these arguments in turn. This process ends as the first step that fails does, and after it: what ends
 * this process is passed on to the step, which may have something to clean up.
 *
 * @param {readonly (readonly string[])[]} steps
 */
export async function runSteps(steps) {
  let child;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill(signal));
  for (const args of steps) {
    child = spawn(process.execPath, args, { stdio: 'inherit' });
    const code = await new Promise((resolve) => {
      child.once('exit', (status, signal) => resolve(status ?? 128 + os.constants.signals[signal]));
    });
    if (code !== 0) process.exit(code);
  }
  process.exit(0);
}
