import { parseArgs } from 'node:util';
import { AppError } from '../../errors.ts';
import { regionEnvironment } from '../asker-region.ts';
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
      options: { shell: { type: 'string' }, region: { type: 'string' } },
      allowPositionals: true,
    });
    const [argument, ...more] = positionals;
    const shell: Shell | undefined = shells.find((one) => one === (values.shell ?? 'bash'));
    if (argument === undefined || more.length > 0 || shell === undefined)
      throw new AppError('usage-wrong', call.texts.usage.env);
    const role = chooseRole(argument, call);
    if (role === undefined) return exitCodes.usage;
    const region = await regionEnvironment({ region: values.region, role, argument }, call);
    const given = await roleCredentials(role, call);
    call.out(shellLines(shell, { ...credentialEnvironment(given, call.request.aws), ...region }));
    return exitCodes.done;
  },
};
