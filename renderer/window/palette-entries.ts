import type { SessionView, View } from '../../preload/contract.ts';
import { isSignedIn } from '../../preload/signed-in.ts';
import type { IconName } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { ko } from '../messages/ko.ts';
import type { Messages } from '../messages/messages.ts';
import type { RoleAtService } from '../search/roles-at-services.ts';
import type { AccessRole } from '../access-roles.ts';

export type PaletteAct =
  | { readonly kind: 'go'; readonly view: Exclude<View, 'access'> }
  | { readonly kind: 'sign-in' | 'sign-out' | 'refresh'; readonly session: SessionView }
  | { readonly kind: 'theme'; readonly theme: 'light' | 'dark' | 'system' }
  | { readonly kind: 'language'; readonly language: 'en' | 'ko' }
  | { readonly kind: 'shortcuts' | 'clear-clipboard' };

export type PaletteEntry =
  | { readonly kind: 'role'; readonly id: string; readonly role: AccessRole }
  | ({ readonly kind: 'role-at'; readonly id: string } & RoleAtService)
  | ActEntry;

export interface ActEntry extends LabelledAct {
  readonly kind: 'act';
  /** In every language; by each of them it is found. */
  readonly labels: readonly string[];
}

interface LabelledAct {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly act: PaletteAct;
}

/** All commands that would do something now. */
export function paletteActs(
  sessions: readonly SessionView[],
  onClipboard: boolean,
  messages: Messages,
): readonly ActEntry[] {
  const inAll = [en, ko].map((one) => labelledActs(sessions, onClipboard, one));
  return labelledActs(sessions, onClipboard, messages).map((one, at) => ({
    ...one,
    kind: 'act',
    labels: inAll.flatMap((acts) => acts[at]?.label ?? []),
  }));
}

function labelledActs(
  sessions: readonly SessionView[],
  onClipboard: boolean,
  { common }: Messages,
): readonly LabelledAct[] {
  const { palette, views } = common;
  return [
    ...(onClipboard ? [act('clear', 'clipboard', palette.clearClipboard, { kind: 'clear-clipboard' })] : []),
    ...sessions.map((session) => sessionAct(session, palette)),
    act('profiles', 'file', views.profiles, { kind: 'go', view: 'profiles' }),
    act('sessions', 'person', views.sessions, { kind: 'go', view: 'sessions' }),
    act('rules', 'list', views.rules, { kind: 'go', view: 'rules' }),
    act('browsers', 'console', views.browsers, { kind: 'go', view: 'browsers' }),
    act('settings', 'sliders', views.settings, { kind: 'go', view: 'settings' }),
    act('shortcuts', 'keyboard', palette.shortcuts, { kind: 'shortcuts' }),
    act('light', 'sliders', palette.light, { kind: 'theme', theme: 'light' }),
    act('dark', 'sliders', palette.dark, { kind: 'theme', theme: 'dark' }),
    act('system', 'sliders', palette.system, { kind: 'theme', theme: 'system' }),
    act('english', 'sliders', palette.english, { kind: 'language', language: 'en' }),
    act('korean', 'sliders', palette.korean, { kind: 'language', language: 'ko' }),
    act('about', 'info', views.about, { kind: 'go', view: 'about' }),
    // What ends something comes last, so that no half-typed word and Enter does it.
    ...sessions
      .filter(isSignedIn)
      .map((session) =>
        act(`out ${session.id}`, 'lock', palette.signOutOf(session.label), { kind: 'sign-out', session }),
      ),
  ];
}

function sessionAct(session: SessionView, texts: Messages['common']['palette']): LabelledAct {
  const { id, label } = session;
  // Held up, it needs no sign-in.
  return isSignedIn(session)
    ? act(`refresh ${id}`, 'refresh', texts.refresh(label), { kind: 'refresh', session })
    : act(`in ${id}`, 'key', texts.signInTo(label), { kind: 'sign-in', session });
}

function act(id: string, icon: IconName, label: string, does: PaletteAct): LabelledAct {
  return { id, icon, label, act: does };
}
