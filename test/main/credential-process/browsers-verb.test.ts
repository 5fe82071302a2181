import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chrome } from '../console/fake-browser.ts';
import { startVerbRig, terminal, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
const launched: string[] = [];
beforeAll(async () => {
  rig = await startVerbRig({
    core: {
      surroundings: { platform: 'linux', environment: { DISPLAY: ':0' }, inContainer: false },
      findBrowsers: async () => [chrome],
      launch: async (_url, choice) =>
        void launched.push(choice.kind === 'profile' ? choice.profile : choice.kind),
    },
  });
  await rig.signIn();
  await rig.rig.core.accountRules.replace([
    { match: 'payments*', group: 'Payments', environment: 'production' },
  ]);
});
afterAll(() => rig[Symbol.asyncDispose]());

const run = (...args: readonly string[]) => rig.run(args, terminal);
const rules = async () => JSON.parse((await rig.run(['browsers', '--json'])).out).rules;

describe('`daypass browsers`', () => {
  it('lists what is there as `use` takes it', async () => {
    const { out, code } = await rig.run(['browsers']);
    expect([out, code]).toEqual([
      'On this computer:\n  chrome       Google Chrome\n  chrome:Work  Google Chrome\n',
      0,
    ]);
  });

  it('keeps one rule for the same accounts, over a restart too', async () => {
    await run('browsers', 'use', 'chrome');
    await run('browsers', 'use', 'chrome:Work', '--federate', '--one-console');
    await run('browsers', 'use', 'system', '--for', 'group:Payments');
    await rig.rig.restart();
    expect(await rules()).toEqual([
      { for: 'all', browser: 'chrome:Work', federate: true, oneConsole: true },
      { for: 'group:Payments', browser: 'system', federate: false, oneConsole: false },
    ]);
    const { out } = await rig.run(['browsers']);
    expect(out).toContain('  all             chrome:Work  signs in by link, one console at a time\n');
  });

  it('decides where a console opens', async () => {
    await run('console', 'hanbit/334072819650/PaymentsOperator');
    await run('console', 'hanbit/347915820634/PaymentsOperator');
    expect(launched).toEqual(['system', 'Work']);
  });

  it('knows an account by its name, and takes a rule back', async () => {
    await run('browsers', 'use', 'chrome', '--for', 'Payments-PROD');
    expect((await rules()).at(-1)).toMatchObject({ for: '334072819650' });
    for (const what of ['334072819650', 'group:Payments', 'all']) await run('browsers', 'reset', what);
    expect(await rules()).toEqual([]);
  });
});
