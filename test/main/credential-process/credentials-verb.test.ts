import { describe, expect, it, vi } from 'vitest';
import { credentialVariables } from '../../../main/credential-process/aws-variables.ts';
import { eventually, fakeTime, passTimeUntil } from '../settle.ts';
import { secretsIn } from './secrets-in.ts';
import { developer, korean, startVerbRig, terminal, type VerbRig } from './verb-rig.ts';

const role = `hanbit/${developer}`;
const ask = ['credentials', role];

describe('credentials', () => {
  it('are one line of JSON as every SDK takes it', async () => {
    await using rig = await startVerbRig();
    await rig.signIn();
    const { out, err, code } = await rig.run(ask);
    expect([err, code, out.indexOf('\n')]).toEqual(['', 0, out.length - 1]);
    const answer: unknown = JSON.parse(out);
    expect(answer).toEqual({
      Version: 1,
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SecretAccessKey: expect.any(String),
      SessionToken: expect.any(String),
      Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AccountId: '452907316084',
    });
    expect((await rig.run(ask, { ...terminal, ...korean })).out).toBe(out);
    expect((await rig.run(ask, { locale: 'C' })).out).toBe(out);
  });

  it('are for exactly the role that is named, also at a terminal', async () => {
    await using rig = await startVerbRig();
    await rig.signIn();
    for (const near of [role.toUpperCase(), `${role} `, `${role}/`, 'payments-dev', 'PaymentsDeveloper'])
      expect(await rig.run(['credentials', near], terminal)).toMatchObject({ code: 2, out: '' });
  });

  it('that need a sign-in are refused with 3, and say whose', async () => {
    await using rig = await startVerbRig();
    for (const asking of [{}, korean, terminal]) {
      const { out, err, code } = await rig.run(ask, asking);
      expect([out, code]).toEqual(['', 3]);
      expect(err).toContain('daypass login hanbit');
    }
  });

  it('make one wish for a sign-in, however many ask', async () => {
    await using rig = await startVerbRig();
    const programs = ['terraform\u001b[2J', 'aws', 'kubectl'];
    await Promise.all(programs.map((program) => rig.run(ask, { asker: { pid: 1, ppid: 1, program } })));
    const wanted = rig.rig.core.store.get().sessions[0]?.signInWantedBy;
    expect(['terraform[2J', 'aws', 'kubectl']).toContain(wanted);
    expect(rig.rig.logged.filter((line) => line.includes('sign-in-wanted')).length).toBe(1);
  });

  it('that AWS puts off are given up before the asker is killed, and nothing is said to be broken', async () => {
    fakeTime();
    try {
      await using rig = await startVerbRig();
      await passTimeUntil(rig.signIn(), 50);
      const fault = { kind: 'retry-after', seconds: 55 } as const;
      rig.rig.center.faults.add({ operation: 'GetRoleCredentials', fault });
      const askedAtMs = Date.now();
      const { out, err, code } = await passTimeUntil(rig.run(ask), 500);
      expect([out, code]).toEqual(['', 5]);
      expect(err).toContain('asks to slow down');
      expect(Date.now() - askedAtMs).toBeLessThan(50_000);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that AWS does not give are refused with 4', async () => {
    await using rig = await startVerbRig();
    await rig.signIn();
    const other = await rig.run(['credentials', 'hanbit/682049173358/NoSuchRole']);
    expect(other).toMatchObject({ out: '', code: 4 });
    expect(other.err).toContain('hanbit/682049173358/NoSuchRole');
  });

  it.each([
    ['offline', { kind: 'drop' } as const],
    ['broken', { kind: 'status', status: 500 } as const],
    ['a captive portal', { kind: 'garbage' } as const],
  ])('that cannot be had for AWS is %s are refused with 5', async (_name, fault) => {
    await using rig = await startVerbRig();
    await rig.signIn();
    rig.rig.center.faults.add({ operation: 'GetRoleCredentials', times: 99, fault });
    expect(await rig.run(ask)).toMatchObject({ out: '', code: 5 });
  });

  it('stand in no sentence, status or log', async () => {
    await using rig = await startVerbRig();
    await rig.signIn();
    await rig.run(ask);
    for (const args of [['status'], ['status', '--json'], ['sessions'], ['roles'], ['nonsense']]) {
      const { out, err } = await rig.run(args);
      expect(secretsIn(out + err, rig.rig.center)).toEqual([]);
    }
    expect(secretsIn(rig.rig.logged.join(''), rig.rig.center)).toEqual([]);
  });

  it('are forgotten about when the asker leaves', async () => {
    await using rig = await startVerbRig();
    await rig.signIn();
    rig.rig.center.faults.add({ operation: 'GetRoleCredentials', times: 9, fault: { kind: 'hang' } });
    const leaving = new AbortController();
    const asked = rig.run(ask, { signal: leaving.signal });
    await eventually(() => rig.rig.center.count('GetRoleCredentials') > 0);
    leaving.abort();
    expect(await asked).toMatchObject({ out: '' });
  });
});

describe('exec', () => {
  it.each([[['env', role]], [['exec', role, '--', 'aws']], [['exec', role, '--server', '--', 'aws']]])(
    '%j clears the tokens for one service that the asker has',
    async (args) => {
      await using rig = await startVerbRig();
      await rig.signIn();
      const asking = { aws: { AWS_BEARER_TOKEN_BEDROCK: null, AWS_SECRET_KEY: null }, home: '/nowhere' };
      const { out, program, code } = await rig.run(args, asking);
      const cleared = program === undefined ? out : JSON.stringify(Object.keys(program.environment));
      expect([code, cleared]).toEqual([0, expect.stringContaining('AWS_BEARER_TOKEN_BEDROCK')]);
      expect(cleared).toContain('AWS_SECRET_KEY');
    },
  );

  it('becomes the command, with every other way to credentials cleared', async () => {
    await using rig = await startVerbRig();
    await rig.signIn();
    const { program, out, code } = await rig.run(['exec', role, '--', 'aws', '--', '--server', 's3']);
    expect([out, code, program?.args]).toEqual(['', 0, ['aws', '--', '--server', 's3']]);
    const given = JSON.parse((await rig.run(ask)).out);
    const { environment = {} } = program ?? {};
    expect(Object.keys(environment)).toEqual(expect.arrayContaining([...credentialVariables]));
    expect(environment).toMatchObject({
      AWS_ACCESS_KEY_ID: given.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: given.SecretAccessKey,
      AWS_SESSION_TOKEN: given.SessionToken,
    });
    for (const name of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'])
      expect(environment[name]).toBeUndefined();
  });

  it('runs nothing when the credentials cannot be had', async () => {
    await using rig = await startVerbRig();
    expect(await rig.run(['exec', role, '--', 'ls'])).toMatchObject({ code: 3, program: undefined });
    expect(await rig.run(['exec', role, '--server', '--', 'ls'])).toMatchObject({
      code: 3,
      program: undefined,
    });
  });
});

describe('a role named at a terminal', () => {
  it('may be named by what matches it alone; several are listed and nothing is handed out', async () => {
    await using rig = await startVerbRig();
    await rig.signIn();
    const one = await rig.run(['exec', 'payments-dev developer', '--', 'ls'], terminal);
    expect(one).toMatchObject({ code: 0, program: { args: ['ls'] } });
    const several = await rig.run(['exec', 'payments', '--', 'ls'], terminal);
    expect(several).toMatchObject({ code: 2, out: '', program: undefined });
    expect(several.err).toContain('roles match');
  });

  it.each([
    ['in a pipe', { in: true, out: false, err: true }],
    ['with its errors in a file', { in: true, out: true, err: false }],
  ])('must be named exactly %s', async (_name, tty) => {
    await using rig = await startVerbRig();
    await rig.signIn();
    expect(await rig.run(['env', 'payments-dev developer'], { tty })).toMatchObject({ code: 2, out: '' });
  });
});

describe('login and logout', () => {
  it('sign in with the browser left out, and out again', async () => {
    await using rig = await startVerbRig();
    const done = await throughLogin(rig, ['login', '--no-browser', '--device']);
    expect(done).toMatchObject({ code: 0, out: 'Signed in to hanbit.\n' });
    expect(rig.rig.opened).toEqual([]);
    expect(await rig.run(ask)).toMatchObject({ code: 0 });
    const left = await rig.run(['logout', '--all']);
    expect(left).toMatchObject({ code: 0, out: 'Signed out of hanbit.\n' });
    expect(await rig.run(ask)).toMatchObject({ code: 3, out: '' });
  });

  it('end the sign-in when the asker leaves, with exit code 3', async () => {
    await using rig = await startVerbRig();
    const leaving = new AbortController();
    const asked = rig.run(['login', '--device'], {
      signal: leaving.signal,
      heard: (text) => (/https?:/.test(text) ? leaving.abort() : undefined),
    });
    expect(await asked).toMatchObject({ code: 3, out: '' });
    await eventually(() => rig.rig.core.store.get().sessions[0]?.status.kind === 'signed-out');
  });
});

async function throughLogin(rig: VerbRig, args: readonly string[]) {
  let approved = false;
  return rig.run(args, {
    heard(text) {
      const link = /https?:\/\/\S+/.exec(text)?.[0];
      if (link === undefined || approved) return;
      approved = true;
      void rig.rig.center.approve(link);
    },
  });
}
