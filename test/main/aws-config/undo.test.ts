import { describe, expect, it } from 'vitest';
import { parse } from '../../../main/aws-config/document.ts';
import { printEdited } from '../../../main/aws-config/plan.ts';
import { planUndo } from '../../../main/aws-config/undo.ts';

const section = (name: string, more = '') =>
  `[profile ${name}]\n# daypass:v1 corp/452907316084/${name}\ncredential_process = x ${name}\n${more}`;
const theirs = '\n[profile theirs]\nregion = us-east-2\n';

function undo(current: string, before: string, after: string): string {
  const document = parse(current);
  return printEdited(document, planUndo(document, { before: parse(before), after: parse(after) }));
}

describe('undo after others wrote too', () => {
  it('takes out a section it had added', () => {
    expect(undo(`${section('A')}${theirs}`, '', section('A'))).toBe(theirs);
  });

  it('keeps settings that the user put into it, below its header', () => {
    const current = section('A', '# my note\ns3 =\n  a = 1\n') + theirs;
    expect(undo(current, '', section('A'))).toBe(`[profile A]\n# my note\ns3 =\n  a = 1\n${theirs}`);
  });

  it('brings back a section it had removed', () => {
    const before = `${section('A', 'k = v\n')}\n${section('B')}`;
    expect(undo(`${section('B')}${theirs}`, before, section('B'))).toBe(
      `${section('B')}${theirs}\n${section('A', 'k = v\n')}`,
    );
  });

  it('gives a section its old name and line, with what the user set since and without what the user took out', () => {
    const before = section('A', 'region = a\nk = v\n');
    const after = before.replace('profile A', 'profile NEW').replace('x A', 'y A');
    const current = after.replace('region = a\n', '').replace('k = v', 'k = w');
    expect(undo(`${current}${theirs}`, before, after)).toBe(`${section('A', 'k = w\n')}${theirs}`);
  });

  it('gives a converted profile its own sign-in back, with the settings changed since', () => {
    const before = '[profile A] # work\nsso_session = corp\nregion = a\n# note\n';
    const after = `[profile A] # work\n# daypass:v1 corp/452907316084/A\ncredential_process = x A\nregion = a\n# note\n`;
    const current = `${after.replace('region = a', 'region = b')}${theirs}`;
    expect(undo(current, before, after)).toBe(
      `[profile A] # work\nsso_session = corp\nregion = b\n# note\n${theirs}`,
    );
  });

  it('takes a nested block with all that is in it, as it was changed since', () => {
    const before = '[profile A]\nsso_session = corp\ns3 =\n  a = 1\n  region = x\nregion = a\n';
    const after = before.replace(
      'sso_session = corp',
      '# daypass:v1 corp/452907316084/A\ncredential_process = x A',
    );
    const current = after.replace('  a = 1', '  a = 2').replace('\nregion = a', '\nregion = b');
    expect(undo(current, before, after)).toBe(
      '[profile A]\nsso_session = corp\ns3 =\n  a = 2\n  region = x\nregion = b\n',
    );
  });

  it('leaves alone what the user has removed since, or made anew', () => {
    expect(undo(theirs, '', section('A'))).toBe(theirs);
    const before = section('A');
    expect(undo(`${theirs}[profile A]\nregion = x\n`, before, '')).toBe(`${theirs}[profile A]\nregion = x\n`);
  });

  it('does nothing a second time', () => {
    const before = section('A');
    const after = before.replace('x A', 'y A');
    const once = undo(`${after}${theirs}`, before, after);
    expect(undo(once, before, after)).toBe(once);
  });
});
