import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../main/schema.ts';
import { sessionsSchema } from '../../../main/sso/sessions.ts';
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

  it.each([{ sessions: {} }, { sessions: [null] }, { sessions: [[]] }, {}])(
    'that holds %j is damaged',
    (fields) => {
      expect(decode(sessionsSchema, JSON.stringify({ schema: 1, ...fields }))).toEqual({ kind: 'damaged' });
    },
  );
});
