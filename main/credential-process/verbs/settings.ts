import { parseArgs } from 'node:util';
import { AppError, isAppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { checkNamedFiles } from '../../settings/named-files.ts';
import { isSettingName, parseSettings } from '../../settings/setting-values.ts';
import { exitCodes } from '../exit-codes.ts';
import { helpTextsOf } from '../help-texts.ts';
import { jsonLine, table } from '../screen.ts';
import type { Verb, VerbCall } from '../verb.ts';

export const settings: Verb = {
  name: 'settings',
  async run(call) {
    const store = call.daypass.settings;
    // A value may begin with a dash.
    const [first, setting, given, ...tooMany] = call.args;
    if (first === 'set' && setting !== undefined && given !== undefined && tooMany.length === 0) {
      await set(setting, given, call);
      return exitCodes.done;
    }
    const { values, positionals } = parseArgs({
      args: [...call.args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [action = 'get', name, value, ...more] = positionals;
    if (action !== 'get' || value !== undefined || more.length > 0)
      throw new AppError('usage-wrong', call.texts.usage.settings);
    const isFromShell = (one: string) => store.origins().fromShell.some((other) => other === one);
    const entries = Object.entries(store.get()).filter(([one]) => name === undefined || one === name);
    if (entries.length === 0) throw new AppError('setting-unknown', printable(name ?? ''));
    if (values.json === true) call.out(jsonLine(Object.fromEntries(entries)));
    else if (name !== undefined) call.out(`${String(entries[0]?.[1] ?? '')}\n`);
    else
      call.out(
        table(
          entries.map(([one, shown]) => [
            { text: one, tone: 'plain' } as const,
            { text: String(shown), tone: 'strong' } as const,
            { text: isFromShell(one) ? call.texts.shellOrigin : '', tone: 'quiet' } as const,
          ]),
          call.screen,
        ),
      );
    return exitCodes.done;
  },
};

/** @throws AppError setting-invalid saying what it may be, ca-bundle-unreadable, … */
async function set(name: string, value: string, { daypass, language }: VerbCall): Promise<void> {
  try {
    await checkNamedFiles(parseSettings({ [name]: value }));
    await daypass.settings.set(name, value);
  } catch (error) {
    if (!isAppError(error, 'setting-invalid') || !isSettingName(name)) throw error;
    throw new AppError('setting-invalid', `${name} (${helpTextsOf(language).settings[name]})`);
  }
}
