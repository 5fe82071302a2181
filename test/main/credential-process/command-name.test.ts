import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandName, shellWord } from '../../../main/credential-process/command-name.ts';
import { errorSentence } from '../../../preload/error-messages.ts';
import { developer, korean, startVerbRig } from './verb-rig.ts';

const moved = "/srv/데이 패스/it's $HOME";

describe('the command that a sentence names', () => {
  it('is `daypass` for the usual data folder, and leads to any other', () => {
    expect(commandName(undefined)).toBe('daypass');
    expect(commandName('/srv/daypass', 'linux')).toBe('daypass --home /srv/daypass');
    expect(commandName('C:\\Users\\Jane Doe\\dp', 'win32')).toBe('daypass --home "C:\\Users\\Jane Doe\\dp"');
  });

  it.skipIf(process.platform === 'win32')('is one word to a shell, whatever the folder is called', () => {
    const names = fc.array(
      fc.string({ unit: 'grapheme' }).map((name) => name.replaceAll('\0', '')),
      {
        minLength: 20,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(names, (given) => {
        const words = given.map((name) => shellWord(name, 'linux')).join(' ');
        const read = execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' });
        expect(read.split('\0').slice(0, -1)).toEqual(given);
      }),
      { numRuns: 20 },
    );
  });

  it('stands in error sentences of both languages in the place of `daypass`', () => {
    const command = commandName(moved, 'linux');
    for (const language of ['en', 'ko'] as const) {
      const usual = errorSentence({ code: 'sign-in-needed', subject: 'corp' }, language);
      const said = errorSentence({ code: 'sign-in-needed', subject: 'corp' }, language, command);
      expect(usual).toContain('`daypass login corp`');
      expect(said).toBe(usual.replace('daypass', () => command));
    }
  });
});

describe('at a data folder of its own', () => {
  it('every verb names the command with it', async () => {
    const command = commandName(moved, 'linux');
    await using verbs = await startVerbRig({}, command);
    const { rig, run } = verbs;
    const said = async (args: readonly string[], asking = {}) => {
      const { out, err } = await run(args, asking);
      return out + err;
    };
    const role = `${rig.session.id}/${developer}`;
    expect(await said(['credentials', role])).toContain(`\`${command} login ${rig.session.id}\``);
    expect(await said(['credentials', role], korean)).toContain(`\`${command} login ${rig.session.id}\``);
    expect(await said(['roles'])).toContain(`: ${command} login`);
    expect(await said(['uninstall'])).toContain(`: ${command} uninstall --yes`);
    expect(await said(['exec'])).toContain(`\`${command} exec ROLE`);
    await verbs.signIn();
    expect(await said(['config', '--dry-run'])).toContain(`: ${command} config apply`);
    await rig.core.removeSession(rig.session.id);
    for (const asking of [{}, korean]) {
      expect(await said(['status'], asking)).toContain(`: ${command} sessions add`);
      expect(await said(['login'], asking)).toContain(`\`${command} sessions add`);
    }
  });
});
