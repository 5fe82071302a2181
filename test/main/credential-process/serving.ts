import { chmod, mkdir } from 'node:fs/promises';
import { exitCodeOf } from '../../../main/credential-process/exit-codes.ts';
import {
  type Answer,
  type ProcessServer,
  serveProcesses,
  type ServerLimits,
} from '../../../main/credential-process/server.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export interface Serving extends AsyncDisposable {
  readonly path: string;
  readonly server: ProcessServer;
}

export const roomy: ServerLimits = { answeredAtOnce: 256, connections: 4096, lineMs: 5000 };

/** A server at a real socket of its own. */
export async function serving(answer: Answer, limits: ServerLimits = roomy): Promise<Serving> {
  const folder = await temporaryFolder();
  const inner = folder.file('private');
  await mkdir(inner);
  await chmod(inner, 0o700);
  const path = folder.file('private', 's');
  const server = await serveProcesses(
    [{ path, folders: [inner] }],
    answer,
    (error) => ({ text: `${error.code} ${error.subject ?? ''}\n`, code: exitCodeOf(error.code) }),
    limits,
  );
  return {
    ...{ path, server },
    async [Symbol.asyncDispose]() {
      await server.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export const hello: Answer = async ({ args }, reply) => {
  reply.out(`hello ${args.join(' ')}`);
  return 0;
};
