import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../main/clock.ts';
import { usualStanding } from '../../../main/console/console-link.ts';
import {
  type Console,
  type ConsoleParts,
  type ConsoleRequest,
  createConsole,
} from '../../../main/console/console.ts';
import type { ConsoleBrowser } from '../../../main/console/browser-rules.ts';
import { readDestination } from '../../../main/console/destinations.ts';
import { createFederate, type FederationCall } from '../../../main/console/federation.ts';
import { parseRoleId } from '../../../main/credentials/role-id.ts';
import { createNetwork, type Network } from '../../../main/network.ts';
import type { Session } from '../../../main/sso/sessions.ts';
import { exchange } from '../../identity-center/exchange.ts';
import { teamPayments } from '../../identity-center/raw-role.ts';
import { type Rig, startRig } from '../rig.ts';

let rig: Rig & AsyncDisposable;
let network: Network;
let launched: string[];
const clock = createClock();

beforeEach(async () => {
  rig = await startRig();
  await rig.signIn();
  network = createNetwork({ clock });
  launched = [];
  await rig.core.chainedRoles.add({
    ...{ id: 'chain:payments', base: `${rig.session.id}/334072819650/PaymentsOperator` },
    ...{ roleArn: teamPayments, region: 'eu-west-1', durationSeconds: 3600 },
  });
});
afterEach(async () => {
  network.close();
  await rig[Symbol.asyncDispose]();
});

/** `at AWS`: as if the session had been made without endpoints of its own. */
function consoleOf(where: 'here' | 'at AWS' = 'here', changes: Partial<ConsoleParts> = {}): Console {
  const session: Session = where === 'here' ? rig.session : { ...rig.session, endpoints: {} };
  return createConsole({
    sessions: { get: () => session },
    chainedRoles: rig.core.chainedRoles,
    broker: rig.core.broker,
    federate: createFederate(network, clock),
    launch: async (url) => void launched.push(url),
    signinEndpoint: () => rig.center.url,
    ...changes,
  });
}

function request(roleId: string, to = '', changes: Partial<ConsoleRequest> = {}): ConsoleRequest {
  const role = parseRoleId(roleId);
  const destination = readDestination(to);
  if (role === undefined || destination.kind === 'unclear' || destination.kind === 'refused')
    throw new Error(`${roleId} ${to}`);
  return {
    ...{ role, destination, region: undefined, wish: 'usual', durationSeconds: undefined },
    signal: new AbortController().signal,
    ...changes,
  };
}

const operator = () => `${rig.session.id}/334072819650/PaymentsOperator`;
const browser: ConsoleBrowser = { choice: { kind: 'system' }, standing: usualStanding };
const asked = () => rig.center.count('GetSigninToken');

describe('a console of an assigned role', () => {
  it('opens through the portal, without a secret and without a call', async () => {
    rig.center.resetCalls();
    const page = await consoleOf('at AWS').open(request(operator(), 's3', { region: 'eu-west-1' }), browser);
    expect(page).toBe('https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1');
    expect(launched).toEqual([
      `https://hanbit.awsapps.com/start/#/console?account_id=334072819650&role_name=PaymentsOperator&destination=${encodeURIComponent(page ?? '')}`,
    ]);
    expect(rig.center.calls).toEqual([]);
  });

  it('is left to the permission set where nothing is asked for', async () => {
    expect(await consoleOf('at AWS').open(request(operator()), browser)).toBeUndefined();
    expect(launched[0]).not.toContain('destination');
  });

  it('opens by federation in a browser of another user', async () => {
    const other: ConsoleBrowser = { ...browser, standing: { portal: 'not-mine', consoles: 'several' } };
    await consoleOf('at AWS').open(request(operator(), 's3'), other);
    expect(launched[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/console\/[0-9a-f]{64}$/);
    const { location = '' } = (await exchange(launched[0] ?? '')).headers;
    expect((await exchange(location)).body).toContain('PaymentsOperator');
    for (const secret of rig.center.secrets) expect(launched.join()).not.toContain(secret);
  });

  it('never asks the AWS of others when the session has endpoints of its own', async () => {
    await consoleOf().open(request(operator()), browser);
    const { location = '' } = (await exchange(launched[0] ?? '')).headers;
    expect(new URL(location).origin).toBe(rig.center.url);
  });

  it('may end what one browser shows before', async () => {
    const one: ConsoleBrowser = { ...browser, standing: { portal: 'not-mine', consoles: 'one' } };
    await consoleOf('at AWS').open(request(operator()), one);
    const { location = '' } = (await exchange(launched[0] ?? '')).headers;
    expect(new URL(location).searchParams.get('Action')).toBe('logout');
    const login = (await exchange(location)).headers.location ?? '';
    expect((await exchange(login)).body).toContain('PaymentsOperator');
  });

  it('can be had as a link to print', async () => {
    const portal = await consoleOf('at AWS').link(request(operator()), usualStanding);
    expect(portal).toMatchObject({ kind: 'portal' });
    const login = await consoleOf('at AWS').link(
      request(operator(), '', { wish: 'federation' }),
      usualStanding,
    );
    if (login.kind !== 'login') throw new Error(login.kind);
    expect((await exchange(login.link.reveal())).status).toBe(200);
  });
});

describe('a console of a chained role', () => {
  it('opens by federation, in its own region unless another is asked for', async () => {
    expect(await consoleOf('at AWS').open(request('chain:payments', 'ec2'), browser)).toBe(
      'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1',
    );
    const { location = '' } = (await exchange(launched[0] ?? '')).headers;
    expect((await exchange(location)).body).toContain('team-payments');
  });

  it('lasts as long as its credentials, whatever is wished', async () => {
    await consoleOf('at AWS').open(request('chain:payments', '', { durationSeconds: 43_200 }), browser);
    expect(asked()).toBe(1);
  });
});

describe('the sign-in host that is asked', () => {
  it.each([
    ['the page', 'https://eu-north-1.console.aws.amazon.com/ec2/home', 'us-west-2', 'eu-north-1'],
    ['the wish', 's3', 'us-west-2', 'us-west-2'],
    ['the chained role', 's3', undefined, 'eu-west-1'],
  ])('is in the region of %s', async (_what, to, wished, region) => {
    const calls: FederationCall[] = [];
    const login = { reveal: () => 'https://signin.aws.amazon.com/federation', expiresAtMs: 0 };
    const watched = consoleOf('at AWS', {
      federate: async (call) => {
        calls.push(call);
        return login;
      },
    });
    await watched.link(request('chain:payments', to, { region: wished }), usualStanding);
    await watched.link(request(operator(), to, { region: wished, wish: 'federation' }), usualStanding);
    const homeOr = wished === undefined ? 'us-east-1' : region;
    expect(calls.map((call) => call.region)).toEqual([region, homeOr]);
  });
});

describe('a link to share', () => {
  it('names account, role and page, or leaves the role to its reader', () => {
    const page = 'https://334072819650-x7abc.eu-west-1.console.aws.amazon.com/ec2/home#Instances:';
    const wanted = request(operator(), page);
    const destination = encodeURIComponent('https://eu-west-1.console.aws.amazon.com/ec2/home#Instances:');
    const start = 'https://hanbit.awsapps.com/start/#/console?account_id=334072819650';
    expect(consoleOf().share(wanted, 'this-role')).toBe(
      `${start}&role_name=PaymentsOperator&destination=${destination}`,
    );
    expect(consoleOf().share(wanted, 'any-role')).toBe(`${start}&destination=${destination}`);
  });

  it('cannot be had of a chained role', () => {
    expect(consoleOf().share(request('chain:payments'), 'this-role')).toBeUndefined();
  });
});

describe('what is in the way', () => {
  it('is a role that is not assigned', async () => {
    const gone = request(`${rig.session.id}/334072819650/Gone`, '', { wish: 'federation' });
    await expect(consoleOf('at AWS').open(gone, browser)).rejects.toMatchObject({
      code: 'role-not-assigned',
    });
    expect(launched).toEqual([]);
  });

  it('is a page or a region of another partition', async () => {
    const china = request(operator(), 'https://cn-north-1.console.amazonaws.cn/ec2/home');
    await expect(consoleOf('at AWS').open(china, browser)).rejects.toMatchObject({ code: 'link-refused' });
    const region = request(operator(), 's3', { region: 'cn-north-1' });
    await expect(consoleOf('at AWS').open(region, browser)).rejects.toMatchObject({ code: 'bad-request' });
    expect(launched).toEqual([]);
  });

  it('is a portal that is not AWS’s own, and it is not opened', async () => {
    const session = { ...rig.session, endpoints: {}, issuerUrl: 'https://hanbit.evil.example/start' };
    const astray = consoleOf('at AWS', { sessions: { get: () => session } });
    await expect(astray.open(request(operator()), browser)).rejects.toMatchObject({
      ...{ code: 'link-refused', subject: 'hanbit.evil.example' },
    });
    expect(launched).toEqual([]);
  });

  it('is a browser that will not start, and then no link waits for anyone', async () => {
    let address = '';
    const failing = consoleOf('here', {
      launch: (url) => {
        address = url;
        return Promise.reject(new Error('no browser'));
      },
    });
    await expect(failing.open(request(operator()), browser)).rejects.toThrow('no browser');
    await expect(exchange(address)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
