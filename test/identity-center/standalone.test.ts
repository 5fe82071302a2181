import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { exchange } from './exchange.ts';

it('prints what to set, serves until it is told to stop, and leaves with 0', async () => {
  const script = fileURLToPath(new URL('./standalone.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--throttle'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const left = once(child, 'exit');
  const [printed] = await once(child.stdout.setEncoding('utf8'), 'data');
  const url = /^export AWS_ENDPOINT_URL_SSO=(\S+)$/m.exec(String(printed))?.[1] ?? 'http://127.0.0.1:9';
  expect((await exchange(`${url}/start`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await left).toEqual([0, null]);
}, 30_000);
