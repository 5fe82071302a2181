import { parseArgs } from 'node:util';
import { AppError } from '../../errors.ts';
import { credentialEnvironment } from '../aws-variables.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Shell, shellLines, shells } from '../shells.ts';
import type { Verb } from '../verb.ts';
import { chooseRole } from './choose-role.ts';
import { roleCredentials } from './credentials.ts';

export const env: Verb = {
  name: 'env',
  async run(call) {
    const { values, positionals } = parseArgs({
      args: [...call.args],
      options: { shell: { type: 'string' } },
      allowPositionals: true,
    });
    const [argument, ...more] = positionals;
    const shell: Shell | undefined = shells.find((one) => one === (values.shell ?? 'bash'));
    if (argument === undefined || more.length > 0 || shell === undefined)
      throw new AppError('usage-wrong', call.texts.usage.env);
    const role = chooseRole(argument, call);
    if (role === undefined) return exitCodes.usage;
    call.out(shellLines(shell, credentialEnvironment(await roleCredentials(role, call), call.request.aws)));
    return exitCodes.done;
  },
};
