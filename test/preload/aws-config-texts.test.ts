import { describe, expect, it } from 'vitest';
import {
  type ConfigFaultCode,
  faultSentence,
  type ShadowCode,
  shadowSentence,
} from '../../preload/aws-config-texts.ts';

/** What each sentence has to name. */
const faults: Readonly<Record<ConfigFaultCode, RegExp>> = {
  'byte-order-mark': /FILE/,
  'key-twice': /7.*FILE|FILE.*7/,
  'nested-no-equals': /7.*FILE|FILE.*7/,
  'no-equals': /7.*FILE|FILE.*7/,
  'no-key': /7.*FILE|FILE.*7/,
  'not-aws-config': /7.*FILE|FILE.*7/,
  'not-utf-8': /7.*FILE|FILE.*7/,
  nul: /7.*FILE|FILE.*7/,
  'outside-section': /7.*FILE|FILE.*7/,
  'read-only': /FILE/,
  'section-twice': /7.*FILE|FILE.*7/,
  'utf-16': /FILE/,
};
const shadows: Readonly<Record<ShadowCode, readonly string[]>> = {
  'config-elsewhere': ['AWS_CONFIG_FILE', 'PROFILE', 'SUBJECT'],
  'credentials-elsewhere': ['AWS_SHARED_CREDENTIALS_FILE', 'SUBJECT'],
  'environment-keys': ['PROFILE', 'SUBJECT', 'Terraform'],
  'environment-profile': ['PROFILE', 'SUBJECT'],
  'keys-in-config': ['PROFILE', '7', 'Terraform'],
  'keys-in-credentials': ['PROFILE', '7', 'Terraform'],
  'line-in-credentials': ['PROFILE', '7', 'Terraform'],
  'login-beside': ['PROFILE', 'SUBJECT', '7', 'Terraform'],
  'name-not-for-all': ['PROFILE', 'Terraform'],
  'role-beside': ['PROFILE', 'SUBJECT', '7', 'Terraform'],
  'second-section': ['PROFILE', '7', 'Terraform'],
  'sso-beside': ['PROFILE', 'SUBJECT', '7', 'Terraform'],
  'web-identity-beside': ['PROFILE', 'SUBJECT', '7', 'Terraform'],
};

describe.each(['en', 'ko'] as const)('a sentence about the AWS config, in %s,', (language) => {
  const ending = language === 'en' ? /^[A-Z/].*[.]$|^PROFILE .*[.]$/ : /(?:세요|습니다)\.$/;

  it('names file and line of each fault and says what to do', () => {
    for (const code of Object.keys(faults).filter((one): one is ConfigFaultCode => one in faults)) {
      const sentence = faultSentence({ code, line: 7 }, 'FILE', language);
      expect(sentence).toMatch(faults[code]);
      expect(sentence).toMatch(ending);
    }
  });

  it('names what beats a profile, for whom, and says what to do', () => {
    for (const code of Object.keys(shadows).filter((one): one is ShadowCode => one in shadows)) {
      const shadow = { code, profile: 'PROFILE', clients: ['go'] as const, subject: 'SUBJECT', line: 7 };
      const sentence = shadowSentence(shadow, language);
      for (const name of shadows[code]) expect(sentence).toContain(name);
      expect(sentence).toMatch(ending);
    }
  });
});
