import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContainers, readLocalState, readProfilesIni } from '../../../main/console/browser-profiles.ts';

describe('the profiles of a Chromium browser', () => {
  it('are found by the names their user gave them', () => {
    const state = {
      browser: {},
      profile: {
        info_cache: { Default: { name: '개인' }, 'Profile 1': { name: 'Work "AWS"' } },
        last_used: 'x',
      },
    };
    expect(readLocalState(JSON.stringify(state))).toEqual([
      { name: '개인', key: 'Default', containers: [] },
      { name: 'Work "AWS"', key: 'Profile 1', containers: [] },
    ]);
  });

  it('are none where the file is of another shape', () => {
    for (const text of ['', '{', '[]', 'null', '{"profile":1}', '{"profile":{"info_cache":[]}}'])
      expect(readLocalState(text)).toEqual([]);
  });

  it('never lead out of the browser’s folder', () => {
    const info_cache = Object.fromEntries(
      ['..', '.', '', '../x', 'a/b', 'a\\b', 'a\nb'].map((key) => [key, { name: 'Work' }]),
    );
    expect(readLocalState(JSON.stringify({ profile: { info_cache } }))).toEqual([]);
  });

  it('are read from anything without a fault', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        for (const { key } of readLocalState(`{"profile":{"info_cache":${text}}}`))
          expect(key).not.toMatch(/[/\\\0]/);
      }),
    );
  });
});

describe('the profiles of Firefox', () => {
  it('are those of its profiles.ini', () => {
    const ini = [
      '[Install4F96D1932A9F858E]\r\nDefault=abc.default\r\nName=not a profile',
      '[Profile1]\r\nName=Work #2; more\r\nIsRelative=1\r\nPath=abc.work',
      '[Profile0]\r\nName=default-release\r\nPath=abc.default\r\nDefault=1',
      '[General]\r\nName=General\r\nStartWithLastProfile=1',
    ];
    expect(readProfilesIni(ini.join('\r\n\r\n'))).toEqual([
      { name: 'Work #2; more', folder: 'abc.work' },
      { name: 'default-release', folder: 'abc.default' },
    ]);
  });

  it('are not taken for options', () => {
    expect(readProfilesIni('[Profile0]\nName=--remote-debugging-port\n[Profile1]\nName=a\u202eb')).toEqual(
      [],
    );
    expect(readProfilesIni('')).toEqual([]);
  });
});

describe('the containers of a Firefox profile', () => {
  it('are those that its user named', () => {
    const identities = [
      { userContextId: 1, public: true, icon: 'fingerprint', l10nId: 'user-context-personal' },
      { userContextId: 5, public: false, name: 'userContextIdInternal.thumbnail' },
      { userContextId: 6, public: true, icon: 'briefcase', name: '결제 운영' },
      { userContextId: 7, public: true, name: 'a\u202eb' },
    ];
    expect(readContainers(JSON.stringify({ version: 5, identities }))).toEqual(['결제 운영']);
  });

  it('are none where the file is of another shape', () => {
    for (const text of ['', '[]', '{"identities":{}}', '{"identities":[null,1,[]]}'])
      expect(readContainers(text)).toEqual([]);
  });
});
