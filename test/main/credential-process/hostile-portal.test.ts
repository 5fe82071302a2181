import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../settle.ts';
import { harmful, hostileNames, type LyingPortal, startLyingPortal } from './lying-portal.ts';
import { korean, terminal } from './verb-rig.ts';

let given: LyingPortal;
beforeAll(async () => {
  given = await startLyingPortal();
});
afterAll(() => given.stop());

describe('names that a lying portal gives', () => {
  it.each([['roles'], ['sessions'], ['status'], ['completion --words credentials '], ['env 100000']])(
    'steer nothing in `%s`, in a pipe or at a terminal, in either language',
    async (line) => {
      for (const asking of [{}, terminal, korean, { ...terminal, columns: 20 }, { locale: 'C' }]) {
        const { out, err } = await given.rig.run(line.split(' '), { noColor: true, ...asking });
        expect(out + err).not.toMatch(harmful);
      }
    },
  );

  it.each([
    ['config', 0],
    ['config --dry-run', 0],
    ['config --json', 0],
    ['config apply --template {account}/{group}{role}', 0],
    // Of a portal that is not AWS's there is no link without a secret.
    ['console --print liar/100000000000/Good.Role --to s3', 2],
    ['console --share liar/100000000000/Good.Role', 0],
  ])('steer nothing in `%s`, nor does what stands in the AWS config', async (line, expected) => {
    const file = path.join(given.rig.rig.dataFolder, 'aws-config');
    await writeFile(file, `[profile mine]\n# ${hostileNames[1]}\u202e\nregion = eu-west-1 \u009b2J\n`);
    for (const asking of [{}, terminal, korean, { locale: 'C' }]) {
      const { out, err, code } = await given.rig.run(line.split(' '), { noColor: true, ...asking });
      expect([code, out + err]).toEqual([expected, expect.not.stringMatching(harmful)]);
    }
    const headers = (await readFile(file, 'utf8')).split('\n').filter((one) => one.startsWith('['));
    for (const header of headers) expect(header).toMatch(/^\[profile [\w@.+/-]+\]$/);
  });

  it('keep one line each, with an id that can be asked for', async () => {
    const lines = (await given.rig.run(['roles'])).out.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(hostileNames.length - 1);
    for (const line of lines) expect(line).toMatch(/^liar\/1000000000\d\d\/(?:-rf|Good\.Role)(?:  |$)/);
  });

  it('keep --json whole, and of bearable length', async () => {
    const { out } = await given.rig.run(['roles', '--json']);
    expect(out.length).toBeLessThan(20_000);
    expect(JSON.parse(out)).toBeInstanceOf(Array);
    expect(out).not.toMatch(harmful);
  });

  it('fit a terminal of 60 columns, however wide their letters', async () => {
    const { out } = await given.rig.run(['roles'], { ...terminal, columns: 60, noColor: true });
    for (const line of out.trimEnd().split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60);
  });

  it('are ASCII alone where the locale has no UTF-8, in columns that still stand under each other', async () => {
    const { out } = await given.rig.run(['roles'], { ...terminal, columns: 60, noColor: true, locale: 'C' });
    expect(out).toMatch(/^[\x20-\x7e\n]*$/);
    for (const line of out.trimEnd().split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });
});

describe('credentials that a lying portal gives', () => {
  const good = {
    ...{ accessKeyId: 'ASIAEXAMPLEEXAMPLE00', secretAccessKey: 'abc', sessionToken: 'def' },
    expiration: Date.now() + 3_600_000,
  };
  let account = 200_000_000_000;
  const ask = async (verb: string, roleCredentials: object) => {
    given.answers['/federation/credentials'] = { roleCredentials };
    account += 1;
    return given.rig.run([verb, `liar/${account}/Good.Role`]);
  };

  it.each([`x'; echo owned; '`, 'x\necho owned\n', 'x\0y', '\u001b[2J', 'x y'])(
    'like %j run nothing in the shell that evaluates them',
    async (secretAccessKey) => {
      const { out } = await ask('env', { ...good, secretAccessKey });
      const { stdout } = spawnSync('bash', ['-c', 'eval "$0"', out.replaceAll('\0', '')], {
        encoding: 'utf8',
      });
      expect(stdout).not.toContain('owned');
      expect(out).not.toContain('\u001b');
    },
  );

  it.each([9e15, -1, 8.64e15 + 1, 1e300])(
    'that end at %d are AWS not understood, not a fault of ours',
    async (expiration) => {
      const { out, err, code } = await ask('credentials', { ...good, expiration });
      expect([out, code]).toEqual(['', 5]);
      expect(err).not.toContain('unexpected');
    },
  );

  it('keep credentials one line of JSON', async () => {
    const { out, code } = await ask('credentials', { ...good, sessionToken: 'a"}\n{"Version":2' });
    if (code === 0) expect(JSON.parse(out)).toMatchObject({ Version: 1 });
    expect(out.trimEnd()).not.toContain('\n');
  });
});

describe('a portal that answers no more', () => {
  it('leaves the roles last listed to be seen', async () => {
    delete given.answers['/assignment/accounts'];
    const { code } = await given.rig.run(['roles', '--refresh']);
    expect(code).toBeGreaterThan(0);
    await eventually(() => given.rig.rig.core.store.get().sessions[0]?.progress.kind !== 'listing');
    expect((await given.rig.run(['roles'])).out).toContain('Good.Role');
  });
});
