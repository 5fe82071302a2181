import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../main/schema.ts';
import { loadSessions, sessionsSchema } from '../../../main/sso/sessions.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { aSession } from './a-session.ts';

const session = aSession({ endpoints: { sso: 'http://127.0.0.1:4566' } });
const stored = (...sessions: readonly object[]) => JSON.stringify({ schema: 1, sessions });

describe('the file of sessions', () => {
  it('gives back what was written', () => {
    const value = { sessions: [session, aSession({ id: 'hanbit-2', label: '한빛 2' })] };
    expect(decode(sessionsSchema, encode(sessionsSchema, value))).toEqual({ kind: 'current', value });
    expect(decode(sessionsSchema, stored())).toEqual({ kind: 'current', value: { sessions: [] } });
  });

  it('passes on nothing that a session does not have', () => {
    const decoded = decode(sessionsSchema, stored({ ...session, accessToken: 'hush' }));
    expect(decoded).toEqual({ kind: 'current', value: { sessions: [session] } });
  });

  it.each([
    ['an id that is a path', { id: '../../etc/passwd' }],
    ['an id with a slash', { id: 'a/b' }],
    ['an id with a line end', { id: 'hanbit\n' }],
    ['an id in capitals', { id: 'Hanbit' }],
    ['no id', { id: undefined }],
    ['an empty id', { id: '' }],
    ['an id that is too long', { id: 'x'.repeat(65) }],
    ['a start URL over http', { startUrl: 'http://hanbit.awsapps.com/start' }],
    ['an issuer over http', { issuerUrl: 'http://hanbit.awsapps.com/start' }],
    ['an issuer that is no portal of AWS', { issuerUrl: 'https://evil.example/start' }],
    ['an issuer that looks like one', { issuerUrl: 'https://hanbit.awsapps.com.evil.example/start' }],
    ['an issuer with a user name', { issuerUrl: 'https://hanbit.awsapps.com@evil.example/start' }],
    ['no issuer', { issuerUrl: undefined }],
    ['a region that ends the host name early', { region: 'us-east-1.evil.example/' }],
    ['no region', { region: undefined }],
    ['an endpoint in the clear', { endpoints: { sso: 'http://evil.example' } }],
    ['an endpoint that is no text', { endpoints: { sso: 7 } }],
    ['an endpoint of an unknown service', { endpoints: { s3: 'https://s3.example' } }],
    ['endpoints that are no object', { endpoints: ['https://evil.example'] }],
    ['scopes that are no list', { scopes: 'sso:account:access' }],
    ['scopes that are no text', { scopes: [7] }],
  ])('with %s is damaged', (_what, difference) => {
    expect(decode(sessionsSchema, stored(session, { ...session, id: 'x', ...difference }))).toEqual({
      kind: 'damaged',
    });
  });

  it('shows no label that could steer a terminal or look like another, yet loses no session over it', () => {
    const labels = ['\u001b]0;evil\u0007', 'gpj.\u202eexe', '\u200b'];
    const tampered = labels.map((label, n) => ({ ...session, id: `id-${n}`, label }));
    const decoded = decode(sessionsSchema, stored(...tampered));
    const value = decoded.kind === 'current' ? decoded.value : undefined;
    expect(value?.sessions.map(({ label }) => label)).toEqual([']0;evil', 'gpj.exe', 'id-2']);
  });

  it('with one id twice is damaged: the two would share their secrets', () => {
    expect(decode(sessionsSchema, stored(session, { ...session, label: 'Twin' }))).toEqual({
      kind: 'damaged',
    });
  });

  it('with one label twice is read, and whoever uses that label is asked which is meant', async () => {
    await using folder = await temporaryFolder();
    await writeFile(folder.file('sessions.json'), stored(session, { ...session, id: 'twin' }));
    const sessions = await loadSessions(
      storedFile(folder.file('sessions.json'), sessionsSchema),
      () => undefined,
    );
    expect(() => sessions.find('HANBIT')).toThrow(
      expect.objectContaining({ code: 'session-ambiguous', subject: 'hanbit, twin' }),
    );
    expect(sessions.find('twin').id).toBe('twin');
  });

  it.each([{ sessions: {} }, { sessions: [null] }, { sessions: [[]] }, {}])(
    'that holds %j is damaged',
    (fields) => {
      expect(decode(sessionsSchema, JSON.stringify({ schema: 1, ...fields }))).toEqual({ kind: 'damaged' });
    },
  );
});
