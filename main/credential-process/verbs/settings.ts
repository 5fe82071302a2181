import { parseArgs } from 'node:util';
import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine, table } from '../screen.ts';
import type { Verb } from '../verb.ts';

export const settings: Verb = {
  name: 'settings',
  async run(call) {
    const store = call.daypass.settings;
    const { values, positionals } = parseArgs({
      args: [...call.args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [action = 'get', name, value, ...more] = positionals;
    if (action === 'set' && name !== undefined && value !== undefined && more.length === 0) {
      await store.set(name, value);
      return exitCodes.done;
    }
    if (action !== 'get' || value !== undefined) throw new AppError('usage-wrong', call.texts.usage.settings);
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
