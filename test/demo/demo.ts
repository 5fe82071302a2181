import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Core, createCore } from '../../main/core.ts';
import { isAppError } from '../../main/errors.ts';
import { openKeychain } from '../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../main/keychain/memory.ts';
import { languageOf, localeIn } from '../../main/language.ts';
import { createLog } from '../../main/log.ts';
import { openBrowser } from '../../main/open-browser.ts';
import { chooseFlow } from '../../main/sso/choose-flow.ts';
import { endpointOverrides, type Session } from '../../main/sso/sessions.ts';
import { errorSentence } from '../../preload/error-messages.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { publishedRate } from '../identity-center/throttle.ts';
import { demoTexts } from './texts.ts';

const once = process.argv.includes('--once');
const language = languageOf(localeIn(process.env) || Intl.DateTimeFormat().resolvedOptions().locale);
const text = demoTexts[language];

const center = await startIdentityCenter({ throttle: publishedRate });
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'daypass-demo-'));
let core: Core | undefined;
try {
  core = await startCore();
  const summary = await show(core, center);
  if (once) console.log(JSON.stringify(summary));
} catch (error) {
  process.exitCode = 1;
  console.error(isAppError(error) ? errorSentence(error.view(), language) : error);
} finally {
  await core?.close();
  await center.stop();
  await rm(dataFolder, { recursive: true, force: true });
}

/** Its keychain is memory, so that a demo leaves nothing in yours. */
function startCore(): Promise<Core> {
  return createCore({
    dataFolder,
    keychain: openKeychain(createMemoryStore()),
    log: createLog(() => undefined),
    language: () => language,
    openBrowser: once ? async () => undefined : openBrowser,
    confirmHost: async () => false,
    endpoints: endpointOverrides(center.environment),
    aws: { configFile: path.join(dataFolder, 'config'), ssoCacheFolder: path.join(dataFolder, 'cache') },
  });
}

async function show(daypass: Core, { startUrl, region }: IdentityCenter) {
  console.log(text.welcome(startUrl));
  const session = await daypass.addSession({ startUrl, region });
  await signIn(daypass, session);
  const roles = await listRoles(daypass, session);
  const renewals = await showRenewal(daypass, session);
  const ended = await showEnd(daypass, session);
  console.log(`\n${text.bye}`);
  return { ok: true, roles, renewals, ended };
}

async function signIn(daypass: Core, session: Session): Promise<void> {
  const inContainer = existsSync('/.dockerenv');
  const flow = once
    ? 'pkce'
    : chooseFlow({ platform: process.platform, environment: process.env, inContainer });
  const pending = await daypass.signIn(session.id, { flow, open: flow === 'pkce' });
  console.log(`\n${text.signIn}\n\n  ${pending.link}\n`);
  if (pending.userCode !== undefined) console.log(`${text.userCode(pending.userCode)}\n`);
  if (once) await center.approve(pending.link);
  await pending.done;
  console.log(`✓ ${text.signedIn(session.label)}`);
}

async function listRoles(daypass: Core, session: Session): Promise<number> {
  await daypass.refresh(session.id);
  const accounts = daypass.store.get().sessions[0]?.accounts ?? [];
  console.log(`\n${text.accounts(accounts.length)}\n`);
  for (const { id, name, roles } of accounts)
    console.log(`  ${id}  ${padded(name, 24)}  ${roles.map((role) => role.name).join(', ')}`);
  return accounts.flatMap(({ roles }) => roles).length;
}

/** AWS refuses the access token an hour early: nobody is asked anything. */
async function showRenewal(daypass: Core, session: Session): Promise<number> {
  const before = center.count('CreateToken');
  await new Promise((resolve) => setTimeout(resolve, 100));
  center.setClockOffset(2 * 60_000);
  center.revokeAccessTokens();
  const account = daypass.store.get().sessions[0]?.accounts[0];
  const role = account?.roles[0];
  if (account !== undefined && role !== undefined)
    await daypass.portal.roleCredentials(session, account.id, role.name);
  console.log(`\n✓ ${text.renewed}`);
  return center.count('CreateToken') - before;
}

async function showEnd(daypass: Core, session: Session): Promise<string> {
  center.setClockOffset(9 * 60 * 60_000);
  center.endPortalSession();
  const outcome = await daypass.refresh(session.id).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isAppError(outcome, 'sign-in-needed')) throw outcome;
  console.log(`✓ ${text.ended}\n  ${errorSentence(outcome.view(), language)}`);
  return outcome.code;
}

/** Korean letters take two columns. */
function padded(name: string, columns: number): string {
  const width = Array.from(name).reduce(
    (sum, character) => sum + (/[\u1100-\uffdc]/.test(character) ? 2 : 1),
    0,
  );
  return name + ' '.repeat(Math.max(0, columns - width));
}
