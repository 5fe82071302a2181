import type { BrowserChoice, BrowserStanding } from '../../preload/consoles.ts';
import type { Broker } from '../credentials/broker.ts';
import { chainOf } from '../credentials/chained-role.ts';
import type { ChainedRoles } from '../credentials/chained-roles-file.ts';
import { printRoleId, type RoleId } from '../credentials/role-id.ts';
import { AppError } from '../errors.ts';
import type { Session, Sessions } from '../sso/sessions.ts';
import type { ConsoleBrowser } from './browser-rules.ts';
import { type ConsolePartition, consolePartitionOf, homeRegionOf } from './console-hosts.ts';
import { chooseWay } from './console-link.ts';
import { type Destination, destinationUrl } from './destinations.ts';
import type { Federate, LoginLink } from './federation.ts';
import { handOver } from './hand-over.ts';
import type { Launch } from './launch.ts';
import { isOpenable } from './openable.ts';
import { portalLink } from './portal-link.ts';

export interface ConsoleRequest {
  readonly role: RoleId;
  readonly destination: Destination;
  /** Undefined: the page's own, or the one last used. */
  readonly region: string | undefined;
  /** `no-secret`: a link that signs nobody in, or none. */
  readonly wish: 'usual' | 'federation' | 'no-secret';
  /** 900 to 43200, for federation alone; undefined: as long as the role's credentials live. */
  readonly durationSeconds: number | undefined;
  readonly signal: AbortSignal;
}

type ConsoleLink =
  { readonly kind: 'portal'; readonly url: string } | { readonly kind: 'login'; readonly link: LoginLink };

export interface Console {
  /** For printing. @throws as Broker.get and Federate; AppError bad-request, link-refused, link-secret */
  link(request: ConsoleRequest, standing: BrowserStanding): Promise<ConsoleLink>;
  /**
   * Gives where it went, to be remembered; undefined: the console's home.
   *
   * @throws as `link` and Launch; AppError loopback-unavailable
   */
  open(request: ConsoleRequest, browser: ConsoleBrowser): Promise<string | undefined>;
  /** The access portal itself, as a browser would be signed in to it. @throws AppError session-unknown, link-refused; Launch */
  openPortal(sessionId: string, choice: BrowserChoice): Promise<void>;
  /**
   * A link for others: account, role and page, no secret. `any-role` lets its reader choose among their own. Undefined for
   * a chained role, which no portal knows.
   */
  share(
    request: Pick<ConsoleRequest, 'role' | 'destination' | 'region'>,
    role: 'this-role' | 'any-role',
  ): string | undefined;
}

export interface ConsoleParts {
  readonly sessions: Pick<Sessions, 'get'>;
  readonly chainedRoles: Pick<ChainedRoles, 'find'>;
  readonly broker: Pick<Broker, 'get'>;
  readonly federate: Federate;
  readonly launch: Launch;
  /** In place of AWS's own sign-in hosts, for a session that was made so. */
  readonly signinEndpoint: (session: Session) => string | undefined;
}

export function createConsole(parts: ConsoleParts): Console {
  async function link(request: ConsoleRequest, standing: BrowserStanding): Promise<ConsoleLink> {
    const context = contextOf(request.role, parts);
    const made = await makeLink(request, standing, context, parts);
    const url = made.kind === 'portal' ? made.url : made.link.reveal();
    if (!isOpenable(url, context.session, parts.signinEndpoint(context.session)))
      throw new AppError('link-refused', new URL(url).host);
    return made;
  }

  async function open(request: ConsoleRequest, browser: ConsoleBrowser): Promise<string | undefined> {
    const made = await link(request, browser.standing);
    if (made.kind === 'portal') await parts.launch(made.url, browser.choice);
    else await launchSecretly(made.link.reveal(), (address) => parts.launch(address, browser.choice));
    return pageOf(request, contextOf(request.role, parts));
  }

  async function openPortal(sessionId: string, choice: BrowserChoice): Promise<void> {
    const session = parts.sessions.get(sessionId);
    const { issuerUrl } = session;
    if (!isOpenable(issuerUrl, session, undefined))
      throw new AppError('link-refused', new URL(issuerUrl).host);
    await parts.launch(issuerUrl, choice);
  }

  return {
    ...{ link, open, openPortal },
    share(request, whose) {
      const { role } = request;
      if (role.kind === 'chained') return undefined;
      const context = contextOf(role, parts);
      const roleName = whose === 'any-role' ? undefined : role.roleName;
      const { accountId } = role;
      return portalLink(context.session, { accountId, roleName, destination: pageOf(request, context) });
    },
  };
}

async function makeLink(
  request: ConsoleRequest,
  standing: BrowserStanding,
  context: RoleContext,
  parts: ConsoleParts,
): Promise<ConsoleLink> {
  const way = chooseWay(request.role, context.session, standing, request.wish);
  switch (way.kind) {
    case 'portal': {
      const { accountId, roleName } = way.role;
      const shortcut = { accountId, roleName, destination: pageOf(request, context) };
      return { kind: 'portal', url: portalLink(context.session, shortcut) };
    }
    case 'federation':
      if (request.wish === 'no-secret') throw new AppError('link-secret', printRoleId(request.role));
      return { kind: 'login', link: await loginLink(request, context, way.logoutFirst, parts) };
  }
}

async function loginLink(
  { role, destination, region: wished, durationSeconds, signal }: ConsoleRequest,
  { session, partition, region: own, isChained }: RoleContext,
  logoutFirst: boolean,
  { broker, federate, signinEndpoint }: ConsoleParts,
): Promise<LoginLink> {
  if (partition === undefined) throw new AppError('bad-request', session.region);
  const pageRegion = destination.kind === 'url' ? destination.page.region : undefined;
  const page = destinationUrl(destination, partition, wished ?? own);
  const credentials = await broker.get(role, { signal });
  return federate({
    ...{ credentials, subject: printRoleId(role), destination: page, issuer: session.issuerUrl },
    region: pageRegion ?? wished ?? own ?? homeRegionOf(partition),
    durationSeconds: isChained ? undefined : durationSeconds,
    ...{ logoutFirst, endpoint: signinEndpoint(session), signal },
  });
}

interface RoleContext {
  readonly session: Session;
  /** Undefined: one whose console is not on the internet. */
  readonly partition: ConsolePartition | undefined;
  /** A chained role has one of its own. */
  readonly region: string | undefined;
  readonly isChained: boolean;
}

function contextOf(role: RoleId, { sessions, chainedRoles }: ConsoleParts): RoleContext {
  const { root, links } = chainOf(printRoleId(role), chainedRoles.find);
  const session = sessions.get(root.sessionId);
  const partition = consolePartitionOf(session.region);
  return { session, partition, region: links[0]?.region, isChained: links.length > 0 };
}

type Place = Pick<ConsoleRequest, 'destination' | 'region'>;

/** Undefined: the home of no region, which is left to the permission set's own relay state. */
function pageOf(
  { destination, region }: Place,
  { session, partition, region: own }: RoleContext,
): string | undefined {
  const wanted = region ?? own;
  if (destination.kind === 'home' && wanted === undefined) return undefined;
  if (partition === undefined) throw new AppError('bad-request', session.region);
  return destinationUrl(destination, partition, wanted);
}

const handOverMs = 60_000;

async function launchSecretly(link: string, launch: (address: string) => Promise<void>): Promise<void> {
  const handedOver = await handOver(link, handOverMs);
  try {
    await launch(handedOver.url);
  } catch (error) {
    handedOver.close();
    throw error;
  }
}
