import { parseArgs } from 'node:util';
import path from 'node:path';
import { homedir } from 'node:os';
import { writeFileAtomic } from '../../atomic-file.ts';
import { exitCodes } from '../exit-codes.ts';
import { relativeTime } from '../times.ts';
import type { Verb } from '../verb.ts';

/** Whoever can ask this has a host already: the client starts one that is missing. */
export const agent: Verb = {
  name: 'agent',
  async run({ daypass, args, texts, language, out }) {
    parseArgs({ args: [...args], options: { unit: { type: 'boolean' } } });
    const { pid, version, startedAtMs } = daypass.host;
    if (args.includes('--unit')) {
      const file = path.join(homedir(), '.config', 'systemd', 'user', 'daypass.service');
      await writeFileAtomic(file, systemdUnit(process.execPath, process.argv[1] ?? ''), { mode: 0o644 });
      out(`${texts.unitWritten(file)}\n`);
      return exitCodes.done;
    }
    out(`${texts.running(pid, version, relativeTime(startedAtMs, Date.now(), language))}\n`);
    return exitCodes.done;
  },
};

function systemdUnit(program: string, script: string): string {
  return `[Unit]
Description=Daypass: AWS access that lasts the day

[Service]
ExecStart="${program}" "${script}"
Restart=on-failure

[Install]
WantedBy=default.target
`;
}
