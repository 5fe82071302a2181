import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../preload/contract.ts';
import { errorSentence } from '../../preload/error-messages.ts';

/** For each code a subject as the program gives it; undefined: it gives none. */
const subjects: Readonly<Record<ErrorCode, string | undefined>> = {
  'account-without-role': '111122223333',
  'app-passing': undefined,
  'aws-config-unreadable': '/home/jane/.aws/config',
  'bad-answer': 'portal.sso.eu-west-1.amazonaws.com',
  'bad-request': 'AWS_ENDPOINT_URL_SSO',
  'browser-busy': undefined,
  'browser-missing': 'Work',
  'ca-bundle-unreadable': '/etc/ssl/hanbit.pem',
  'chained-role-exists': 'chain:reports',
  'chained-role-invalid': 'externalId',
  'chained-role-loop': 'chain:reports',
  'cli-token-unusable': undefined,
  'client-passing': '/home/jane/.npm/_npx/1/daypass',
  'client-unquotable': '/opt/a;b/daypass',
  'clipboard-unfocused': undefined,
  'clock-wrong': '7',
  'console-refused': 'corp/111122223333/Developer',
  'data-newer': 'sessions.json',
  declined: undefined,
  'default-profile-wins': '/home/jane/.aws/config',
  'file-damaged': 'sessions.json',
  'file-unwritable': 'sessions.json',
  'folder-not-private': '/tmp/x',
  'keychain-damaged': undefined,
  'keychain-locked': undefined,
  'keychain-timeout': undefined,
  'keychain-unavailable': undefined,
  'link-refused': 'evil.example',
  'link-secret': 'chain:reports',
  'link-unshareable': 'chain:reports',
  'login-item-unapproved': undefined,
  'loopback-unavailable': undefined,
  'no-sessions': undefined,
  'no-window': undefined,
  offline: 'oidc.eu-west-1.amazonaws.com',
  'profile-choice-invalid': 'template',
  'profile-missing': 'hanbit/452907316084/ReadOnlyAccess',
  'profile-not-adoptable': 'payments-dev',
  'profiles-left': '/home/jane/.aws/config',
  'region-unknown': 'hanbit.awsapps.com',
  'region-wrong': 'eu-west-1',
  'role-inexact': 'hanbit/452907316084/ReadOnly',
  'role-not-assigned': 'hanbit/452907316084/ReadOnly',
  'role-refused': 'chain:reports',
  'role-unknown': 'chain:reports',
  'service-unknown': 'nonsense',
  'session-ambiguous': 'hanbit, hanbit-2',
  'session-exists': 'hanbit',
  'session-name-invalid': undefined,
  'session-unknown': 'hanbit',
  'setting-invalid': 'waitForSignIn',
  'setting-unknown': 'colour',
  'sign-in-cancelled': undefined,
  'sign-in-expired': undefined,
  'sign-in-failed': 'InvalidGrantException',
  'sign-in-needed': 'hanbit',
  'sign-in-refused': undefined,
  'start-url-invalid': undefined,
  'start-url-leads-elsewhere': 'evil.example',
  'start-url-not-https': undefined,
  'start-url-not-portal': 'sso.hanbit.example',
  'start-url-unknown-host': 'hanbti.awsapps.com',
  stopping: undefined,
  throttled: undefined,
  'tls-untrusted': 'oidc.eu-west-1.amazonaws.com',
  unavailable: 'oidc.eu-west-1.amazonaws.com',
  unexpected: '1f2e3d4c',
  'usage-wrong': 'daypass login [SESSION]',
};

const codes = Object.keys(subjects).filter((code): code is ErrorCode => Object.hasOwn(subjects, code));
const hangul = /\p{Script=Hangul}/u;

describe.each(codes)('the sentence of %s', (code) => {
  const subject = subjects[code];
  const views = [{ code }, ...(subject === undefined ? [] : [{ code, subject }])];

  it('is whole in both languages, with its subject and without', () => {
    for (const sentence of views.flatMap(inBoth)) {
      expect(sentence).toMatch(/^\S.*\.$/su);
      expect(sentence).not.toMatch(/\s{2}|[\n\t]|\s[,;:)]|\s\.(?!\w)|\(\s*\)|undefined|null/u);
    }
  });

  it('is in the language asked for', () => {
    for (const view of views) {
      expect(errorSentence(view, 'ko')).toMatch(hangul);
      expect(errorSentence(view, 'en')).not.toMatch(hangul);
    }
  });
});

function inBoth(view: { code: ErrorCode; subject?: string }): string[] {
  return [errorSentence(view, 'en'), errorSentence(view, 'ko')];
}

describe('error sentences', () => {
  it('differ from code to code, so that each says what happened', () => {
    const sentences = codes.map((code) => errorSentence({ code }, 'en'));
    expect(new Set(sentences).size).toBe(codes.length);
  });

  it.each(codes.filter((code) => subjects[code] !== undefined))('of %s name their subject', (code) => {
    const subject = subjects[code] ?? '';
    for (const sentence of inBoth({ code, subject })) expect(sentence).toContain(subject);
  });

  it.each(codes.filter((code) => subjects[code] === undefined))('of %s need no subject', (code) => {
    expect(inBoth({ code, subject: 'something' })).toEqual(inBoth({ code }));
  });

  it('take an empty subject as none', () => {
    for (const code of codes) expect(inBoth({ code, subject: '' })).toEqual(inBoth({ code }));
  });
});
