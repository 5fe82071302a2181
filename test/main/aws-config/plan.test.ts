import { describe, expect, it } from 'vitest';
import { diffOf, diffText } from '../../../main/aws-config/diff.ts';
import { parse } from '../../../main/aws-config/document.ts';
import { type PlanInput, planProfiles, printEdited } from '../../../main/aws-config/plan.ts';
import { wantedProfiles } from './generated-config.ts';

const printed = (hunks: ReturnType<typeof diffOf>) =>
  diffText('config', hunks)
    .map((line) => `${'range' in line ? line.range : line.text}\n`)
    .join('');

const id = 'corp/452907316084/ReadOnly';
const line = `/usr/bin/daypass credentials ${id}`;
const one = { id, name: 'pay', region: 'ap-northeast-2', credentialProcess: line };
const ours = `[profile pay]\n# daypass:v1 ${id}\ncredential_process = ${line}\nregion = ap-northeast-2\n`;
const written = new Map([[id, { region: 'ap-northeast-2' }]]);
const hand = '# mine\n[profile hand]\nregion = eu-west-1\n';

function plan(text: string, input: Partial<PlanInput> = {}) {
  const document = parse(text);
  const made = planProfiles({ document, wanted: [one], written, ...input });
  const kinds = made.changes.map(({ kind, name }) => `${kind} ${name}`);
  return { ...made, kinds, text: printEdited(document, made.edits), document };
}

describe('the plan for a config', () => {
  it('adds a section of its own at the end, parted by an empty line', () => {
    const { text, kinds, written: kept } = plan(hand, { written: new Map() });
    expect(text).toBe(`${hand}\n${ours}`);
    expect(kinds).toEqual(['add pay']);
    expect(kept).toEqual(written);
  });

  it('makes the whole of a file that was empty', () => {
    expect(plan('').text).toBe(ours);
  });

  it('begins with a header also where a section takes the place of all others', () => {
    const other = ours.replaceAll('ReadOnly', 'Admin').replace('pay', 'admin');
    const known = new Map([...written, ['corp/452907316084/Admin', { region: 'ap-northeast-2' }]]);
    expect(plan(other, { written: known }).text).toBe(ours);
    expect(plan(`# mine\n${other}`, { written: known }).text).toBe(`# mine\n\n${ours}`);
  });

  it('begins with a header where the sections above are gone, but keeps an empty line of the user’s', () => {
    const [other, third] = ['Admin', 'Ops'].map((role) =>
      ours.replaceAll('ReadOnly', role).replace('pay', role),
    );
    const known = new Map(
      ['ReadOnly', 'Admin', 'Ops'].map((role) => [`corp/452907316084/${role}`, written.get(id) ?? {}]),
    );
    const { text, document } = plan(`${other}\n${third}\n${ours}\n${hand}`, { written: known });
    expect(text).toBe(`${ours}\n${hand}`);
    expect(plan(`${other}\n${hand}`, { written: known, wanted: [] }).text).toBe(`\n${hand}`);
    const renamed = plan(`${other}\n${ours}`, { written: known, wanted: [{ ...one, name: 'new' }] });
    expect(renamed.text).toBe(ours.replace('profile pay', 'profile new'));
    const kept = planProfiles({ document, wanted: [], written: known, keep: new Set([id]) });
    expect(printEdited(document, kept.edits)).toBe(`${ours}\n${hand}`);
    expect(plan(`\n${ours}`, { written: known }).text).toBe(`\n${ours}`);
  });

  it('writes in the line breaks the file has', () => {
    expect(plan(hand.replaceAll('\n', '\r\n')).text).toBe(`${hand}\n${ours}`.replaceAll('\n', '\r\n'));
  });

  it('leaves a file without a last line break without one', () => {
    expect(plan(hand.trimEnd()).text).toBe(`${hand}\n${ours}`.trimEnd());
  });

  it('changes nothing where all is as wanted', () => {
    expect(plan(`${ours}${hand}`)).toMatchObject({ edits: [], changes: [], written });
  });

  it('changes header and line of ours, and leaves what the user put there', () => {
    const user = 'cli_pager =\n# why\ns3 =\n  a = 1\n';
    const credentialProcess = `/opt/daypass credentials ${id}`;
    const { text, kinds } = plan(`${ours}${user}${hand}`, {
      wanted: [{ ...one, name: 'new', credentialProcess }],
    });
    expect(text).toBe(
      `${ours}${user}${hand}`.replace('profile pay', 'profile new').replace(line, credentialProcess),
    );
    expect(kinds).toEqual(['change new']);
  });

  it('puts back a line of ours that was taken out', () => {
    expect(plan(ours.replace(/credential_process.*\n/, '')).text).toBe(ours);
  });

  it('keeps region and output up to date until the user has changed them', () => {
    const wanted = [{ ...one, region: 'us-east-1', output: 'json' }];
    const renewed = plan(ours, { wanted });
    expect(renewed.text).toContain('region = us-east-1\n');
    expect(renewed.text).toContain('output = json\n');
    expect(renewed.written.get(id)).toEqual({ region: 'us-east-1', output: 'json' });
    const changed = ours.replace('ap-northeast-2', 'eu-north-1');
    expect(plan(changed, { wanted }).text).toContain('region = eu-north-1\n');
    expect(plan(ours.replace(/region.*\n/, ''), { wanted }).text).not.toContain('region');
  });

  it('removes a section that is no longer wanted and has nothing of the user’s', () => {
    const { text, kinds } = plan(`${hand}\n${ours}\n# about b\n[profile b]\n`, { wanted: [] });
    expect(text).toBe(`${hand}\n# about b\n[profile b]\n`);
    expect(kinds).toEqual(['remove pay']);
  });

  it.each(['cli_pager = less\n', '# keep this\n', 's3 =\n  a = 1\n'])(
    'leaves the header with what the user added: %j',
    (added) => {
      const { text, kinds } = plan(`${ours}${added}k = v\n${hand}`, { wanted: [] });
      expect(text).toBe(`[profile pay]\n${added}k = v\n${hand}`);
      expect(kinds).toEqual(['release pay']);
    },
  );

  it('counts a region the user has changed, or one nobody knows who wrote, as the user’s', () => {
    expect(plan(ours.replace('ap-northeast-2', 'eu-north-1'), { wanted: [] }).kinds).toEqual(['release pay']);
    expect(plan(ours, { wanted: [], written: new Map() }).kinds).toEqual(['release pay']);
  });

  it('takes a section back that it has left, when the role is wanted again', () => {
    const left = '[profile pay]\ncli_pager = less\n';
    const { text, kinds } = plan(left);
    expect(text).toBe(`${ours}cli_pager = less\n`);
    expect(kinds).toEqual(['adopt pay']);
  });

  it.each(['aws_access_key_id = AKIA', 'sso_session = corp', 'credential_process = other', 'role_arn = x'])(
    'does not touch a profile of the name that has %s',
    (setting) => {
      const text = `[profile pay]\n${setting}\n`;
      expect(plan(text)).toMatchObject({ edits: [], kinds: ['clash pay'], text });
    },
  );

  it('does not rename ours to a name that someone has, and does all else', () => {
    const text = `${ours}[profile hand]\nrole_arn = x\n`;
    const moved = { ...one, name: 'hand', credentialProcess: `/opt/daypass credentials ${id}` };
    const made = plan(text, { wanted: [moved] });
    expect(made.text).toBe(text.replace('/usr/bin', '/opt'));
    expect(made.kinds).toEqual(['clash hand']);
  });

  it('gives one name once', () => {
    const other = { ...one, id: 'chain:x' };
    expect(plan('', { wanted: [one, other] }).kinds).toEqual(['add pay', 'clash pay']);
  });

  it('lets two of ours change names', () => {
    const [a, b] = [one, { ...one, id: 'chain:x', name: 'x' }];
    const start = plan('', { wanted: [a, b] }).text;
    const swapped = plan(start, {
      wanted: [
        { ...a, name: 'x' },
        { ...b, name: 'pay' },
      ],
    }).text;
    expect(swapped).toBe(
      start.replace('profile x', 'profile ?').replace('profile pay', 'profile x').replace('?', 'pay'),
    );
  });

  it('takes the section of the name for ours when someone copied it', () => {
    const copy = ours.replace('profile pay', 'profile copy');
    const { text } = plan(`${copy}${ours}`, {
      wanted: [{ ...one, credentialProcess: `/opt/d credentials ${id}` }],
    });
    expect(text).toBe(`${copy}${ours.replace('/usr/bin/daypass', '/opt/d')}`);
  });

  it('leaves the sections of a Daypass with another data folder alone', () => {
    const theirs = ours.replaceAll(id, `${id}~0123abcd`);
    expect(plan(theirs, { wanted: [] })).toMatchObject({ edits: [], changes: [] });
    expect(plan(theirs).kinds).toEqual(['clash pay']);
    expect(
      plan(`${ours}\n${theirs.replace('profile pay', 'profile x')}`, { wanted: [], home: '0123abcd' }).kinds,
    ).toEqual(['release x']);
  });

  it('makes another tool’s profile ours in its place, its other settings kept', () => {
    const theirs = `[profile "pay"] # work\nsso_session = corp\nsso_account_id = 1\nregion = us-west-2\n# note\nsso_role_name = R\ns3 =\n  a = 1\n`;
    const { text, kinds } = plan(`${theirs}${hand}`, { adopt: new Set(['pay']) });
    expect(text).toBe(
      `[profile "pay"] # work\n# daypass:v1 ${id}\ncredential_process = ${line}\nregion = us-west-2\n# note\ns3 =\n  a = 1\n${hand}`,
    );
    expect(kinds).toEqual(['adopt pay']);
  });

  it('makes a profile ours whose name no client but the AWS CLI can read, the name as it is', () => {
    const wanted = [{ ...one, name: '한빛 prod' }];
    const made = plan('[profile "한빛 prod"]\nsso_session = corp\n', {
      wanted,
      adopt: new Set(['한빛 prod']),
    });
    expect(made.text).toBe(ours.replace('profile pay', 'profile "한빛 prod"'));
    expect(plan(made.text, { wanted })).toMatchObject({ edits: [], changes: [] });
  });

  it.each([
    ['name', 'a]\n[profile b'],
    ['name', 'with space'],
    ['name', ''],
    ['id', 'a\nb'],
    ['id', 'a b'],
    ['region', 'x\ncredential_process = evil'],
    ['region', 'x\u2028y'],
    ['output', '\r'],
    ['credentialProcess', 'a\rb'],
    ['credentialProcess', ' '],
  ])('refuses a %s that would not stay one line', (field, value) => {
    expect(() => plan('', { wanted: [{ ...one, [field]: value }] })).toThrow('bad-request');
  });
});

describe('the preview', () => {
  it('is a diff with a few lines around, in which no secret stands', () => {
    const secret = '[default]\naws_secret_access_key = hush\n aws_session_token=hush\n# x\n\n';
    const text = `${secret.repeat(1)}${'# far away\n'.repeat(9)}${ours.replace(line, 'old')}k = v\n`;
    const { document, edits } = plan(text, { wanted: [{ ...one, name: 'new' }, ...wantedProfiles.slice(2)] });
    const diff = printed(diffOf(document.lines, edits));
    expect(diff).toBe(`--- config
+++ config
@@ -12,9 +12,13 @@
 # far away
 # far away
 # far away
-[profile pay]
+[profile new]
 # daypass:v1 ${id}
-credential_process = old
+credential_process = ${line}
 region = ap-northeast-2
 k = v
+
+[profile deploy]
+# daypass:v1 chain:deploy
+credential_process = /usr/bin/daypass credentials chain:deploy
 
`);
    const near = plan(secret, {});
    expect(printed(diffOf(near.document.lines, near.edits))).not.toContain('hush');
    const adopted = plan(secret, { wanted: [{ ...one, name: 'default' }], adopt: new Set(['default']) });
    const masked = printed(diffOf(adopted.document.lines, adopted.edits));
    expect(masked).toContain('-aws_secret_access_key = ****\n- aws_session_token=****\n');
  });

  it('is empty where nothing changes', () => {
    expect(printed(diffOf(parse(ours).lines, []))).toBe('');
  });
});
