import type { CoreOptions } from '../../../main/core.ts';
import { endpointOverrides } from '../../../main/sso/sessions.ts';
import { startHostileService } from '../hostile-service.ts';
import { startVerbRig, type VerbRig } from './verb-rig.ts';

export const hostileNames = [
  'two\r\nlines\n999999999999/Admin',
  '\u001b]0;title\u0007\u001b[2J\u001b[31mred',
  '\u009b2Jc1',
  '\u202eright to left\u2066',
  '한'.repeat(10_000),
  'x'.repeat(10_240),
  '\u200b\u2028\ufeff\u00ad',
  '\ud800lone',
  'tab\tand\0nul',
  '=cmd|" /C calc"!A0',
];
export const hostileRoles = [
  '../x',
  'a b',
  `x'; touch /tmp/x; '`,
  '$(id)',
  'x\ny',
  '-rf',
  'x'.repeat(65),
  '',
  'Good.Role',
];

export interface LyingPortal {
  readonly rig: VerbRig;
  readonly answers: Record<string, object>;
  readonly stop: () => Promise<void>;
}

/** Whatever steers a terminal or breaks a line. */
export const harmful = /[^\P{C}\n]|[\u2028\u2029]/u;

/** Signed in at the embedded Identity Center, while accounts, roles and credentials come from somebody who lies. */
export async function startLyingPortal(changed: Partial<CoreOptions> = {}): Promise<LyingPortal> {
  const answers: Record<string, object> = {};
  const service = await startHostileService(answers);
  const rig = await startVerbRig();
  const { center } = rig.rig;
  const core = await rig.rig.restart({
    ...changed,
    endpoints: { ...endpointOverrides(center.environment), sso: service.url },
  });
  await core.removeSession('hanbit');
  await core.addSession({ startUrl: center.startUrl, region: center.region, label: 'liar' });
  const pending = await core.signIn('liar', { flow: 'pkce', open: 'never' });
  await center.approve(pending.link);
  await pending.done;
  listNames(answers);
  await core.refresh('liar');
  return {
    ...{ rig, answers },
    async stop() {
      await rig[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
    },
  };
}

function listNames(answers: Record<string, object>): void {
  const accounts = hostileNames.map((accountName, index) => ({
    ...{ accountId: String(100_000_000_000 + index), accountName, emailAddress: accountName },
  }));
  const strange = ['12', '../../../etc', '1234567890123', '12345678901\n'].map((accountId) => ({
    accountId,
    accountName: 'x',
  }));
  answers['/assignment/accounts'] = { accountList: [...accounts, ...strange] };
  answers['/assignment/roles'] = {
    roleList: hostileRoles.map((roleName) => ({ roleName, accountId: '100000000000' })),
  };
}
