import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../settle.ts';
import { get } from './http-get.ts';
import { developer, startVerbRig, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
beforeAll(async () => {
  rig = await startVerbRig();
  await rig.signIn();
});
afterAll(() => rig[Symbol.asyncDispose]());

describe('exec --server', () => {
  const args = ['exec', `hanbit/${developer}`, '--server', '--', 'aws'];

  it('gives the command an endpoint and nothing else to go by, and says at a stop that it ends', async () => {
    const aws = { AWS_CONFIG_FILE: '/nonexistent', AWS_SHARED_CREDENTIALS_FILE: '/nonexistent' };
    const child = spawn('sleep', ['100']);
    const asker = { pid: child.pid ?? 0, ppid: 1, program: 'sh' };
    const { program, code, out } = await rig.run(args, { aws, asker });
    const { environment = {} } = program ?? {};
    expect([code, out, program?.args]).toEqual([0, '', ['aws']]);
    const url = environment['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '';
    const authorization = environment['AWS_CONTAINER_AUTHORIZATION_TOKEN'] ?? '';
    expect(await get(url, { authorization })).toMatchObject({ status: 200 });
    expect(environment['AWS_ACCESS_KEY_ID']).toBeUndefined();
    expect((await rig.run(['stop'])).err).toMatch(/^Daypass is stopping\.\n.*no new ones.*: aws\n/);
    child.kill();
    await once(child, 'exit');
    expect((await rig.run(['stop'])).err).not.toContain('no new ones');
  });

  it.each([
    ['AWS_CONFIG_FILE', '[default]\nrole_arn = arn:aws:iam::1:role/x\n'],
    ['AWS_CONFIG_FILE', '[profile default]\ncredential_process = x\n'],
    ['AWS_SHARED_CREDENTIALS_FILE', '[default]\naws_access_key_id = x\n'],
  ])('is refused where the default profile in %s would win', async (name, text) => {
    const file = path.join(rig.rig.dataFolder, 'aws');
    await writeFile(file, text);
    const aws = {
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
      [name]: file,
    };
    const { code, err, program } = await rig.run(args, { aws });
    expect([code, program, err]).toEqual([2, undefined, expect.stringContaining(file)]);
    const relative = { ...aws, [name]: 'aws' };
    expect(await rig.run(args, { aws: relative, cwd: rig.rig.dataFolder })).toMatchObject({
      code: 2,
      program: undefined,
    });
  });
});

describe('serve', () => {
  it('shows the endpoint until the asker leaves, then revokes it', async () => {
    const leaving = new AbortController();
    let shown = '';
    const serving = rig.run(['serve', `hanbit/${developer}`], {
      signal: leaving.signal,
      heard: (text) => (shown = text),
    });
    await eventually(() => shown.includes('TOKEN='));
    const [, url = '', authorization = ''] = /FULL_URI=(\S+)\n\w+=(\S+)\n$/.exec(shown) ?? [];
    expect(await get(url, { authorization })).toMatchObject({ status: 200 });
    leaving.abort();
    expect(await serving).toMatchObject({ code: 0 });
    expect(await get(url, { authorization })).toMatchObject({ status: 403 });
  });
});
