import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../renderer/messages/messages.ts';
import { guessedActs, namedActs } from '../../renderer/window/find-acts.ts';
import { paletteActs } from '../../renderer/window/palette-entries.ts';
import { snapshot } from './snapshots.ts';

const { sessions } = snapshot({ roles: 3 });
const acts = (language: 'en' | 'ko') => paletteActs(sessions, true, messagesFor(language));
const terms = (query: string) => query.split(' ').filter((term) => term !== '');
const named = (query: string, language: 'en' | 'ko' = 'en') =>
  namedActs(acts(language), terms(query)).map(({ id }) => id);
const guessed = (query: string) => guessedActs(acts('en'), terms(query)).map(({ id }) => id);

describe('commands of the palette', () => {
  it('are shown in the language of the window', () => {
    expect(acts('ko').find(({ id }) => id === 'settings')?.label).toBe('설정');
    expect(acts('en').find(({ id }) => id === 'settings')?.label).toBe('Settings');
  });

  it.each([
    [{ kind: 'renewing', signedInAtMs: 0, sinceMs: 1 }, ['refresh nimbus', 'out nimbus']],
    [{ kind: 'sign-in-needed', sinceMs: 1 }, ['in nimbus']],
  ] as const)('offer of a sign-in with %j only what it needs', (status, ids) => {
    const held = sessions.map((session) => ({ ...session, status }));
    const offered = paletteActs(held, false, messagesFor('en')).map(({ id }) => id);
    expect(offered.filter((id) => id.endsWith(' nimbus'))).toEqual(ids);
  });

  it('are all there before anything is typed', () => {
    expect(named('')).toHaveLength(acts('en').length);
    expect(guessed('')).toEqual([]);
  });

  it.each([
    ['settings', 'settings'],
    ['SETT', 'settings'],
    ['dark', 'dark'],
    ['out nimbus', 'out nimbus'],
    ['다크', 'dark'],
    ['역할 새로 nimbus', 'refresh nimbus'],
    ['ㄷㅋ', 'dark'],
    ['ㄹㄱㅇㅇ', 'out nimbus'],
    ['ㄺㅇㅇ', 'out nimbus'],
    ['ㅋㅂㄷ', 'shortcuts'],
    ['키보', 'shortcuts'],
  ])('are found by %s in both languages', (query, id) => {
    expect(named(query)).toEqual([id]);
    expect(named(query, 'ko')).toEqual([id]);
    expect(guessed(query)).toEqual([]);
  });

  it.each([
    ['sign', 'sessions'],
    ['nimbus', 'refresh nimbus'],
    ['signs', 'sessions'],
    ['로그', 'sessions'],
  ])('end a sign-in only after all else that matches %s', (query, first) => {
    const found = [...named(query), ...guessed(query)];
    expect([found[0], found.at(-1)]).toEqual([first, 'out nimbus']);
  });

  it('are found by the initials of every word', () => {
    expect(named('ㅅㅈ')).toContain('settings');
  });

  it.each([
    ['setings', 'settings'],
    ['tehme drak', 'dark'],
    ['theme drak', 'dark'],
    ['brwosers', 'browsers'],
    ['크립보드', 'clear'],
  ])('are guessed by %s, which names none', (query, id) => {
    expect(named(query)).toEqual([]);
    expect(guessed(query)).toContain(id);
  });

  it.each(['zebra', '얼룩말', 'dark zebra', 'ㅎㅎㅎ'])('are not found by %s', (query) => {
    expect([...named(query), ...guessed(query)]).toEqual([]);
  });
});
