import { once } from 'node:events';
import { AppError } from '../../errors.ts';
import { printRoleId } from '../../credentials/role-id.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';
import { chooseRole } from './choose-role.ts';
import { roleCredentials } from './credentials.ts';

export const serve: Verb = {
  name: 'serve',
  async run(call) {
    const [argument, ...more] = call.args;
    if (argument === undefined || more.length > 0) throw new AppError('usage-wrong', call.texts.usage.serve);
    const role = chooseRole(argument, call);
    if (role === undefined) return exitCodes.usage;
    await roleCredentials(role, call);
    const grant = await call.daypass.containerEndpoints.grant({
      ...{ role, program: 'serve', alive: () => !call.signal.aborted },
    });
    call.err(`${call.texts.serving(printRoleId(role))}\n`);
    call.out(
      `AWS_CONTAINER_CREDENTIALS_FULL_URI=${grant.url}\nAWS_CONTAINER_AUTHORIZATION_TOKEN=${grant.token}\n`,
    );
    if (!call.signal.aborted) await once(call.signal, 'abort');
    grant.revoke();
    return exitCodes.done;
  },
};
