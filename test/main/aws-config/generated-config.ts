import fc from 'fast-check';

/** Profiles to write, with names no generated file uses. */
export const wantedProfiles = [
  { id: 'corp/452907316084/ReadOnly', name: 'payments-ReadOnly', region: 'ap-northeast-2' },
  { id: 'corp/452907316084/Admin/eu-west-1', name: 'payments-Admin', region: 'eu-west-1', output: 'json' },
  { id: 'chain:deploy', name: 'deploy' },
].map((one) => ({ ...one, credentialProcess: `/usr/bin/daypass credentials ${one.id}` }));

const space = fc.constantFrom('', ' ', '  ', '\t');
const names = fc.constantFrom('dev', 'prod', 'a b', '한빛', 'x.y', 'team/one', 'payments', 'café');
const keys = ['region', 'output', 'cli_pager', 'sso_session', 'role_arn', 'source_profile', 'Region_2', '키'];
const values = fc.constantFrom(
  'eu-west-1',
  'json',
  '',
  'a = b',
  'x # not a comment',
  '"quoted"',
  '한글 값',
  '%(x)s $HOME',
);
const noise = fc.constantFrom(
  '',
  '',
  '# a comment',
  '  ; another: with = signs',
  '# daypass:v0 x',
  ' # [profile no]',
  '\t',
);

const setting = fc
  .record({
    key: fc.constantFrom(...keys),
    before: space,
    after: space,
    sign: fc.constantFrom('=', '=', ':'),
    value: values,
  })
  .map(({ key, before, after, sign, value }) => ({ key, lines: [`${key}${before}${sign}${after}${value}`] }));
const nested = fc
  .record({
    key: fc.constantFrom('s3', 'sso_oidc'),
    indent: fc.constantFrom('  ', '\t', '    '),
    count: fc.nat(2),
  })
  .map(({ key, indent, count }) => ({
    key,
    lines: [`${key} =`, ...Array.from({ length: count + 1 }, (_, n) => `${indent}a${n} = ${n}`)],
  }));
const comment = noise.map((text) => ({ key: undefined, lines: [text] }));

const header = fc.tuple(
  fc.constantFrom('profile', 'profile', 'sso-session', 'services', 'plugins'),
  names,
  fc.nat(5),
);
const section = fc
  .record({
    header,
    tail: fc.constantFrom('', '', ' ', '  # why', ' ; so'),
    parts: fc.array(fc.oneof({ weight: 4, arbitrary: setting }, nested, { weight: 2, arbitrary: comment }), {
      maxLength: 4,
    }),
  })
  .map(({ header: [kind, name, form], tail, parts }) => {
    const seen = new Set<string>();
    const kept = parts.filter(({ key }) => key === undefined || (!seen.has(key) && seen.add(key)));
    const title =
      kind === 'plugins' ? kind : form === 0 || name === 'a b' ? `${kind} "${name}"` : `${kind} ${name}`;
    return { title, lines: [`[${title}]${tail}`, ...kept.flatMap(({ lines }) => lines)] };
  });

/** Texts as people and tools leave them, that the AWS CLI reads. */
export const configText: fc.Arbitrary<string> = fc
  .record({
    first: fc.array(noise, { maxLength: 2 }),
    usesDefault: fc.boolean(),
    sections: fc.uniqueArray(section, { selector: ({ title }) => title, maxLength: 4 }),
    breaks: fc.constantFrom('\n', '\n', '\r\n', 'mixed'),
    ending: fc.constantFrom('', '1', '1', '2', ' '),
  })
  .map(({ first, usesDefault, sections, breaks, ending }) => {
    const lines = [
      ...first,
      ...(usesDefault ? ['[default]', 'region=us-east-1'] : []),
      ...sections.flatMap((one) => one.lines),
      ...(ending === '1' ? [''] : ending === '2' ? ['', '', ''] : ending === ' ' ? ['   '] : []),
    ];
    const breakAfter = (index: number) => (breaks === 'mixed' ? (index % 3 === 0 ? '\r\n' : '\n') : breaks);
    return lines.map((line, index) => (index === 0 ? line : breakAfter(index) + line)).join('');
  });
