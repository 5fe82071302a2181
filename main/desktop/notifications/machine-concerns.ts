import type { AppState, ErrorCode, ErrorView, SessionView } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import type { DesktopTexts } from '../texts.ts';
import { call } from '../tray/action.ts';
import type { Concern } from './concern.ts';

const openAccess = { kind: 'open', view: 'access' } as const;
const momentMs = 10_000;
/** A train goes through a tunnel without our saying so. */
const outageMs = 5 * 60_000;

export function keychainConcerns({ keychain, language }: AppState, texts: DesktopTexts): readonly Concern[] {
  if (keychain.kind !== 'locked' && keychain.kind !== 'unavailable') return [];
  const body = screenSentence({ code: `keychain-${keychain.kind}` }, language);
  const button = { label: texts.unlock, action: call('unlockKeychain') };
  const notice = { title: texts.keychainTitle, body, opens: openAccess, urgent: false };
  // Where none is running there is nothing to unlock.
  return [
    {
      ...{ id: `keychain:${keychain.kind}`, afterMs: momentMs },
      notice: keychain.kind === 'locked' ? { ...notice, button } : notice,
    },
  ];
}

/** One for all sessions: the network is one. An untrusted certificate goes away by no waiting. */
export function networkConcerns(state: AppState, texts: DesktopTexts): readonly Concern[] {
  const troubles = state.sessions.flatMap(networkTrouble);
  const untrusted = troubles.find(({ code }) => trustCodes.includes(code));
  const trouble = untrusted ?? troubles[0];
  if (trouble === undefined) return [];
  const body = screenSentence(trouble, state.language);
  const notice = { title: texts.networkTitle, body, opens: openAccess, urgent: false };
  return untrusted === undefined
    ? [{ id: 'network', afterMs: outageMs, notice }]
    : [{ id: 'network:trust', afterMs: momentMs, notice }];
}

const trustCodes: readonly ErrorCode[] = ['tls-untrusted', 'ca-bundle-unreadable'];
const networkCodes: readonly ErrorCode[] = ['offline', 'unavailable', ...trustCodes];

/** A listing that failed for want of a network says nothing of now: it is not tried again for hours. */
function networkTrouble({ status, progress }: SessionView): readonly Pick<ErrorView, 'code' | 'subject'>[] {
  if (status.kind === 'renewing') return [{ code: 'offline' }];
  return [
    ...(status.kind === 'unknown' && networkCodes.includes(status.error.code) ? [status.error] : []),
    ...(progress.kind === 'failed' && trustCodes.includes(progress.error.code) ? [progress.error] : []),
  ];
}

export function clockConcerns({ clockSkewMs, language }: AppState, texts: DesktopTexts): readonly Concern[] {
  if (clockSkewMs === undefined) return [];
  const minutes = String(Math.round(clockSkewMs / 60_000));
  const body = screenSentence({ code: 'clock-wrong', subject: minutes }, language);
  const notice = { title: texts.clockTitle, body, opens: openAccess, urgent: false };
  return [{ id: 'clock', afterMs: momentMs, notice }];
}

/** The panel of a desktop that starts may come after us. */
const panelMs = 60_000;

/** Told once for ever, not once per start. */
export const noTrayId = 'no-tray';

export function trayConcerns({ desktop }: AppState, texts: DesktopTexts): readonly Concern[] {
  if (desktop?.platform !== 'linux' || desktop.tray) return [];
  const notice = { title: texts.noTrayTitle, body: texts.noTray, opens: openAccess, urgent: false };
  return [{ id: noTrayId, afterMs: panelMs, notice }];
}
