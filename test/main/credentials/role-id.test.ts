import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoleId, printRoleId } from '../../../main/credentials/role-id.ts';

const characters = (set: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...set.split('')), minLength, maxLength });
const digits = '0123456789';
const letters = 'abcxyzABCXYZ';

const assigned = fc.record({
  kind: fc.constant('assigned' as const),
  sessionId: characters(`abcxyz${digits}`, 1, 64),
  accountId: characters(digits, 12, 12),
  roleName: characters(`${letters}${digits}_+=,.@-`, 1, 64),
});
const chained = fc.record({
  kind: fc.constant('chained' as const),
  name: characters(`${letters}${digits}`, 1, 64),
});

describe('a role id', () => {
  it('is read back as it was printed', () => {
    fc.assert(
      fc.property(fc.oneof(assigned, chained), (role) => {
        expect(parseRoleId(printRoleId(role))).toEqual(role);
      }),
    );
  });

  it('is printed as it was read', () => {
    const nearly = fc.stringMatching(/^(?:chain:)?[a-z0-9/:-]{1,30}$/);
    fc.assert(
      fc.property(nearly, (text) => {
        const role = parseRoleId(text);
        if (role !== undefined) expect(printRoleId(role)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ...['', '/', 'hanbit', 'hanbit/452907316084', 'hanbit/452907316084/', '/452907316084/Reader'],
    ...['hanbit/45290731608/Reader', 'hanbit/4529073160844/Reader', 'hanbit/45290731608x/Reader'],
    ...['Hanbit/452907316084/Reader', '-a/452907316084/Reader', '한빛/452907316084/Reader'],
    ...['hanbit/452907316084/Re ader', 'hanbit/452907316084/Reader\n', ' hanbit/452907316084/Reader'],
    ...['hanbit/452907316084/a/b', 'hanbit/452907316084/$(id)', 'hanbit/452907316084/관리자'],
    ...['hanbit/４５２９０７３１６０８４/Reader', `hanbit/452907316084/${'x'.repeat(65)}`],
    ...['chain:', 'chain: reports', 'chain:-x', 'chain:a/b', 'chain:a:b', 'chain:보고서', 'Chain:reports'],
    ...['chain:reports\n', `chain:${'x'.repeat(65)}`],
  ])('is not %j', (text) => {
    expect(parseRoleId(text)).toBeUndefined();
  });

  it('of a chained role holds a character that no profile and no assigned role has', () => {
    const ofProfile = /^[A-Za-z0-9_.@+/-]+$/;
    fc.assert(
      fc.property(chained, assigned, (one, other) => {
        expect(printRoleId(one)).not.toMatch(ofProfile);
        expect(printRoleId(other)).not.toContain(':');
      }),
    );
  });
});
