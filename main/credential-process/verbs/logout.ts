import { parseArgs } from 'node:util';
import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';
import { oneSession } from './login.ts';

export const logout: Verb = {
  name: 'logout',
  async run(call) {
    const { core } = call.daypass;
    const { values, positionals } = parseArgs({
      args: [...call.args],
      options: { all: { type: 'boolean' } },
      allowPositionals: true,
    });
    const sessions = values.all === true ? core.sessions() : [oneSession(positionals, call)];
    // One that cannot be signed out of keeps the others from ending.
    const faults: number[] = [];
    for (const { id, label } of sessions) {
      try {
        const { atAws } = await core.signOut(id);
        call.out(`${atAws ? call.texts.signedOut(label) : call.texts.signedOutHereOnly(label)}\n`);
      } catch (error) {
        if (values.all !== true) throw error;
        faults.push(call.fail(error, label));
      }
    }
    if (faults.length < sessions.length) call.err(`${call.texts.copiesLive}\n`);
    return faults[0] ?? exitCodes.done;
  },
};
