import { parseArgs } from 'node:util';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine, table } from '../screen.ts';
import { tellDamage } from '../tell-damage.ts';
import { relativeTime } from '../times.ts';
import type { Verb } from '../verb.ts';
import { sessionRow, tellEndpoints, withoutAccounts } from './sessions.ts';

export const status: Verb = {
  name: 'status',
  async run(call) {
    parseArgs({ args: [...call.args], options: { json: { type: 'boolean' } } });
    const { core, host } = call.daypass;
    const keychain = await call.daypass.probeKeychain();
    const state = core.store.get();
    if (call.args.includes('--json')) {
      const sessions = withoutAccounts(state.sessions);
      const { pid, version, kind } = host;
      call.out(
        jsonLine({
          host: { pid, version, kind },
          ...{ keychain, sessions, damagedFiles: state.damagedFiles ?? [] },
          inUse: core.broker.inUse(),
        }),
      );
      return exitCodes.done;
    }
    const now = Date.now();
    call.out(
      `${call.texts.running(host.pid, host.version, relativeTime(host.startedAtMs, now, call.language))}\n`,
    );
    const backend = 'backend' in keychain ? `${keychain.backend}, ` : '';
    call.out(`${call.texts.keychainIs(backend + call.texts.keychain[keychain.kind])}\n`);
    tellDamage(call);
    if (state.sessions.length === 0) call.out(`${call.texts.noSessions}\n`);
    call.out(
      table(
        state.sessions.map((view) => sessionRow(view, call)),
        call.screen,
      ),
    );
    tellEndpoints(call, state.sessions);
    const used = core.broker.inUse();
    if (used.length > 0) call.out(`\n${call.texts.inUse}\n`);
    const rows = used.map(({ roleId, expiresAtMs }) => [
      { text: roleId, tone: 'plain' } as const,
      {
        text: call.texts.credentialsEnd(relativeTime(expiresAtMs, now, call.language)),
        tone: 'quiet',
      } as const,
    ]);
    call.out(table(rows, call.screen));
    return exitCodes.done;
  },
};
