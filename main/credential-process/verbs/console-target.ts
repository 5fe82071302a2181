import type { ConsoleRequest } from '../../console/console.ts';
import { type Destination, readDestination } from '../../console/destinations.ts';
import { destinationIn, destinationOf, routeIn } from '../../console/open-console.ts';
import type { ConsoleArguments } from '../console-arguments.ts';
import { knownRoles } from '../role-argument.ts';
import { table } from '../screen.ts';
import type { VerbCall } from '../verb.ts';
import { chooseRole } from './choose-role.ts';

type Target = Pick<ConsoleRequest, 'role' | 'destination'>;

/** Undefined: several roles or services may be meant, and they have been shown. @throws AppError role-unknown, service-unknown, link-refused, account-without-role */
export function consoleTarget({ target }: ConsoleArguments, call: VerbCall): Target | undefined {
  if (target.kind === 'link') return linkTarget(target.link, call);
  const destination = destinationNamed(target.to, call);
  const role = destination === undefined ? undefined : chooseRole(target.role, call);
  return role === undefined || destination === undefined ? undefined : { role, destination };
}

function linkTarget(link: string, call: VerbCall): Target | undefined {
  const route = routeIn(call.daypass.core, link);
  if (route.kind === 'choose') {
    showRoles(route.roleIds, call);
    return undefined;
  }
  const { role, page } = route;
  return { role, destination: destinationIn(page) };
}

const mostShown = 20;

function showRoles(ids: readonly string[], { daypass, screen, texts, err }: VerbCall): void {
  const known = knownRoles(daypass.core.store.get(), daypass.core.chainedRoles.all());
  const rows = ids
    .slice(0, mostShown)
    .map((id) => [
      { text: `  ${id}`, tone: 'plain' } as const,
      { text: known.find((role) => role.id === id)?.accountName ?? '', tone: 'quiet' } as const,
    ]);
  const rest = ids.length > mostShown ? `  ${texts.more(ids.length - mostShown)}\n` : '';
  err(`${texts.severalFit(ids.length)}\n${table(rows, screen)}${rest}`);
}

function destinationNamed(text: string, { screen, texts, err }: VerbCall): Destination | undefined {
  const read = readDestination(text);
  if (read.kind !== 'unclear' || read.services.length === 0) return destinationOf(text);
  const rows = read.services.map(({ id, name }) => [
    { text: `  ${id}`, tone: 'plain' } as const,
    { text: name, tone: 'quiet' } as const,
  ]);
  err(`${texts.severalServices}\n${table(rows, screen)}`);
  return undefined;
}
