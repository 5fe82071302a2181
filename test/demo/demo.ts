import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { languageOf, localeIn } from '../../main/language.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { publishedRate } from '../identity-center/throttle.ts';
import { type AwsClient, findAwsClient } from './aws-client.ts';
import { type DemoHost, startDemoHost } from './demo-host.ts';
import { demoTexts } from './texts.ts';

const once = process.argv.includes('--once');
const language = languageOf(localeIn(process.env) || Intl.DateTimeFormat().resolvedOptions().locale);
const text = demoTexts[language];
const session = 'hanbit';

/** Three roles in three accounts, as the one who signs in has them. */
const roles = [
  { profile: 'payments-dev-PaymentsDeveloper', id: `${session}/452907316084/PaymentsDeveloper` },
  { profile: 'payments-prod-ReadOnlyAccess', id: `${session}/334072819650/ReadOnlyAccess` },
  { profile: 'sandbox-PowerUserAccess', id: `${session}/682049173358/PowerUserAccess` },
];
const later = { profile: 'store-dev-ReadOnlyAccess', id: `${session}/463185970247/ReadOnlyAccess` };

const folder = await mkdtemp(path.join(os.tmpdir(), 'daypass-demo-'));
const center = await startIdentityCenter({ throttle: publishedRate });
const client = await findAwsClient(folder, center);
const environment = { ...center.environment, ...client.files };
const host = await startDemoHost(path.join(folder, 'home'), environment, language);
try {
  const summary = await show(center, host, client);
  if (once) console.log(JSON.stringify(summary));
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await host.stop();
  await center.stop();
  await rm(folder, { recursive: true, force: true });
}

async function show(
  { startUrl, region, url, count }: IdentityCenter,
  { daypass }: DemoHost,
  client: AwsClient,
) {
  console.log(`${text.welcome(startUrl)}\n`);
  await daypass('sessions', 'add', session, '--start-url', startUrl, '--region', region);
  await signIn(daypass);
  console.log(`\n$ daypass roles\n${await daypass('roles', '--refresh')}`);

  console.log(`$ daypass config apply\n${await daypass('config', 'apply')}`);
  const config = await readFile(client.files.AWS_CONFIG_FILE, 'utf8');
  console.log(`${text.config}\n\n${profileIn(config, roles[0]?.profile ?? '')}`);
  const identities = [];
  for (const { profile } of roles) {
    const identity = await client.identity(profile);
    console.log(`$ ${client.shown(profile)}\n  ${identity.arn}`);
    identities.push(identity);
  }
  await client.identity(roles[0]?.profile ?? '');
  const getRoleCredentials = count('GetRoleCredentials');
  console.log(`\n✓ ${text.cached(getRoleCredentials)}`);

  const renewed = await showRenewal(daypass);
  const refusal = await showEnd(daypass, client);
  if (!once) await waitForPerson(url, client);
  console.log(text.bye);
  return { ok: true, client: client.name, identities, upstream: { getRoleCredentials }, renewed, refusal };
}

function profileIn(config: string, profile: string): string {
  return `[profile ${profile}]${config.split(`[profile ${profile}]`)[1]?.split('\n\n')[0] ?? ''}\n`;
}

async function signIn(daypass: DemoHost['daypass']): Promise<void> {
  let approving: Promise<unknown> | undefined;
  await daypass.listening(['login', ...(once ? ['--no-browser'] : [])], (said) => {
    const link = /https?:\/\/127\.\S+/.exec(said)?.[0];
    if (!once) process.stdout.write(said);
    if (once && link !== undefined) approving ??= center.approve(link);
  });
  await approving;
  console.log(`✓ ${text.signedIn(session)}`);
}

/** AWS refuses the access token an hour early: nobody is asked anything. */
async function showRenewal(daypass: DemoHost['daypass']): Promise<number> {
  const before = center.count('CreateToken');
  center.setClockOffset(3 * 60_000);
  await daypass('roles', '--refresh');
  center.revokeAccessTokens();
  await daypass('credentials', `${session}/440318275961/ReadOnlyAccess`);
  console.log(`✓ ${text.renewed}`);
  return center.count('CreateToken') - before;
}

async function showEnd(daypass: DemoHost['daypass'], client: AwsClient): Promise<string> {
  center.endPortalSession();
  const refusal = await client.refusal(later.profile);
  await daypass('credentials', roles[0]?.id ?? '');
  console.log(`✓ ${text.ended}\n\n$ ${client.shown(later.profile)}\n  ${refusal}\n`);
  return refusal;
}

async function waitForPerson(url: string, client: AwsClient): Promise<void> {
  console.log(
    `${text.tryIt}\n\n  export AWS_CONFIG_FILE=${client.files.AWS_CONFIG_FILE}\n  ${client.shown('sandbox-PowerUserAccess')}\n\n${text.signInAgain(host.line)}\n${url}\n`,
  );
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  await prompt.question(`${text.pressEnter} `);
  prompt.close();
}
