import { spawnSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verbNames } from '../../../main/credential-process/verb.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { chrome } from '../console/fake-browser.ts';
import { developer, startVerbRig, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
beforeAll(async () => {
  rig = await startVerbRig({ core: { findBrowsers: async () => [chrome] } });
  await rig.signIn();
});
afterAll(() => rig[Symbol.asyncDispose]());

async function words(...typed: readonly string[]): Promise<readonly string[]> {
  const { out, err, code } = await rig.run(['completion', '--words', ...typed]);
  expect([err, code]).toEqual(['', 0]);
  return out === '' ? [] : out.trimEnd().split('\n');
}

describe('completion words', () => {
  it('are all verbs at first, then those that begin as typed', async () => {
    expect(await words('')).toEqual(verbNames);
    expect(await words()).toEqual(verbNames);
    expect(await words('se')).toEqual(['sessions', 'serve', 'settings']);
    expect(await words('help', 'lo')).toEqual(['login', 'logout']);
  });

  it.each(['credentials', 'env', 'exec', 'serve', 'console'])('after %s are roles', async (verb) => {
    expect(await words(verb, `hanbit/${developer.slice(0, 6)}`)).toContain(`hanbit/${developer}`);
    expect(await words(verb, 'payments-dev')).toContain(`hanbit/${developer}`);
    expect(await words('--home', '/elsewhere', verb, 'hanbit/4529')).toContain(`hanbit/${developer}`);
    expect(await words(verb, 'nobody')).toEqual([]);
    if (verb !== 'console') expect(await words(verb, `hanbit/${developer}`, '')).toEqual([]);
  });

  it('after an option, its value and before another are still roles', async () => {
    const role = `hanbit/${developer}`;
    expect(await words('exec', '--server', 'hanbit/4529')).toContain(role);
    expect(await words('env', '--shell', 'fish', 'payments-dev')).toContain(role);
    expect(await words('console', '--to', 'ec2', 'hanbit/4529')).toContain(role);
    expect(await words('login', '--device', '')).toEqual(['hanbit']);
    expect(await words('env', role, '--shell', 'fish', '')).toEqual([]);
    const other = 'hanbit/452907316084/ReadOnlyAccess';
    expect(await words('config', 'apply', '--output', 'json', other, 'hanbit/452907316084/P')).toEqual([
      role,
    ]);
  });

  it('after an option are its values, where they are few', async () => {
    expect(await words('env', `hanbit/${developer}`, '--shell', '')).toEqual([
      ...['bash', 'zsh', 'fish', 'powershell', 'cmd'],
    ]);
    expect(await words('browsers', 'use', 'system', '--for', '')).toEqual(['all']);
    expect(await words('roles', 'chain', 'x', '--base', 'hanbit/452907316084/P')).toEqual([
      `hanbit/${developer}`,
    ]);
    expect(await words('sessions', 'add', 'x', '--start-url', '')).toEqual([]);
  });

  it('for a console are services, browsers and options', async () => {
    const role = `hanbit/${developer}`;
    expect(await words('console', role, '--to', 'sec')).toEqual([
      ...['secretsmanager', 'securitygroups', 'securityhub'],
    ]);
    expect(await words('console', role, '--browser', '')).toEqual(['system', 'chrome', 'chrome:Work']);
    expect(await words('console', role, '--region', '')).toEqual([]);
    expect(await words('console', role, '--p')).toEqual(['--print']);
    expect(await words('browsers', '')).toEqual(['use', 'reset']);
    expect(await words('browsers', 'use', 'chrome:')).toEqual(['chrome:Work']);
  });

  it('after login and logout are sessions, after settings names', async () => {
    expect(await words('login', '')).toEqual(['hanbit']);
    expect(await words('logout', 'x')).toEqual([]);
    expect(await words('settings', '')).toEqual(['get', 'set']);
    expect(await words('settings', 'set', 'wait')).toEqual(['waitForSignIn']);
    expect(await words('settings', 'get', 'renewAhead', '')).toEqual([]);
  });

  it('after the name of a setting are its values, where they are few', async () => {
    expect(await words('settings', 'set', 'renewAhead', '')).toEqual(['used', 'favourites', 'nothing']);
    expect(await words('settings', 'set', 'theme', 'd')).toEqual(['dark']);
    expect(await words('settings', 'set', 'startAtLogin', '')).toEqual(['true', 'false']);
    expect(await words('settings', 'set', 'waitForSignIn', '')).toEqual([]);
    expect(await words('settings', 'set', 'theme', 'dark', '')).toEqual([]);
    expect(await words('settings', 'set', 'constructor', '')).toEqual([]);
  });

  it('after sessions are what can be done, then sessions', async () => {
    expect(await words('sessions', 're')).toEqual(['rename', 'remove']);
    expect(await words('sessions', 'remove', '')).toEqual(['hanbit']);
  });

  it('after config are what it does, its options and what they take', async () => {
    expect(await words('config', '')).toEqual(['apply']);
    expect(await words('config', '--adopt')).toEqual(['--adopt', '--adopt-all']);
    expect(await words('config', 'apply', 'hanbit/452907316084/P')).toEqual([`hanbit/${developer}`]);
    expect(await words('config', '--output', 'y')).toEqual(['yaml', 'yaml-stream']);
    expect(await words('config', '--remove-plaintext', 'sso')).toEqual(['sso-token']);
    expect(await words('config', 'apply', '--environment', 'p')).toEqual(['production']);
    expect(await words('config', 'apply', '--account', '')).toEqual([]);
    const first = `hanbit/${developer}`;
    const second = await words('config', 'apply', '--follow', first, 'hanbit/452907316084/');
    expect(second.length).toBeGreaterThan(0);
    expect(second).not.toContain(first);
    expect(await words('config', 'apply', second[0] ?? '', 'PaymentsDev')).toContain(first);
  });

  it('after a dash are the options, and none of a command that is run', async () => {
    expect(await words('roles', '--re')).toEqual(['--refresh', '--region']);
    expect(await words('exec', `hanbit/${developer}`, '--', 'ls', '--')).toEqual([]);
  });

  it('after completion are the shells', async () => {
    expect(await words('completion', 'f')).toEqual(['fish']);
  });

  it.each(['nonsense', '__proto__', '--', '--words', '', '-h'])(
    'after %j are nothing that harms',
    async (verb) => {
      expect(await words(verb, '')).toEqual([]);
    },
  );
});

describe('completion scripts', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('for %s ask for the words', async (shell) => {
    const { out, code } = await rig.run(['completion', shell]);
    expect([code, out.endsWith('\n')]).toEqual([0, true]);
    expect(out).toContain('daypass completion --words');
  });

  it('for bash complete a role in a real bash, with all that was typed before', async () => {
    const script = (await rig.run(['completion', 'bash'])).out;
    await using folder = await temporaryFolder();
    const fake = folder.file('daypass');
    await writeFile(fake, `#!/bin/sh\nshift 2\nfor word; do printf '<%s>\\n' "$word"; done\n`);
    await chmod(fake, 0o755);
    const test = `${script}\nCOMP_WORDS=(daypass exec 'han bit' ''); COMP_CWORD=3; _daypass; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { ...process.env, PATH: `${folder.path}:${process.env['PATH'] ?? ''}` };
    const { stdout, stderr } = spawnSync('bash', ['-c', test], { encoding: 'utf8', env });
    expect(stderr).toBe('');
    expect(stdout).toBe('<exec>\n<han bit>\n<>\n');
  });

  it('for bash complete a chained role, whose colon bash takes for the end of a word', async () => {
    const script = (await rig.run(['completion', 'bash'])).out;
    await using folder = await temporaryFolder();
    const fake = folder.file('daypass');
    await writeFile(fake, `#!/bin/sh\necho chain:admin\necho "$@" >&3\n`);
    await chmod(fake, 0o755);
    const test = `exec 3>"$SEEN"; ${script}\nCOMP_LINE='daypass env chain:ad'; COMP_POINT=20; COMP_WORDS=(daypass env chain : ad); COMP_CWORD=4; _daypass; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const SEEN = folder.file('seen');
    const env = { ...process.env, SEEN, PATH: `${folder.path}:${process.env['PATH'] ?? ''}` };
    const { stdout, stderr } = spawnSync('bash', ['-c', test], { encoding: 'utf8', env });
    expect([stdout, stderr]).toEqual(['admin\n', '']);
    expect(await readFile(SEEN, 'utf8')).toBe('completion --words env chain:ad\n');
  });

  it('for bash take no word for a pattern of file names', async () => {
    const script = (await rig.run(['completion', 'bash'])).out;
    await using folder = await temporaryFolder();
    const fake = folder.file('daypass');
    await writeFile(fake, `#!/bin/sh\necho '*'\n`);
    await chmod(fake, 0o755);
    const test = `${script}\nCOMP_WORDS=(daypass ''); COMP_CWORD=1; _daypass; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { ...process.env, PATH: `${folder.path}:${process.env['PATH'] ?? ''}` };
    const { stdout } = spawnSync('bash', ['-c', test], { encoding: 'utf8', env, cwd: folder.path });
    expect(stdout).toBe('*\n');
  });
});
