import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNotices, type NoticeMemory } from '../../../../main/desktop/notifications/decide.ts';
import { call } from '../../../../main/desktop/tray/action.ts';
import type { AppState, SessionStatus } from '../../../../preload/contract.ts';
import { accountId, anAccount, aSession, aState, hours, minutes, nine, signedIn } from '../a-state.ts';

/** One after the other, as the host would ask; the memory goes along. */
function watch(first: AppState = calm, toldBefore: readonly string[] = []) {
  let memory: NoticeMemory | undefined;
  const look = (state: AppState, nowMs: number) => {
    const decision = decideNotices(state, memory, nowMs, { toldBefore, timeZone: 'UTC' });
    memory = decision.memory;
    return decision;
  };
  const atStart = look(first, nine);
  return {
    look,
    atStart,
    shown: (state: AppState, nowMs: number) => look(state, nowMs).show.map(({ id }) => id),
  };
}

const role = `hanbit/${accountId(1)}/Admin`;
const accounts = [anAccount('payments')];
const withSession = (parts: Parameters<typeof aSession>[0], more: Partial<AppState> = {}) =>
  aState({ sessions: [aSession({ accounts, ...parts })], ...more });
const calm = withSession({});
const needed: SessionStatus = { kind: 'sign-in-needed', sinceMs: nine };
const wanted = withSession({ status: needed, signInWantedBy: 'terraform' });
const signingIn: SessionStatus = {
  kind: 'signing-in',
  flow: 'pkce',
  link: '',
  expiresAtMs: nine + minutes(10),
};

describe('a sign-in that a program needs', () => {
  it('is said once, with a button that signs in', () => {
    const { look, shown } = watch();
    expect(look(wanted, nine + 1).show).toEqual([
      {
        ...{ id: 'sign-in:hanbit', title: 'Sign-in needed', body: 'terraform needs a sign-in to Hanbit.' },
        button: { label: 'Sign in', action: call('signIn', 'hanbit', 'usual') },
        ...{ opens: { kind: 'open', view: 'access' }, urgent: true },
      },
    ]);
    const another = withSession({ status: needed, signInWantedBy: 'aws' });
    for (let times = 0; times < 75; times++) expect(shown(another, nine + times)).toEqual([]);
  });

  it('is said in Korean to those who read Korean', () => {
    expect(watch().look({ ...wanted, language: 'ko' }, nine + 1).show[0]?.body).toBe(
      'terraform에 Hanbit 로그인이 필요합니다.',
    );
  });

  it('is said per session', () => {
    const other = aSession({ id: 'other', status: needed, signInWantedBy: 'aws' });
    expect(watch().shown(aState({ sessions: [...wanted.sessions, other] }), nine)).toEqual([
      ...['sign-in:hanbit', 'sign-in:other'],
    ]);
  });

  it('is taken back while the user signs in and when it is done, and said anew the next time', () => {
    const { look, shown } = watch();
    look(wanted, nine + 1);
    expect(look(withSession({ status: signingIn, signInWantedBy: 'aws' }), nine + 2)).toMatchObject({
      ...{ show: [], withdraw: ['sign-in:hanbit'] },
    });
    expect(shown(wanted, nine + 3)).toEqual([]);
    expect(look(calm, nine + 4)).toMatchObject({ show: [], withdraw: ['sign-in:hanbit'] });
    expect(shown(wanted, nine + 5)).toEqual(['sign-in:hanbit']);
  });

  it('is not said when nobody asks for it', () => {
    expect(watch().shown(withSession({ status: needed }), nine + hours(1))).toEqual([]);
  });
});

describe('credentials in use', () => {
  const held = {
    roleId: role,
    issuedAtMs: nine,
    expiresAtMs: nine + hours(1),
    inUse: true,
    renewedAhead: true,
  };
  const endsAt = nine + hours(1);

  it('are not mentioned while they are renewed in time', () => {
    const { shown } = watch();
    expect(shown(withSession({}, { held: [held] }), endsAt - minutes(11))).toEqual([]);
    const renewed = { ...held, issuedAtMs: endsAt - minutes(9), expiresAtMs: endsAt + minutes(51) };
    expect(shown(withSession({}, { held: [renewed] }), endsAt - minutes(9))).toEqual([]);
  });

  it('are said to end once their renewal is overdue, unless it comes in the next half minute', () => {
    const { look, shown } = watch();
    const state = withSession({}, { held: [held] });
    expect(look(state, endsAt - minutes(11)).againAtMs).toBe(endsAt - minutes(10));
    expect(look(state, endsAt - minutes(10))).toMatchObject({
      ...{ show: [], againAtMs: endsAt - minutes(10) + 30_000 },
    });
    const [notice] = look(state, endsAt - minutes(10) + 30_000).show;
    expect(notice?.body).toBe('payments · Admin: until 10:00, and could not be renewed.');
    expect(notice?.button).toBeUndefined();
    expect(shown(state, endsAt - minutes(1))).toEqual([]);
    expect(look(state, endsAt).withdraw).toEqual(['ending:hanbit']);
  });

  it('of an ended sign-in are said once for all, with a Sign in button', () => {
    const { look } = watch();
    const more = { ...held, roleId: 'chain:deploy', expiresAtMs: endsAt + 1 };
    const chainedRoles = [
      { id: 'chain:deploy', base: role, roleArn: 'arn:aws:iam::000000000001:role/D', region: 'eu-west-1' },
    ];
    const state = withSession({ status: needed }, { held: [more, held], chainedRoles });
    look(state, endsAt - minutes(9));
    const { show } = look(state, endsAt - minutes(8));
    expect(show.map(({ id, body }) => [id, body])).toEqual([
      ['ending:hanbit', 'payments · Admin and 1 more: until 10:00, and could not be renewed.'],
    ]);
    expect(show[0]?.button?.action).toEqual(call('signIn', 'hanbit', 'usual'));
  });

  it('are not said to end beside a notice that asks for the same sign-in', () => {
    const { look, shown } = watch();
    const state = { ...wanted, held: [held] };
    look(state, endsAt - minutes(9));
    expect(shown(state, endsAt - minutes(8))).toEqual([]);
  });

  it.each([
    ['that nobody uses', { inUse: false, renewedAhead: false }],
    ['of a favourite that nobody uses', { inUse: false, renewedAhead: true }],
    ['of someone who has nothing renewed ahead', { inUse: true, renewedAhead: false }],
  ])('%s end in silence', (_name, how) => {
    const { look, shown } = watch();
    const state = withSession({ status: needed }, { held: [{ ...held, ...how }] });
    look(state, endsAt - minutes(9));
    expect(shown(state, endsAt - minutes(1))).toEqual([]);
  });
});

describe('a change of roles', () => {
  const changes = { atMs: nine + 1, gained: [role], lost: [`hanbit/${accountId(1)}/ReadOnly`] };

  it('is said once, with names', () => {
    const { look, shown } = watch();
    const [notice] = look(withSession({ changes }), nine + 1).show;
    expect(notice).toMatchObject({
      ...{ title: 'Your roles in Hanbit changed', urgent: false },
      body: 'New: payments · Admin. Gone: payments · ReadOnly.',
    });
    expect(shown(withSession({ changes }), nine + hours(1))).toEqual([]);
    expect(shown(withSession({ changes: { ...changes, atMs: nine + 5 } }), nine + 5)).toHaveLength(1);
  });

  it('of very many names three', () => {
    const gained = Array.from({ length: 900 }, (_, index) => `hanbit/${accountId(index + 1)}/Admin`);
    const [notice] = watch().look(
      withSession({ changes: { atMs: nine + 1, gained, lost: [] } }),
      nine + 1,
    ).show;
    expect(notice?.body).toBe(
      `New: payments · Admin, ${accountId(2)} · Admin, ${accountId(3)} · Admin and 897 more.`,
    );
  });

  it('from before the start is old news', () => {
    expect(watch(withSession({ changes })).atStart.show).toEqual([]);
  });
});

describe('trouble', () => {
  const renewing: SessionStatus = { kind: 'renewing', signedInAtMs: nine, sinceMs: nine };

  it('with the keychain is said with a button that unlocks', () => {
    const { look } = watch();
    const locked = { ...calm, keychain: { kind: 'locked', backend: 'x' } } as const;
    expect(look(locked, nine + 1).show).toEqual([]);
    expect(look(locked, nine + 10_001).show).toMatchObject([
      { id: 'keychain:locked', button: { action: call('unlockKeychain') } },
    ]);
    expect(look(calm, nine + 20_000).withdraw).toEqual(['keychain:locked']);
  });

  it('with the network is said when it lasts five minutes, once for all sessions', () => {
    const sessions = ['a', 'b'].map((id) => aSession({ id, status: renewing }));
    const { look, shown } = watch();
    expect(look(aState({ sessions }), nine + 1).againAtMs).toBe(nine + 1 + minutes(5));
    expect(shown(aState({ sessions }), nine + minutes(5))).toEqual([]);
    expect(shown(aState({ sessions }), nine + minutes(5) + 1)).toEqual(['network']);
  });

  it('with the network that ends in time is not said, nor is the next one early', () => {
    const { look, shown } = watch();
    look(withSession({ status: renewing }), nine + 1);
    look(calm, nine + minutes(4));
    look(withSession({ status: renewing }), nine + minutes(4) + 1);
    expect(shown(withSession({ status: renewing }), nine + minutes(6))).toEqual([]);
  });

  it('with a certificate is said soon, for no waiting helps', () => {
    const error = { code: 'tls-untrusted', recovery: 'none', subject: 'portal.example' } as const;
    const state = withSession({ progress: { kind: 'failed', error } });
    const { look } = watch();
    look(state, nine + 1);
    expect(look(state, nine + 10_001).show[0]?.body).toMatch(/^The certificate of portal\.example/);
  });

  it('with the clock says by how much', () => {
    const { look } = watch();
    look({ ...calm, clockSkewMs: 420_000 }, nine + 1);
    expect(look({ ...calm, clockSkewMs: 420_000 }, nine + 10_001).show[0]?.body).toMatch(/7 minutes slow/);
  });
});

describe('a desktop without a tray', () => {
  const shown = { view: 'access', times: 0 } as const;
  const linux = {
    platform: 'linux',
    version: '1',
    tray: false,
    shortcut: 'off',
    suggestedShortcut: '',
    dismissed: [],
    shown,
  } as const;

  const state = { ...calm, desktop: linux };

  it('is told of once, a minute after the start, and never again', () => {
    const { atStart, shown } = watch(state);
    expect([atStart.show, atStart.againAtMs]).toEqual([[], nine + minutes(1)]);
    expect(shown(state, nine + minutes(1))).toEqual(['no-tray']);
    expect(shown(state, nine + minutes(2))).toEqual([]);
    expect(watch(state, ['no-tray']).shown(state, nine + minutes(1))).toEqual([]);
  });

  it('is not told of when its panel only came later', () => {
    const { shown } = watch(state);
    expect(shown({ ...calm, desktop: { ...linux, tray: true } }, nine + minutes(1))).toEqual([]);
  });
});

describe('silence', () => {
  it('is kept about all that was so before the start', () => {
    const { atStart, shown } = watch({ ...wanted, clockSkewMs: 300_000 });
    expect(atStart.show).toEqual([]);
    expect(shown({ ...wanted, clockSkewMs: 300_000 }, nine + hours(1))).toEqual([]);
  });

  it('is kept in quiet hours; what is still so after them is said then', () => {
    const quiet = (state: AppState) => ({
      ...state,
      settings: { ...state.settings, quietHours: '22:00-10:00' },
    });
    const { look, shown } = watch(quiet(calm));
    expect(look(quiet(wanted), nine + 1)).toMatchObject({ show: [], againAtMs: nine + hours(1) });
    expect(shown(quiet(wanted), nine + hours(1))).toEqual(['sign-in:hanbit']);
  });

  it('is kept while notifications are off, and about what came up then', () => {
    const off = (state: AppState) => ({ ...state, settings: { ...state.settings, notifications: false } });
    const { shown } = watch(off(calm));
    expect(shown(off(wanted), nine + 1)).toEqual([]);
    expect(shown(wanted, nine + 2)).toEqual([]);
  });
});

describe('whatever happens', () => {
  const state = fc.constantFrom<AppState>(
    calm,
    wanted,
    withSession({ status: signingIn, signInWantedBy: 'aws' }),
    withSession({ status: { kind: 'renewing', signedInAtMs: nine, sinceMs: nine } }),
    withSession({ changes: { atMs: nine, gained: [role], lost: [] } }),
    { ...calm, keychain: { kind: 'locked', backend: 'x' } },
    { ...wanted, clockSkewMs: 300_000 },
    withSession(
      { status: signedIn },
      {
        held: [
          { roleId: role, issuedAtMs: nine, expiresAtMs: nine + hours(1), inUse: true, renewedAhead: true },
        ],
      },
    ),
  );

  it('nothing is shown twice without being taken back, and the next look is always ahead', () => {
    const steps = fc.array(fc.tuple(state, fc.integer({ min: 1, max: minutes(20) })));
    fc.assert(
      fc.property(steps, (all) => {
        const { look } = watch();
        const onScreen = new Set<string>();
        let nowMs = nine;
        for (const [next, ms] of all) {
          nowMs += ms;
          const { show, withdraw, againAtMs } = look(next, nowMs);
          for (const id of withdraw) onScreen.delete(id);
          for (const { id } of show) expect(onScreen.has(id)).toBe(false);
          for (const { id } of show) onScreen.add(id);
          expect(againAtMs).toBeGreaterThan(nowMs);
        }
      }),
    );
  });

  it('a look before its time says nothing, and the one at its time is enough', () => {
    fc.assert(
      fc.property(state, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (next, share) => {
        const { look } = watch();
        const { againAtMs } = look(next, nine + 1);
        if (againAtMs === Infinity) return;
        const early = Math.floor(nine + 1 + (againAtMs - nine - 1) * share);
        expect(look(next, Math.min(early, againAtMs - 1)).show).toEqual([]);
      }),
    );
  });
});
