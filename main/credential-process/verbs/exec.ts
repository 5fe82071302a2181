import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { askersFile } from '../asker-files.ts';
import { regionEnvironment } from '../asker-region.ts';
import { credentialEnvironment, endpointEnvironment } from '../aws-variables.ts';
import { defaultProfileCredentials } from '../default-profile.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Verb, VerbCall } from '../verb.ts';
import { chooseRole } from './choose-role.ts';
import { roleCredentials } from './credentials.ts';

export const exec: Verb = {
  name: 'exec',
  async run(call) {
    const split = call.args.indexOf('--');
    // Before parsing: what is said then is about options of the command.
    if (split < 0) throw new AppError('usage-wrong', call.texts.usage.exec);
    const command = call.args.slice(split + 1);
    const { values, positionals } = parseArgs({
      args: call.args.slice(0, split),
      options: { server: { type: 'boolean' }, region: { type: 'string' } },
      allowPositionals: true,
    });
    const [argument, ...more] = positionals;
    if (argument === undefined || more.length > 0) throw new AppError('usage-wrong', call.texts.usage.exec);
    if (command.length === 0) throw new AppError('usage-wrong', call.texts.usage.exec);
    const role = chooseRole(argument, call);
    if (role === undefined) return exitCodes.usage;
    const region = await regionEnvironment({ region: values.region, role, argument }, call);
    // Also with --server: what cannot be had is said now, not by the command's first call.
    const given = await roleCredentials(role, call);
    const { aws } = call.request;
    if (values.server !== true) {
      call.exec({ args: command, environment: { ...credentialEnvironment(given, aws), ...region } });
      return exitCodes.done;
    }
    await refuseDefaultProfile(call);
    const { pid } = call.request.asker;
    const [program = ''] = command;
    const grant = await call.daypass.containerEndpoints.grant({
      ...{ role, program: printable(path.basename(program)), alive: () => isAlive(pid) },
    });
    const environment = endpointEnvironment(grant.url, grant.token, aws);
    call.exec({ args: command, environment: { ...environment, ...region } });
    return exitCodes.done;
  },
};

/** The endpoint is the last place every AWS client looks. @throws AppError default-profile-wins naming the file */
async function refuseDefaultProfile({ request }: VerbCall): Promise<void> {
  const files = [askersFile(request, 'config'), askersFile(request, 'credentials')];
  for (const file of files)
    if (await defaultProfileCredentials(file)) throw new AppError('default-profile-wins', file);
}

/** The client becomes the command, so they share the process. */
function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of another user now (sudo), but alive.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
