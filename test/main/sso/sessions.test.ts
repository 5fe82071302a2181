import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type EndpointOverrides,
  endpointOverrides,
  loadSessions,
  sessionsSchema,
} from '../../../main/sso/sessions.ts';
import type { PortalAddress } from '../../../main/sso/start-url.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const load = () =>
  loadSessions(storedFile(folder.file('sessions.json'), sessionsSchema), (error) => {
    throw error;
  });
const portal = (startUrl = 'https://hanbit.awsapps.com/start'): PortalAddress => ({
  startUrl,
  issuerUrl: startUrl,
  region: 'ap-northeast-2',
});

describe('sessions', () => {
  it('are there again after a restart, just as they were', async () => {
    const sessions = await load();
    const endpoints: EndpointOverrides = { sso: 'http://127.0.0.1:4566', 'sso-oidc': 'https://oidc.example' };
    await sessions.add(portal(), { label: '한빛 운영', endpoints });
    await sessions.add(portal(), {});
    expect((await load()).all()).toEqual(sessions.all());
  });

  it('are named after their portal unless a name is given', async () => {
    const sessions = await load();
    const named = [
      await sessions.add(portal(), {}),
      await sessions.add(portal('https://sso.hanseo.example'), {}),
      await sessions.add(portal('https://d-1234567890.awsapps.com/start'), {}),
      await sessions.add(portal('https://login.aws.example'), {}),
    ];
    expect(named.map(({ id, label }) => [id, label])).toEqual([
      ['hanbit', 'hanbit'],
      ['hanseo', 'hanseo'],
      ['d-1234567890', 'd-1234567890'],
      ['example', 'example'],
    ]);
  });

  it('of two users of one portal are two, each with an id of its own', async () => {
    const sessions = await load();
    const ids = [];
    for (let user = 0; user < 3; user++) ids.push((await sessions.add(portal(), {})).id);
    expect(ids).toEqual(['hanbit', 'hanbit-2', 'hanbit-3']);
  });

  it('of one portal can be two even after the first was renamed', async () => {
    const sessions = await load();
    const first = await sessions.add(portal(), {});
    await sessions.rename(first.id, 'Production');
    const second = await sessions.add(portal(), {});
    expect([first.id === second.id, sessions.find('hanbit').id]).toEqual([false, first.id]);
  });

  it('may have labels in any script; their ids stay plain', async () => {
    const sessions = await load();
    const labels = ['한빛 운영', 'Zoë & Co.', '  spaced  out ', '日本', 'x'.repeat(64)];
    for (const label of labels) await sessions.add(portal(), { label });
    expect(sessions.all().map(({ label }) => label)).toEqual(labels.map((label) => label.trim()));
    expect(sessions.all().map(({ id }) => id)).toEqual([
      'hanbit',
      'zoe-co',
      'spaced-out',
      'hanbit-2',
      'x'.repeat(40),
    ]);
  });

  it('keep id and everything else through a rename', async () => {
    const sessions = await load();
    const before = await sessions.add(portal(), { endpoints: { sts: 'https://sts.example' } });
    const after = await sessions.rename(before.id, '한빛');
    expect(after).toEqual({ ...before, label: '한빛' });
    expect((await load()).get(before.id)).toEqual(after);
  });

  it('are both kept when two are added at the same moment', async () => {
    const sessions = await load();
    const added = await Promise.all([sessions.add(portal(), {}), sessions.add(portal(), {})]);
    expect(new Set(added.map(({ id }) => id)).size).toBe(2);
    expect((await load()).all()).toHaveLength(2);
  });

  it('tell whoever listens of each change, until they leave', async () => {
    const sessions = await load();
    let changes = 0;
    const leave = sessions.onChange(() => (changes += 1));
    const { id } = await sessions.add(portal(), {});
    await sessions.rename(id, 'other');
    leave();
    await sessions.remove(id);
    expect(changes).toBe(2);
    expect((await load()).all()).toEqual([]);
  });
});

describe('a session’s name', () => {
  it.each(['', '   ', 'x'.repeat(65), 'two\nlines', '\u001b[31mred', 'gpj.\u202eexe', 'zero\u200bwidth'])(
    'cannot be %j',
    async (label) => {
      const sessions = await load();
      await expect(sessions.add(portal(), { label })).rejects.toMatchObject({ code: 'session-name-invalid' });
      const { id } = await sessions.add(portal(), {});
      await expect(sessions.rename(id, label)).rejects.toMatchObject({ code: 'session-name-invalid' });
    },
  );

  it('is given once, however it is written', async () => {
    const sessions = await load();
    await sessions.add(portal(), { label: 'Café' });
    for (const label of ['Café', 'café', 'CAFE\u0301', ' Café '])
      await expect(sessions.add(portal(), { label })).rejects.toMatchObject({ code: 'session-exists' });
  });

  it('finds its session by id first, then by label, however written', async () => {
    const sessions = await load();
    const one = await sessions.add(portal(), { label: '한빛' });
    const other = await sessions.add(portal(), { label: 'Hanbit Dev' });
    expect(['hanbit', '한빛', ' 한빛 '.normalize('NFD')].map((name) => sessions.find(name).id)).toEqual(
      Array.from({ length: 3 }, () => one.id),
    );
    expect(sessions.find('hanbit DEV')).toBe(other);
  });

  it('goes on meaning the same session whatever is added later', async () => {
    const sessions = await load();
    const first = await sessions.add(portal(), { label: 'first' });
    await sessions.rename(first.id, 'hanbit');
    await sessions.add(portal(), { label: 'Hanbit!' });
    expect(sessions.find('hanbit').id).toBe(first.id);
  });

  it('that is unknown is said without what could steer a terminal', async () => {
    const sessions = await load();
    expect(() => sessions.find('\u001b[2Jevil')).toThrow(
      expect.objectContaining({ code: 'session-unknown', subject: '[2Jevil' }),
    );
    await expect(sessions.remove('nobody')).rejects.toMatchObject({ code: 'session-unknown' });
    await expect(sessions.rename('nobody', 'x')).rejects.toMatchObject({ code: 'session-unknown' });
  });
});

describe('endpoint overrides', () => {
  it('are those of the four services, without a trailing slash', () => {
    const environment = {
      AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:4566/',
      AWS_ENDPOINT_URL_SSO_OIDC: 'https://oidc.example',
      AWS_ENDPOINT_URL_STS: '',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9000',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    };
    const found = { sso: 'http://127.0.0.1:4566', 'sso-oidc': 'https://oidc.example' };
    expect(endpointOverrides(environment)).toEqual(found);
  });

  it.each(['http://oidc.example', 'oidc.example', 'https://jane:hush@oidc.example', 'file:///tmp'])(
    'are refused as %s by the name of the variable alone',
    (value) => {
      const refused = () => endpointOverrides({ AWS_ENDPOINT_URL_SSO_OIDC: value });
      const error = expect.objectContaining({ code: 'bad-request', subject: 'AWS_ENDPOINT_URL_SSO_OIDC' });
      expect(refused).toThrow(error);
    },
  );

  it('can have a path put after them, however they were written', () => {
    const around = fc.constantFrom('', ' ', '\t', '/', '//', '/ ');
    const origins = fc.constantFrom(
      'http://127.0.0.1:4566',
      'HTTPS://OIDC.example',
      'https://oidc.example/base',
    );
    fc.assert(
      fc.property(around, origins, around, (before, origin, after) => {
        const value = `${before.trim() === '' ? before : ''}${origin}${after}`;
        const { sso = '' } = endpointOverrides({ AWS_ENDPOINT_URL_SSO: value });
        const wanted = new URL(origin);
        expect(`${sso}/logout`).toBe(`${wanted.origin}${wanted.pathname.replace(/\/$/, '')}/logout`);
      }),
    );
  });
});
