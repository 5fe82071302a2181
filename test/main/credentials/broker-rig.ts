import path from 'node:path';
import { createClock, type Clock } from '../../../main/clock.ts';
import type { Ahead } from '../../../main/credentials/ahead.ts';
import { type Broker, type BrokerEvent, createBroker } from '../../../main/credentials/broker.ts';
import {
  type ChainedRoles,
  chainedRolesSchema,
  loadChainedRoles,
} from '../../../main/credentials/chained-roles-file.ts';
import { parseRoleId, printRoleId, type RoleId } from '../../../main/credentials/role-id.ts';
import { createRoleSources } from '../../../main/credentials/role-sources.ts';
import { createAssumeRole } from '../../../main/credentials/sts.ts';
import { AppError } from '../../../main/errors.ts';
import { type Keychain, openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import { sealedFile } from '../../../main/keychain/sealed-file.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import { createNetwork } from '../../../main/network.ts';
import { homeOf } from '../../../main/sso/endpoints.ts';
import { createOidc } from '../../../main/sso/oidc.ts';
import { createPortal } from '../../../main/sso/portal.ts';
import { createTokens, type Tokens } from '../../../main/sso/tokens.ts';
import { createVault } from '../../../main/sso/vault.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { type Rig, type RigOptions, startRig } from '../rig.ts';
import { fakeTime } from '../settle.ts';
import { sessionsOf } from '../sso/sessions-of.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** A signed-in session and a broker over it, with nothing else of the core running beside. Time is fake. */
export interface BrokerRig extends AsyncDisposable {
  readonly center: Rig['center'];
  readonly session: Rig['session'];
  readonly dataFolder: string;
  readonly sealedPath: string;
  readonly items: Rig['items'];
  readonly events: BrokerEvent[];
  readonly broker: Broker;
  readonly tokens: Tokens;
  readonly chainedRoles: ChainedRoles;
  readonly clock: Clock;
  /** Of every broker that is opened over it, and of those that are. */
  setKeychain(state: Gate['state']): void;
  /** What every broker that is opened over it is to renew ahead, and which roles the list of roles has not. */
  readonly wish: Wish;
  /** When anything was asked of it. */
  readonly keychainAskedAtMs: readonly number[];
  /** As quitting and starting again; `crash` leaves out the quitting. */
  restart(how?: 'crash'): Promise<Broker>;
  /** Tokens first, as the core does it. */
  signOut(): Promise<void>;
  signIn(): Promise<void>;
}

export async function startBrokerRig(options: RigOptions = {}): Promise<BrokerRig> {
  fakeTime();
  const rig = await startRig(options);
  await rig.signIn();
  await rig.core.close();
  rig.center.resetCalls();
  const { center, session, dataFolder, items } = rig;
  const sealedPath = path.join(dataFolder, 'role-credentials.sealed');
  const gate: Gate = { state: 'ready', askedAtMs: [] };
  const events: BrokerEvent[] = [];
  const wish: Wish = { ahead: { used: true, kept: [] }, unlisted: new Set() };
  const start = () =>
    open(rig, openKeychain(gated(createMemoryStore(items), gate)), sealedPath, events, wish);
  let parts = await start();

  async function restart(how?: 'crash'): Promise<Broker> {
    if (how === undefined) await parts.broker.close();
    parts.network.close();
    parts = await start();
    return parts.broker;
  }

  return {
    ...{ center, session, dataFolder, sealedPath, items, events, restart },
    keychainAskedAtMs: gate.askedAtMs,
    get broker() {
      return parts.broker;
    },
    get tokens() {
      return parts.tokens;
    },
    get chainedRoles() {
      return parts.chainedRoles;
    },
    get clock() {
      return parts.clock;
    },
    setKeychain(state) {
      gate.state = state;
    },
    wish,
    async signOut() {
      await parts.tokens.forget(session.id);
      await parts.broker.forget(session.id);
    },
    async signIn() {
      await rig.restart();
      await rig.signIn();
      await rig.core.close();
      center.resetCalls();
      await parts.tokens.adopt(session.id, await tokenIn(rig));
    },
    async [Symbol.asyncDispose]() {
      await parts.broker.close();
      parts.network.close();
      await rig[Symbol.asyncDispose]();
    },
  };
}

export function role(text: string): RoleId {
  const parsed = parseRoleId(text);
  if (parsed === undefined) throw new Error(`${text} is no role id`);
  return parsed;
}

/** Holds back AWS's answers, which have taken effect there, until the function is called. */
export function holdAnswers(
  center: Rig['center'],
  held: 'GetRoleCredentials' | 'AssumeRole' = 'GetRoleCredentials',
): () => void {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const remove = center.onRequest(({ operation, phase }) =>
    operation === held && phase === 'answering' ? released : undefined,
  );
  return () => {
    remove();
    release();
  };
}

async function open(rig: Rig, keychain: Keychain, sealedPath: string, events: BrokerEvent[], wish: Wish) {
  const { dataFolder, session } = rig;
  const clock = createClock();
  const network = createNetwork({ clock });
  const sessions = sessionsOf({ all: () => [session], get: getOnly(session) });
  const tokens = createTokens(
    sessions,
    createVault(keychain, () => homeOf(session)),
    createOidc(network, clock),
    clock,
  );
  const chainedRoles = await loadChainedRoles(
    storedFile(path.join(dataFolder, 'chained-roles.json'), chainedRolesSchema),
    fail,
  );
  const sourceOf = createRoleSources({
    ...{ sessions, chainedRoles, userName: 'hana' },
    portal: createPortal(network, tokens),
    assumeRole: createAssumeRole(network, clock),
  });
  const tell = (event: BrokerEvent) => void events.push(event);
  const broker = createBroker({
    ...{ sourceOf, file: sealedFile(sealedPath, keychain), clock, tell },
    ahead: () => wish.ahead,
    notAssigned: () => undefined,
    isSignedIn: tokens.isSignedIn,
    isListed: (one) => !wish.unlisted.has(printRoleId(one)),
  });
  return { network, tokens, chainedRoles, clock, broker };
}

function getOnly(session: Rig['session']) {
  return (id: string) => {
    if (id !== session.id) throw new AppError('session-unknown', id);
    return session;
  };
}

interface Wish {
  ahead: Ahead;
  readonly unlisted: Set<string>;
}

interface Gate {
  state: 'ready' | 'locked' | 'absent';
  readonly askedAtMs: number[];
}

function gated(store: SecretStore, gate: Gate): SecretStore {
  async function pass(): Promise<void> {
    gate.askedAtMs.push(Date.now());
    if (gate.state === 'locked') throw new AppError('keychain-locked');
    if (gate.state === 'absent') throw new AppError('keychain-unavailable');
  }
  return {
    ...{ backend: 'memory twin', lasting: true },
    get: (account) => pass().then(() => store.get(account)),
    set: (account, value) => pass().then(() => store.set(account, value)),
    delete: (account) => pass().then(() => store.delete(account)),
  };
}

async function tokenIn(rig: Rig) {
  const { token } = await createVault(openKeychain(createMemoryStore(rig.items)), () =>
    homeOf(rig.session),
  ).load(rig.session.id);
  if (token === undefined) throw new Error('not signed in');
  return token;
}

function fail(): never {
  throw new Error('not needed here');
}
