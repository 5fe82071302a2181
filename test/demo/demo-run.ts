import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../preload/contract.ts';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import { type AwsClient, findAwsClient } from './aws-client.ts';
import { outputOf } from './command.ts';
import { builtClient, type DemoHost, runnableElectron, startDemoHost } from './demo-host.ts';
import { waitForEnter } from './prompt.ts';
import { demoTexts } from './texts.ts';

export interface DemoRun {
  /** Empty, and gone afterwards. */
  readonly folder: string;
  readonly center: IdentityCenter;
  readonly language: Language;
  /** Nobody approves or presses Enter. */
  readonly unattended: boolean;
  /** Ends it early; at the last prompt that is a good end. */
  readonly signal: AbortSignal;
}

/** What was seen to happen. */
export interface Outcome {
  readonly ok: true;
  /** The AWS client's name and version. */
  readonly client: string;
  readonly identities: readonly { readonly account: string; readonly arn: string }[];
  readonly upstream: { readonly getRoleCredentials: number };
  readonly host: DemoHost['kind'];
  /** How many new access tokens came by themselves. */
  readonly renewed: number;
  /** What the AWS client's user read after the sign-in had ended. */
  readonly refusal: string;
}

const session = 'hanbit';

/** Three roles in three accounts, as the one who signs in has them. */
const roles = [
  { account: '452907316084', role: 'PaymentsDeveloper' },
  { account: '334072819650', role: 'ReadOnlyAccess' },
  { account: '682049173358', role: 'PowerUserAccess' },
] as const;
const later = { account: '463185970247', role: 'ReadOnlyAccess' };
type DemoRole = (typeof roles)[number] | typeof later;

/** @throws Error for whatever did not happen as it should; whatever runs has ended by then */
export async function runDemo(run: DemoRun): Promise<Outcome> {
  const client = await findAwsClient(run);
  const host = await startHost(run, client);
  try {
    return await show(run, host, client);
  } finally {
    await host.stop();
  }
}

/** Electron's if that starts here; a copy of the client, for the built one would start a host again after the end. */
async function startHost(
  { folder, center, language, unattended, signal }: DemoRun,
  { files: shell }: AwsClient,
): Promise<DemoHost> {
  const text = demoTexts[language];
  const client = path.join(folder, path.basename(builtClient));
  await copyFile(builtClient, client);
  const options = { environment: { ...center.environment, ...shell }, shell, language, client, signal };
  const electron = runnableElectron();
  if (electron !== undefined) {
    console.log(`${text.withElectron}\n`);
    const home = path.join(folder, 'desktop');
    const build = ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'];
    await outputOf([process.execPath, ...build], { environment: process.env, signal });
    const host = await startDemoHost({ ...options, electron, background: unattended, home }).catch(() => {});
    if (host !== undefined) return host;
  }
  signal.throwIfAborted();
  console.log(`${text.withoutElectron}\n`);
  return startDemoHost({ ...options, home: path.join(folder, 'home') });
}

async function show(run: DemoRun, host: DemoHost, client: AwsClient): Promise<Outcome> {
  const { center, unattended, signal } = run;
  const { startUrl, region } = center;
  const text = demoTexts[run.language];
  const { daypass, line } = host;
  console.log(`${text.welcome(startUrl)}\n`);
  await daypass('sessions', 'add', session, '--start-url', startUrl, '--region', region);
  await signIn(run, host);
  console.log(`\n$ daypass roles\n${await daypass('roles', '--refresh')}`);

  console.log(`$ daypass config apply\n${await daypass('config', 'apply')}`);
  const profileOf = await profileNames(host);
  const identities = [];
  for (const role of roles) {
    const profile = profileOf(role);
    const identity = await client.identity(profile);
    console.log(`$ ${client.shown(profile)}\n  ${identity.arn}`);
    identities.push(identity);
  }
  const again = profileOf(roles[0]);
  console.log(`$ ${client.shown(again)}\n  ${(await client.identity(again)).arn}`);
  const getRoleCredentials = center.count('GetRoleCredentials');
  console.log(`\n✓ ${text.cached(getRoleCredentials)}`);

  const renewed = await showRenewal(run, host);
  const refusal = await showEnd(run, host, client, profileOf(later));
  const seen = { client: client.name, identities, upstream: { getRoleCredentials }, host: host.kind };
  const outcome: Outcome = { ok: true, ...seen, renewed, refusal };
  expectAsPromised(outcome);
  if (!unattended) {
    const command = client.typed(profileOf(roles[2])) ?? `${line} roles`;
    console.log(`${text.tryIt}\n\n  ${command}\n\n${text.signInAgain(line)}\n${center.url}\n`);
    await waitForEnter(text.pressEnter, signal);
  }
  return outcome;
}

/** As Daypass named them. */
async function profileNames({ daypass }: DemoHost): Promise<(role: DemoRole) => string> {
  const { profiles }: { profiles: readonly { roleId: string; name: string }[] } = JSON.parse(
    await daypass('config', '--json'),
  );
  return (role) => {
    const found = profiles.find(({ roleId }) => roleId === idOf(role));
    if (found === undefined) throw new Error(`${idOf(role)} has no profile.`);
    return found.name;
  };
}

function idOf({ account, role }: DemoRole): string {
  return `${session}/${account}/${role}`;
}

async function signIn({ center, language, unattended }: DemoRun, { daypass }: DemoHost): Promise<void> {
  let approving: Promise<unknown> | undefined;
  await daypass.listening(['login', ...(unattended ? ['--no-browser'] : [])], (said) => {
    const link = /https?:\/\/127\.\S+/.exec(said)?.[0];
    if (!unattended) process.stdout.write(said);
    else if (link !== undefined) approving ??= center.approve(link);
  });
  await approving;
  console.log(`✓ ${demoTexts[language].signedIn(session)}`);
}

/** AWS refuses the access token an hour early: nobody is asked anything. */
async function showRenewal({ center, language }: DemoRun, { daypass }: DemoHost): Promise<number> {
  const before = center.count('CreateToken');
  center.setClockOffset(3 * 60_000);
  await daypass('roles', '--refresh');
  center.revokeAccessTokens();
  await daypass('credentials', `${session}/440318275961/ReadOnlyAccess`);
  console.log(`✓ ${demoTexts[language].renewed}`);
  return center.count('CreateToken') - before;
}

async function showEnd(
  { center, language }: DemoRun,
  { daypass }: DemoHost,
  client: AwsClient,
  profile: string,
): Promise<string> {
  center.endPortalSession();
  const refusal = await client.refusal(profile);
  await daypass('credentials', idOf(roles[0]));
  console.log(
    `✓ ${demoTexts[language].ended}\n\n$ ${client.shown(profile)}\n  ${refusal.replaceAll('\n', '\n  ')}\n`,
  );
  return refusal;
}

/** So that nothing is said to be well that was not. */
function expectAsPromised({ identities, upstream, renewed, refusal }: Outcome): void {
  const faults = [
    ...roles
      .filter(({ account, role }, index) => {
        const identity = identities[index];
        return identity?.account !== account || !identity.arn.includes(role);
      })
      .map((role) => `${idOf(role)} did not become itself.`),
    ...(upstream.getRoleCredentials === roles.length ? [] : ['AWS was asked more often than once a role.']),
    ...(renewed > 0 ? [] : ['The access token was not renewed.']),
    ...(refusal.includes(` login ${session}\``) ? [] : ['The AWS client did not say how to sign in.']),
  ];
  if (faults.length > 0) throw new Error(faults.join(' '));
}
