import type { BrowserChoice } from '../../preload/consoles.ts';
import type { CommandName, Commands, CopyForm, Offer } from '../../preload/contract.ts';
import type { SecretForm } from '../../preload/copied-texts.ts';
import { credentialsSection } from '../../preload/credentials-section.ts';
import type { ContainerKeys } from '../console/container-keys.ts';
import { newPrograms } from '../console/new-programs.ts';
import { offeredBrowsers } from '../console/offered-browsers.ts';
import {
  browserOf,
  linkRequest,
  openConsole,
  plainRequest,
  readLink,
  type WindowRequest,
} from '../console/open-console.ts';
import type { OpeningPace } from '../console/opening-pace.ts';
import type { Core } from '../core.ts';
import { parseRoleId, printRoleId, type RoleId } from '../credentials/role-id.ts';
import { AppError } from '../errors.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { checkNamedFiles } from '../settings/named-files.ts';
import { chooseFlow } from '../sso/choose-flow.ts';
import { singleFlight } from '../single-flight.ts';
import { within } from '../within.ts';
import type { Clipboard } from './clipboard.ts';
import { createDoublePress } from './double-press.ts';
import {
  accountRules,
  address,
  type ArgumentParser,
  browserChoice,
  browserRules,
  copyForm,
  newSession,
  none,
  offer,
  one,
  plaintextPlaces,
  profilesRequest,
  settingChanges,
  shortText,
  signInFlow,
  two,
  yesOrNo,
} from './command-arguments.ts';
import type { Confirm } from './confirm.ts';
import { isSecretForm, type PlainForm, textToCopy } from './copy-text.ts';
import { guardedChanges } from './guarded-settings.ts';

/** What every command does; one that is missing, or judges too few arguments, does not compile. */
export type CommandTable = {
  readonly [C in CommandName]: Command<Parameters<Commands[C]>['length'], ReturnType<Commands[C]>>;
};

interface Command<Arity extends number, R> {
  readonly parse: (given: readonly unknown[]) => { readonly length: Arity };
  /** @throws AppError bad-request; whatever the command throws */
  call(given: readonly unknown[]): Promise<R>;
}

export interface CommandParts {
  readonly core: Core;
  readonly keychain: Pick<Keychain, 'probe'>;
  readonly containerKeys: ContainerKeys;
  readonly clipboard: Clipboard;
  /** @throws AppError */
  readonly plainText: (form: PlainForm, role: RoleId) => Promise<string>;
  readonly hideWindow: () => void;
  /** @throws AppError */
  readonly dismissOffer: (offer: Offer) => Promise<void>;
  readonly confirm: Confirm;
  /** Whatever a page comes to ask for. */
  readonly openingPace: OpeningPace;
}

/** Of a person who looks on. */
const patienceMs = 20_000;

export function createCommands(parts: CommandParts): CommandTable {
  const { core, clipboard, confirm } = parts;

  async function copySecret(role: RoleId, form: SecretForm): Promise<void> {
    const about = { roleId: printRoleId(role), form };
    const claim = clipboard.claim();
    try {
      const given = await within(patienceMs, (signal) => core.broker.get(role, { signal }));
      if (!(await claim.isStillWanted())) throw new AppError('clipboard-changed');
      core.roleUses.note(about.roleId, 'copy');
      const text = textToCopy(form, credentialsSection(about.roleId), given);
      await clipboard.put(text, about, core.settings.get().clipboardSeconds);
    } finally {
      claim.release();
    }
  }

  /** A second press of the same waits with the first, whose claim it would end. */
  const copying = singleFlight<void>();

  async function copy(role: RoleId, form: CopyForm): Promise<void> {
    const roleId = printRoleId(role);
    if (isSecretForm(form)) return copying(`${roleId} ${form}`, () => copySecret(role, form));
    await clipboard.put(await parts.plainText(form, role), { roleId, form });
  }

  const once = createDoublePress();

  function openPage(request: WindowRequest): Promise<void> {
    return once(JSON.stringify(request), async () => {
      parts.openingPace.take();
      const browser = browserOf(request.role, core);
      await within(patienceMs, (signal) => openConsole(core, { ...request, signal }, browser));
    });
  }

  async function allowPrograms(choices: readonly BrowserChoice[]): Promise<void> {
    for (const program of newPrograms(choices, core.browserRules.all()))
      if (!(await confirm({ kind: 'run-program', program }))) throw new AppError('declined');
  }

  return {
    addSession: command(one(newSession), async (wanted) => {
      // Else a page without a network could have main call whom it likes, and learn from the error who answers.
      const session = await core.addSession(wanted, (host) => confirm({ kind: 'ask-host', host }));
      return session.id;
    }),
    findSessions: command(none, async () => {
      const found = await core.importable();
      return found.map(({ name, startUrl, region }) => ({ name, startUrl, region }));
    }),
    importSession: command(one(shortText), async (name) => {
      const found = (await core.importable()).find((session) => session.name === name);
      if (found === undefined) throw new AppError('session-unknown', name);
      return (await core.importSession(found, { takeOver: false })).id;
    }),
    renameSession: command(two(shortText, shortText), core.renameSession),
    removeSession: command(one(shortText), core.removeSession),
    signIn: command(two(shortText, signInFlow), async (id, wanted) => {
      const flow = wanted === 'usual' ? chooseFlow(core.surroundings) : wanted;
      parts.openingPace.take();
      const pending = await core.signIn(id, { flow, open: 'for-a-person' });
      // How it ends is told by the snapshot, and why it failed by its listeners.
      pending.done.catch(() => undefined);
    }),
    cancelSignIn: command(one(shortText), async (id) => core.cancelSignIn(id)),
    signOut: command(one(shortText), core.signOut),
    refreshRoles: command(one(shortText), async (id) => void (await core.refresh(id))),
    prepareRole: command(one(roleId), async (role) => void (await core.broker.get(role))),
    copy: command(two(roleId, copyForm), copy),
    clearClipboard: command(none, clipboard.clear),
    openConsole: command(two(roleId, address), async (role, destination) =>
      openPage(plainRequest(core, role, destination)),
    ),
    readConsoleLink: command(one(address), async (link) => readLink(core, link)),
    openConsoleLink: command(two(address, roleId), async (link, role) =>
      openPage(linkRequest(core, link, role)),
    ),
    shareConsole: command(two(roleId, address), async (role, destination) => {
      const link = core.console.share(plainRequest(core, role, destination), 'this-role');
      if (link === undefined) throw new AppError('link-unshareable', printRoleId(role));
      await clipboard.put(link, { roleId: printRoleId(role), form: 'console-link' });
    }),
    findBrowsers: command(none, async () => offeredBrowsers(await core.findBrowsers())),
    tryBrowser: command(one(browserChoice), async (choice) => {
      await allowPrograms([choice]);
      const [session] = core.sessions();
      if (session === undefined) throw new AppError('no-sessions');
      parts.openingPace.take();
      await core.console.openPortal(session.id, choice);
    }),
    hasContainerKey: command(
      one(shortText),
      async (profile) => (await parts.containerKeys.get(profile)) !== undefined,
    ),
    keepContainerKey: command(two(shortText, shortText), parts.containerKeys.set),
    dismissOffer: command(one(offer), parts.dismissOffer),
    setFavourite: command(two(roleId, yesOrNo), (role, favourite) =>
      core.favourites.set(printRoleId(role), favourite),
    ),
    saveSettings: command(one(settingChanges), async (changes) => {
      const guarded = guardedChanges(changes, core.settings.get());
      if (guarded.length > 0 && !(await confirm({ kind: 'change-settings', changes: guarded })))
        throw new AppError('declined');
      // After the person's yes: a page without a network learns of no file by itself.
      await checkNamedFiles(Object.fromEntries(guarded));
      await core.settings.change(changes);
    }),
    saveAccountRules: command(one(accountRules), core.accountRules.replace),
    saveBrowserRules: command(one(browserRules), async (rules) => {
      await allowPrograms(rules.map(({ choice }) => choice));
      await core.browserRules.replace(rules);
    }),
    previewProfiles: command(one(profilesRequest), (request) => core.profiles.preview(request)),
    applyProfiles: command(two(profilesRequest, shortText), (request, shown) =>
      core.profiles.apply(request, { asked: true, shown }),
    ),
    undoProfiles: command(none, core.profiles.undo),
    findPlaintext: command(none, core.profiles.findPlaintext),
    removePlaintext: command(one(plaintextPlaces), core.profiles.removePlaintext),
    unlockKeychain: command(none, async () => void (await parts.keychain.probe())),
    hideWindow: command(none, async () => parts.hideWindow()),
  };
}

function command<A extends readonly unknown[], R>(
  parse: ArgumentParser<A>,
  run: (...given: A) => Promise<R>,
): Command<A['length'], R> {
  return { parse, call: async (given) => run(...parse(given)) };
}

function roleId(value: unknown): RoleId {
  const role = parseRoleId(shortText(value));
  if (role === undefined) throw new AppError('bad-request', 'role');
  return role;
}
