import type { DesktopView } from '../../../preload/contract.ts';
import type { DesktopTexts } from '../texts.ts';
import type { DesktopAction } from '../tray/action.ts';
import type { Notice } from './concern.ts';
import type { Decision } from './decide.ts';

/** The part of Electron's Notification that is used. */
interface SystemNotification {
  on(event: 'click' | 'action', listener: () => void): unknown;
  on(event: 'failed', listener: () => void): unknown;
  show(): void;
  close(): void;
}

interface SystemNotificationOptions {
  title: string;
  body: string;
  urgency: 'normal' | 'critical';
  timeoutType: 'default' | 'never';
  actions?: { type: 'button'; text: string }[];
}

export interface NotifierOptions {
  readonly platform: DesktopView['platform'];
  readonly create: (options: SystemNotificationOptions) => SystemNotification;
  readonly perform: (action: DesktopAction) => void;
  /** macOS shows none of an unsigned app, say; the reason is the system's own text and is not kept. */
  readonly onFailed: (noticeId: string) => void;
}

export interface Notifier {
  apply(decision: Pick<Decision, 'show' | 'withdraw'>, texts: Pick<DesktopTexts, 'clickHere'>): void;
  closeAll(): void;
}

export function createNotifier({ platform, create, perform, onFailed }: NotifierOptions): Notifier {
  /** Also keeps them from being collected, which would lose their clicks. */
  const shown = new Map<string, SystemNotification>();

  function close(id: string): void {
    shown.get(id)?.close();
    shown.delete(id);
  }

  function show(notice: Notice, texts: Pick<DesktopTexts, 'clickHere'>): void {
    const { id, button, opens } = notice;
    close(id);
    const notification = create(optionsOf(notice, platform, texts));
    shown.set(id, notification);
    const act = (action: DesktopAction) => {
      close(id);
      perform(action);
    };
    notification.on('click', () => act(hasButtons(platform) ? opens : (button?.action ?? opens)));
    notification.on('action', () => act(button?.action ?? opens));
    notification.on('failed', () => {
      shown.delete(id);
      onFailed(id);
    });
    notification.show();
  }

  return {
    apply({ show: notices, withdraw }, texts) {
      for (const id of withdraw) close(id);
      for (const notice of notices) show(notice, texts);
    },
    closeAll() {
      for (const id of [...shown.keys()]) close(id);
    },
  };
}

function optionsOf(
  { title, body, button, urgent }: Notice,
  platform: DesktopView['platform'],
  texts: Pick<DesktopTexts, 'clickHere'>,
): SystemNotificationOptions {
  const how = { urgency: 'normal', timeoutType: urgent ? 'never' : 'default' } as const;
  if (hasButtons(platform))
    return { title, body, ...how, ...(button && { actions: [{ type: 'button', text: button.label }] }) };
  const lines = button === undefined ? [body] : [body, texts.clickHere(button.label)];
  return { title: withoutMarkup(title), body: withoutMarkup(lines.join('\n')), ...how };
}

/** Electron shows them on macOS and Windows only. */
function hasButtons(platform: DesktopView['platform']): boolean {
  return platform !== 'linux';
}

/** Linux desktops take a body for markup, links and images included; escaped, some would show the escapes. */
function withoutMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '＆');
}
