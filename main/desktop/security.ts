import type { App, IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { appOrigin, isAppUrl } from './app-protocol.ts';

/** Every page that this app ever makes is held to its own files, before it is shown anything. */
export function confinePages(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** No permission, no download, no request but for the app's own files. */
export function confineSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // It would fetch dictionaries from elsewhere.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAppUrl(url) }));
}

/** A frame inside the page, or the page of any other origin, is not ours. */
export function isTrustedFrame(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  ours: WebContents | undefined,
): boolean {
  if (ours === undefined || sender !== ours || senderFrame === null) return false;
  return senderFrame.parent === null && senderFrame.origin === appOrigin;
}

/** Given to a packaged app, they would hand its memory to whoever asks; there is no fuse for them. */
const debuggingSwitches = [
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'],
  ...['inspect', 'inspect-brk', 'inspect-port', 'inspect-wait', 'js-flags', 'load-extension'],
  ...['disable-web-security', 'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'enable-logging'],
] as const;

/** Undefined: none is given. */
export function debuggingSwitch(given: { hasSwitch(name: string): boolean }): string | undefined {
  return debuggingSwitches.find((name) => given.hasSwitch(name));
}
