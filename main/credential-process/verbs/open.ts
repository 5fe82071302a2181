import { parseArgs } from 'node:util';
import { AppError } from '../../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';

/** For a key that the window manager binds by hand, where no program may register one. */
export const open: Verb = {
  name: 'open',
  async run({ daypass, args }) {
    parseArgs({ args: [...args], options: {} });
    if (daypass.openWindow === undefined) throw new AppError('no-window');
    daypass.openWindow();
    return exitCodes.done;
  },
};
