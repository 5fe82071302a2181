import { parseArgs } from 'node:util';
import { browserOf, openConsole } from '../../console/open-console.ts';
import type { ConsoleRequest } from '../../console/console.ts';
import { usualStanding } from '../../console/console-link.ts';
import { printBrowser } from '../../console/browser-name.ts';
import { printRoleId } from '../../credentials/role-id.ts';
import { AppError, isAppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { hasBrowser } from '../../sso/choose-flow.ts';
import { type ConsoleArguments, readConsoleArguments } from '../console-arguments.ts';
import { consoleOptions } from '../console-arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { timeOfDay } from '../times.ts';
import type { Verb, VerbCall } from '../verb.ts';
import { consoleTarget } from './console-target.ts';

export const consoleVerb: Verb = {
  name: 'console',
  async run(call) {
    const { values, positionals } = parseArgs({
      ...{ args: [...call.args], options: consoleOptions, allowPositionals: true },
    });
    const wanted = readConsoleArguments(values, positionals);
    if (wanted === undefined) throw new AppError('usage-wrong', call.texts.usage.console);
    const target = consoleTarget(wanted, call);
    if (target === undefined) return exitCodes.usage;
    const { region, wish, durationSeconds } = wanted;
    const request = { ...target, region, wish, durationSeconds, signal: call.signal };
    try {
      await acts[wanted.act](request, wanted, call);
      return exitCodes.done;
    } catch (error) {
      if (isAppError(error, 'sign-in-needed'))
        call.daypass.core.wantSignIn(error.subject ?? '', printable(call.request.asker.program ?? ''));
      throw error;
    }
  },
};

type Act = (request: ConsoleRequest, wanted: ConsoleArguments, call: VerbCall) => Promise<void>;

const acts: Readonly<Record<ConsoleArguments['act'], Act>> = { open, print, share };

async function open(
  request: ConsoleRequest,
  { browser: wished }: ConsoleArguments,
  call: VerbCall,
): Promise<void> {
  const { core, openingPace } = call.daypass;
  const browser = browserOf(request.role, core, wished);
  if (browser.choice.kind === 'system' && !hasBrowser(core.surroundings)) return printInstead(request, call);
  const { tty } = call.request;
  if (!tty.out || !tty.err) openingPace.take();
  const named = browser.choice.kind === 'system' ? undefined : printBrowser(browser.choice);
  await openConsole(core, request, browser);
  call.err(`${call.texts.consoleOpened(printRoleId(request.role), named)}\n`);
}

/** A link that signs in whoever has it is printed on request only. */
async function printInstead(request: ConsoleRequest, call: VerbCall): Promise<void> {
  const made = await call.daypass.core.console.link({ ...request, wish: 'no-secret' }, usualStanding);
  if (made.kind !== 'portal') return;
  call.err(`${call.texts.noBrowserHere}\n`);
  call.out(`${made.url}\n`);
}

/** Where it will be opened nobody here knows, so no rule about browsers counts. */
async function print(request: ConsoleRequest, { wish }: ConsoleArguments, call: VerbCall): Promise<void> {
  const asked = { ...request, wish: wish === 'federation' ? wish : ('no-secret' as const) };
  const made = await call.daypass.core.console.link(asked, usualStanding);
  if (made.kind === 'portal') return call.out(`${made.url}\n`);
  const until = timeOfDay(made.link.expiresAtMs, call.language, call.request.tz);
  call.err(`${call.texts.secretLink(printRoleId(request.role), until)}\n`);
  call.out(`${made.link.reveal()}\n`);
}

async function share(request: ConsoleRequest, { anyRole }: ConsoleArguments, call: VerbCall): Promise<void> {
  const link = call.daypass.core.console.share(request, anyRole ? 'any-role' : 'this-role');
  if (link === undefined) throw new AppError('link-unshareable', printRoleId(request.role));
  call.out(`${link}\n`);
}
