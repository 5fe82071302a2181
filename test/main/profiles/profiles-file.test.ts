import { describe, expect, it } from 'vitest';
import { firstChoice, parseChoice } from '../../../main/profiles/profile-choice.ts';
import { parse } from '../../../main/aws-config/document.ts';
import {
  basisOf,
  givenNames,
  profilesSchema,
  rememberApplied,
  writtenSettings,
} from '../../../main/profiles/profiles-file.ts';
import { decode, encode } from '../../../main/schema.ts';

const file = {
  choice: { ...firstChoice, regions: ['eu-west-1'], picked: ['chain:x'], follow: true },
  profiles: [
    { id: 'corp/452907316084/A', name: 'a', region: 'eu-west-1' },
    { id: 'chain:x', name: '한빛', output: 'json', adopted: true as const },
  ],
};

describe('the file of profiles', () => {
  it('is read as it was written', () => {
    expect(decode(profilesSchema, encode(profilesSchema, file))).toEqual({ kind: 'current', value: file });
    expect(givenNames(file).get('chain:x')).toBe('한빛');
    expect(writtenSettings(file).get('chain:x')).toEqual({ output: 'json' });
  });

  it('remembers the names of roles that are gone, and what was last written for each', () => {
    const next = rememberApplied(file, {
      choice: firstChoice,
      names: new Map([['chain:x', '한빛']]),
      written: new Map([['chain:x', { region: 'b' }]]),
      adopted: new Set(['chain:x']),
    });
    expect(next).toEqual({
      choice: firstChoice,
      profiles: [
        { id: 'corp/452907316084/A', name: 'a', region: 'eu-west-1' },
        { id: 'chain:x', name: '한빛', region: 'b', adopted: true },
      ],
    });
  });

  it('tells of a first try what of it is in the AWS config: what it wrote, and what it took out', () => {
    const names = new Map([['chain:x', '한빛']]);
    const [written, adopted] = [new Map([['chain:x', { region: 'b' }]]), new Set<string>()];
    const tried = rememberApplied(file, { choice: firstChoice, names, written, adopted });
    const [a, x] = ['# daypass:v1 corp/452907316084/A', '# daypass:v1 chain:x'];
    const basis = (text: string) => basisOf(file, { file: tried, names }, parse(text)).profiles;
    expect(basis(`[profile x]\n${x}\nregion = b\n`)).toEqual(tried.profiles);
    expect(basis(`[profile a]\n${a}\n[profile x]\n${x}\noutput = json\n`)).toEqual(file.profiles);
    const both = { ...file, profiles: file.profiles.map((one) => ({ ...one, adopted: true as const })) };
    expect(basisOf(both, { file: tried, names }, parse('')).profiles[0]).not.toHaveProperty('adopted');
  });

  it.each([
    { profiles: {} },
    { profiles: [{ id: 'no', name: 'a' }] },
    { profiles: [{ id: 'chain:x', name: 'a\n[b]' }] },
    {
      profiles: [
        { id: 'chain:x', name: 'a' },
        { id: 'chain:x', name: 'b' },
      ],
    },
    { profiles: [], choice: { ...firstChoice, template: '{nothing}' } },
  ])('is damaged as %j', (value) => {
    expect(decode(profilesSchema, JSON.stringify({ schema: 1, ...value }))).toEqual({ kind: 'damaged' });
  });
});

describe('a choice', () => {
  it.each([
    [undefined, ''],
    [{ ...firstChoice, roles: 'some' }, 'roles'],
    [{ ...firstChoice, picked: ['a b'] }, 'roles'],
    [{ ...firstChoice, template: '{role}\n' }, 'template'],
    [{ ...firstChoice, regions: ['eu-west-1\nx = y'] }, 'region'],
    [{ ...firstChoice, output: 'xml' }, 'output'],
    [{ ...firstChoice, where: { ...firstChoice.where, groups: ['!'] } }, 'filter'],
    [{ ...firstChoice, where: {} }, 'filter'],
  ])('is not %j', (value, subject) => {
    expect(() => parseChoice(value)).toThrow(
      expect.objectContaining({ code: 'profile-choice-invalid', subject }),
    );
  });
});
