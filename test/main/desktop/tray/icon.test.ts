import { describe, expect, it } from 'vitest';
import { iconState, tooltip } from '../../../../main/desktop/tray/icon.ts';
import { barOf, iconFile } from '../../../../main/desktop/tray/icon-file.ts';
import type { AppState, SessionStatus } from '../../../../preload/contract.ts';
import { aSession, aState, hours, minutes, nine, signedIn } from '../a-state.ts';

const withStatus = (status: SessionStatus, parts: Partial<AppState> = {}) =>
  aState({ sessions: [aSession({ status })], ...parts });
const untilEleven: SessionStatus = {
  ...{ kind: 'signed-in', signedInAtMs: nine, renewable: false },
  tokenExpiresAtMs: nine + hours(2),
};
const used = { roleId: 'hanbit/000000000001/Admin', issuedAtMs: nine, expiresAtMs: nine + hours(1) };

describe('the icon', () => {
  it.each([
    ['nothing set up', aState(), nine, 'sign-in-needed'],
    ['signed in', withStatus(signedIn), nine, 'signed-in'],
    ['signed out', withStatus({ kind: 'signed-out' }), nine, 'sign-in-needed'],
    ['a sign-in that ended', withStatus({ kind: 'sign-in-needed', sinceMs: nine }), nine, 'sign-in-needed'],
    [
      'a renewal held up',
      withStatus({ kind: 'renewing', signedInAtMs: nine, sinceMs: nine }),
      nine,
      'renewing-soon',
    ],
    ['a sign-in long before its end', withStatus(untilEleven), nine, 'signed-in'],
    ['a sign-in just before its end', withStatus(untilEleven), nine + minutes(105), 'renewing-soon'],
    [
      'a state that cannot be told',
      withStatus({ kind: 'unknown', error: { code: 'keychain-damaged', recovery: 'sign-in' } }),
      nine,
      'trouble',
    ],
    [
      'a locked keychain',
      withStatus(signedIn, { keychain: { kind: 'locked', backend: 'x' } }),
      nine,
      'trouble',
    ],
    ['a wrong clock', withStatus(signedIn, { clockSkewMs: 300_000 }), nine, 'trouble'],
    [
      'a used role in its day',
      withStatus(signedIn, { held: [{ ...used, inUse: true, renewedAhead: true }] }),
      nine,
      'signed-in',
    ],
    [
      'a used role whose renewal is overdue',
      withStatus(signedIn, { held: [{ ...used, inUse: true, renewedAhead: true }] }),
      nine + minutes(51),
      'renewing-soon',
    ],
    [
      'an idle role that ends',
      withStatus(signedIn, { held: [{ ...used, inUse: false, renewedAhead: false }] }),
      nine + minutes(51),
      'signed-in',
    ],
  ] as const)('of %s', (_name, state, nowMs, expected) => {
    expect(iconState(state, nowMs)).toBe(expected);
  });

  it('says that a sign-in is needed when one of several sessions needs it', () => {
    const other = aSession({ id: 'other', status: { kind: 'signed-out' } });
    expect(iconState(aState({ sessions: [aSession(), other] }), nine)).toBe('signed-in');
    const wanted = { ...other, signInWantedBy: 'aws' };
    expect(iconState(aState({ sessions: [aSession(), wanted] }), nine)).toBe('sign-in-needed');
  });

  it.each([
    ['macos', 'dark', 1, 'tray/mac/signed-inTemplate.png'],
    ['windows', 'light', 1.5, 'tray/win/signed-in-light.ico'],
    ['linux', 'dark', 1, 'tray/linux/signed-in-dark-22.png'],
    ['linux', 'dark', 1.25, 'tray/linux/signed-in-dark-32.png'],
    ['linux', 'light', 3, 'tray/linux/signed-in-light-44.png'],
  ] as const)('on %s with a %s bar, scaled by %d, is %s', (platform, bar, scale, expected) => {
    expect(iconFile('tray', 'signed-in', platform, bar, scale).replaceAll('\\', '/')).toBe(expected);
  });

  it('is drawn for the bar it is on', () => {
    expect([barOf('windows', true), barOf('windows', false), barOf('linux', false)]).toEqual([
      ...['dark', 'light', 'dark'],
    ]);
  });
});

describe('the tooltip', () => {
  it.each([
    ['en', 'sign-in has ended', 'not signed in'],
    ['ko', '로그인 만료됨', '로그인되지 않음'],
  ] as const)('tells who is signed out from whose sign-in has ended, in %s', (language, ended, out) => {
    const line = (status: SessionStatus) => tooltip(withStatus(status, { language }), nine, 'UTC');
    expect(line({ kind: 'sign-in-needed', sinceMs: nine })).toBe(`Daypass\nHanbit: ${ended}`);
    expect(line({ kind: 'signed-out' })).toBe(`Daypass\nHanbit: ${out}`);
  });

  it('has a line per session, and not more than Windows shows', () => {
    expect(tooltip(aState(), nine, 'UTC')).toBe('Daypass\nNo sign-in is set up yet');
    expect(tooltip(withStatus(untilEleven), nine, 'UTC')).toBe('Daypass\nHanbit: signed in, until 11:00');
    const many = Array.from({ length: 9 }, (_, index) => aSession({ id: `s${index}` }));
    const line = 'Hanbit: signed in since 09:00';
    expect(tooltip(aState({ sessions: many }), nine, 'UTC')).toBe(
      ['Daypass', line, line, line, '…'].join('\n'),
    );
    const long = aSession({
      label: 'x'.repeat(40),
      status: { kind: 'renewing', signedInAtMs: nine, sinceMs: nine },
    });
    for (let count = 1; count < 6; count++) {
      const sessions = Array.from({ length: count }, () => long);
      expect(tooltip(aState({ sessions }), nine, 'UTC').length).toBeLessThanOrEqual(127);
    }
  });
});
