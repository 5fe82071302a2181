import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BrowserChoice } from '../../../preload/consoles.ts';
import { exchange } from '../../identity-center/exchange.ts';
import { teamPayments } from '../../identity-center/raw-role.ts';
import { korean, startVerbRig, terminal, type VerbRig } from './verb-rig.ts';

interface Launched {
  readonly url: string;
  readonly choice: BrowserChoice;
}

const desk = { platform: 'linux', environment: { DISPLAY: ':0' }, inContainer: false } as const;
const operator = 'hanbit/334072819650/PaymentsOperator';
const start = 'https://hanbit.awsapps.com/start/#/console?account_id=334072819650&role_name=PaymentsOperator';
const s3 = 'https://console.aws.amazon.com/s3/home';
let rig: VerbRig;
let launched: Launched[] = [];

async function startedRig(): Promise<VerbRig> {
  const started = await startVerbRig({
    core: { surroundings: desk, launch: async (url, choice) => void launched.push({ url, choice }) },
  });
  await started.signIn();
  await started.rig.core.chainedRoles.add({
    ...{ id: 'chain:payments', base: operator, roleArn: teamPayments },
    ...{ region: 'eu-west-1', durationSeconds: 3600 },
  });
  return started;
}

/** From here on the session is one of AWS itself, whose portal answers nobody here. */
async function moveToAws({ rig: { dataFolder, restart } }: VerbRig): Promise<void> {
  const file = path.join(dataFolder, 'sessions.json');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/"endpoints": \{[^}]*\}/, '"endpoints": {}'));
  await restart();
}

beforeEach(() => {
  launched = [];
});

describe('a console at AWS', () => {
  beforeAll(async () => {
    rig = await startedRig();
    await moveToAws(rig);
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  it('opens in the browser by the portal’s own link, and says which', async () => {
    const { out, err, code } = await rig.run(['console', operator, '--to', 's3'], terminal);
    expect([out, err, code]).toEqual(['', `Opened the console of ${operator} in your browser.\n`, 0]);
    expect(launched).toEqual([
      { url: `${start}&destination=${encodeURIComponent(s3)}`, choice: { kind: 'system' } },
    ]);
    expect(rig.rig.core.store.get().roleUses[0]).toMatchObject({ roleId: operator, by: 'console' });
  });

  it('of a role that a few letters tell opens at a terminal only', async () => {
    expect(await rig.run(['console', 'payoperat'], terminal)).toMatchObject({ code: 2 });
    expect(
      await rig.run(['console', 'payments operator prod', '--region', 'eu-west-1'], terminal),
    ).toMatchObject({ code: 0 });
    expect(launched.map(({ url }) => url)).toEqual([
      `${start}&destination=${encodeURIComponent('https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1')}`,
    ]);
    expect(await rig.run(['console', 'payments operator prod'])).toMatchObject({ code: 2, out: '' });
  });

  it('is printed, one line on standard output, without a browser and without being signed in', async () => {
    expect(await rig.run(['console', operator, '--print', '--to', 's3'])).toMatchObject({
      ...{ out: `${start}&destination=${encodeURIComponent(s3)}\n`, err: '', code: 0 },
    });
    expect(launched).toEqual([]);
  });

  it('is shared as a link without a secret, with the role or with whichever its reader has', async () => {
    const page = 'https://334072819650-x7abc.eu-west-1.console.aws.amazon.com/ec2/home#Instances:';
    const destination = encodeURIComponent('https://eu-west-1.console.aws.amazon.com/ec2/home#Instances:');
    expect((await rig.run(['console', operator, '--share', '--to', page])).out).toBe(
      `${start}&destination=${destination}\n`,
    );
    expect((await rig.run(['console', operator, '--share', '--any-role'])).out).toBe(
      'https://hanbit.awsapps.com/start/#/console?account_id=334072819650\n',
    );
    expect(await rig.run(['console', 'chain:payments', '--share'])).toMatchObject({ code: 2, out: '' });
  });

  it.each([
    ['firefox:container:결제', { kind: 'container', container: '결제', profile: undefined }],
    ['chrome:Work', { kind: 'profile', browser: 'chrome', profile: 'Work' }],
    ['/opt/odd browser', { kind: 'program', program: '/opt/odd browser' }],
  ])('opens in %s where that is asked for', async (name, choice) => {
    const { err } = await rig.run(['console', operator, '--browser', name], { ...terminal, ...korean });
    expect(err).toBe(`${operator}: ${name}에서 콘솔을 열었습니다.\n`);
    expect(launched).toEqual([{ url: start, choice }]);
  });

  it('needs a sign-in for a link that signs in, and wants it once', async () => {
    const { code, out } = await rig.run(['console', operator, '--federate', '--print']);
    expect([code, out]).toEqual([3, '']);
    expect(rig.rig.core.store.get().sessions[0]?.signInWantedBy).toBe('zsh');
  });

  it('opens one browser in ten seconds for programs, and every one that a person asks for', async () => {
    expect((await rig.run(['console', operator])).code).toBe(0);
    const busy = await rig.run(['console', operator, '--to', 's3']);
    expect([busy.code, busy.err]).toEqual([5, expect.stringContaining('ten seconds')]);
    expect((await rig.run(['console', operator], terminal)).code).toBe(0);
    expect(launched).toHaveLength(2);
    expect((await rig.run(['console', operator, '--print'])).code).toBe(0);
  });

  it('is a link to open elsewhere where there is no browser', async () => {
    await rig.rig.restart({ surroundings: { ...desk, environment: { SSH_CONNECTION: '1 2 3 4' } } });
    const { out, err, code } = await rig.run(['console', operator], terminal);
    expect([out, code, launched]).toEqual([`${start}\n`, 0, []]);
    expect(err).toContain('no browser here');
    expect(await rig.run(['console', 'chain:payments'], terminal)).toMatchObject({ code: 2, out: '' });
    expect((await rig.run(['console', operator, '--browser', '/opt/mine'], terminal)).code).toBe(0);
    expect(launched).toHaveLength(1);
    await rig.rig.restart();
  });
});

describe('a link that was pasted', () => {
  beforeAll(async () => {
    rig = await startedRig();
    await moveToAws(rig);
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  const queue =
    'https://eu-west-1.console.aws.amazon.com/sqs/v3/home?region=eu-west-1#/queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F334072819650%2Forders';

  it('shows the roles that it may be for, and once one was named opens with it', async () => {
    const unclear = await rig.run(['console', queue], terminal);
    expect([unclear.code, unclear.out, launched]).toEqual([2, '', []]);
    expect(unclear.err).toMatch(/^\d roles may be meant/);
    expect(unclear.err).toContain(operator);
    expect((await rig.run(['console', operator, '--to', queue], terminal)).code).toBe(0);
    const { err } = await rig.run(['console', queue], terminal);
    expect(err).toBe(`Opened the console of ${operator} in your browser.\n`);
    expect(launched.map(({ url }) => new URL(url).hash)).toEqual([
      `#/console?account_id=334072819650&role_name=PaymentsOperator&destination=${encodeURIComponent(queue)}`,
      `#/console?account_id=334072819650&role_name=PaymentsOperator&destination=${encodeURIComponent(queue)}`,
    ]);
  });

  it('of a colleague opens with their role, if it is one’s own too', async () => {
    expect((await rig.run(['console', start], terminal)).code).toBe(0);
    expect(launched.map(({ url }) => url)).toEqual([start]);
  });

  it('is refused where it leads elsewhere, and said of an account without a role', async () => {
    expect(
      await rig.run(['console', 'https://console.aws.amazon.com.evil.example/'], terminal),
    ).toMatchObject({ code: 4 });
    const { err, code } = await rig.run(
      ['console', 'https://999999999999-x.eu-west-1.console.aws.amazon.com/'],
      terminal,
    );
    expect([code, err]).toEqual([4, expect.stringContaining('account 999999999999')]);
    expect(launched).toEqual([]);
  });
});

describe('a console at the embedded Identity Center', () => {
  beforeAll(async () => {
    rig = await startedRig();
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  it.each([
    [operator, 'PaymentsOperator'],
    ['chain:payments', 'team-payments'],
  ])('of %s opens by federation, the secret in no argument', async (role, name) => {
    expect((await rig.run(['console', role, '--to', 's3'], terminal)).code).toBe(0);
    expect(launched.map(({ url }) => new URL(url).hostname)).toEqual(['127.0.0.1']);
    const { location = '' } = (await exchange(launched[0]?.url ?? '')).headers;
    const { status, body } = await exchange(location);
    expect([status, body.includes(name), body.includes('/s3/home')]).toEqual([200, true, true]);
    for (const secret of rig.rig.center.secrets) expect(launched[0]?.url).not.toContain(secret);
  });

  it('ends what a browser shows before, where it shows one console at a time', async () => {
    await rig.run(['browsers', 'use', 'system', '--one-console']);
    await rig.run(['console', operator], terminal);
    const { location = '' } = (await exchange(launched[0]?.url ?? '')).headers;
    expect(new URL(location).searchParams.get('Action')).toBe('logout');
    const login = (await exchange(location)).headers.location ?? '';
    expect((await exchange(login)).body).toContain('PaymentsOperator');
    await rig.run(['browsers', 'reset']);
  });

  it('is printed as a secret only if asked for as one, with a word beside it', async () => {
    const refused = await rig.run(['console', 'chain:payments', '--print']);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('for no access portal knows a chained role; add --federate');
    const ours = await rig.run(['console', operator, '--print']);
    expect([ours.code, ours.err]).toEqual([
      ...[2, expect.stringContaining('its sign-in has endpoints of its own; add --federate')],
    ]);
    const printed = await rig.run(['console', operator, '--print', '--federate', '--duration', '3600']);
    expect([printed.code, printed.err.includes('keep it to yourself')]).toEqual([0, true]);
    expect(printed.err).not.toContain('http');
    expect(printed.out).toMatch(/^http\S+\n$/);
    expect((await exchange(printed.out.trim())).body).toContain('PaymentsOperator');
    expect(launched).toEqual([]);
  });

  it('of an unclear service shows those that fit', async () => {
    const { out, err, code } = await rig.run(['console', operator, '--to', 'cloudw'], terminal);
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(/cloudwatch .*CloudWatch/);
    expect(await rig.run(['console', operator, '--to', 'nonsense'], terminal)).toMatchObject({ code: 2 });
  });
});
