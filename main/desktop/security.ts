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
  // No content policy holds WebRTC, and it asks no permission for a data channel.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/**
 * Chromium has no way out at all: Daypass’s own connections are Node’s. Beside the content policy, which knows neither
 * WebRTC nor names looked up ahead. To be called before the app is ready.
 */
export function cutNetwork(commandLine: Pick<App['commandLine'], 'appendSwitch' | 'removeSwitch'>): void {
  // Each would count before the proxy that is given here.
  for (const name of ['no-proxy-server', 'proxy-auto-detect', 'proxy-pac-url'])
    commandLine.removeSwitch(name);
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Nobody listens there; it is for what names an address.
  commandLine.appendSwitch('proxy-server', 'http://127.0.0.1:9');
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
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
  ...['remote-debugging-io-pipes', 'custom-devtools-frontend', 'enable-automation'],
  ...['inspect', 'inspect-brk', 'inspect-port', 'inspect-wait', 'debug-port', 'js-flags', 'load-extension'],
  ...['inspect-publish-uid', 'inspect-brk-node', 'wait-for-debugger', 'wait-for-debugger-children'],
  ...['renderer-startup-dialog', 'gpu-startup-dialog', 'utility-startup-dialog', 'browser-subprocess-path'],
  ...['disable-web-security', 'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'enable-logging'],
  ...['ssl-key-log-file', 'log-net-log', 'auto-open-devtools-for-tabs', 'trace-startup', 'single-process'],
] as const;

/** Undefined: none is given. */
export function debuggingSwitch(given: { hasSwitch(name: string): boolean }): string | undefined {
  return debuggingSwitches.find((name) => given.hasSwitch(name));
}
