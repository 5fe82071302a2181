import { EventEmitter } from 'node:events';
import type { WebContents as Real, WebPreferences, WindowOpenHandlerResponse } from 'electron';
import { setWebRtcPolicy } from './command-line.ts';
import type { DevtoolsSession } from './devtools.ts';
import type { Frame, Frames } from './frames.ts';
import { invokeHandler, ipcMain } from './ipc-main.ts';
import { answerRequest, type PausedRequest } from './page-requests.ts';
import { closePageTarget, openPageTarget, resizePage, type PageTarget, type Size } from './page-target.ts';
import { preventable } from './preventable.ts';
import { fromChromium, toChromium } from './schemes.ts';
import { session, type StandInSession } from './session.ts';
import { structured } from './structured.ts';
import { chromium } from './the-chromium.ts';

interface Download {
  readonly guid: string;
  readonly url: string;
  readonly suggestedFilename: string;
}

type FromPreload =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly parts: unknown }
  | { readonly kind: 'send'; readonly channel: string; readonly parts: unknown }
  | { readonly kind: 'permission'; readonly id: number; readonly permission: string };

const codec = structured();
let lastId = 0;

/** The page of a window. What it asks of Chromium waits until the target is there. */
export class WebContents
  extends EventEmitter
  implements
    Pick<
      Real,
      | 'id'
      | 'send'
      | 'getURL'
      | 'isDestroyed'
      | 'isCrashed'
      | 'isLoading'
      | 'executeJavaScript'
      | 'reload'
      | 'forcefullyCrashRenderer'
      | 'openDevTools'
      | 'closeDevTools'
      | 'isDevToolsOpened'
      | 'loadURL'
      | 'setZoomFactor'
      | 'getZoomFactor'
      | 'setWebRTCIPHandlingPolicy'
    >
{
  readonly id = ++lastId;
  readonly session: StandInSession;
  readonly #page: Promise<PageTarget>;
  #frames: Frames | undefined;
  #openHandler: (details: { url: string }) => WindowOpenHandlerResponse = () => ({ action: 'allow' });
  #state: 'alive' | 'crashed' | 'destroyed' = 'alive';
  #loading = false;
  #devTools = false;
  #zoom = 1;
  /** What we navigate to ourselves, which the page did not will. */
  #awaited: string | undefined;

  constructor(preferences: WebPreferences, size: Size) {
    super();
    this.session = preferences.partition
      ? session.fromPartition(preferences.partition)
      : session.defaultSession;
    this.#page = openPageTarget(preferences, size, (devtools, frames) => {
      this.#frames = frames;
      this.#listen(devtools, frames);
    });
    this.#page.catch((fault: unknown) => this.#state === 'destroyed' || console.error('stand-in:', fault));
  }

  get mainFrame(): Frame | undefined {
    return this.#frames?.main();
  }
  getURL(): string {
    return this.mainFrame?.url ?? '';
  }
  isDestroyed(): boolean {
    return this.#state === 'destroyed';
  }
  isCrashed(): boolean {
    return this.#state === 'crashed';
  }
  isLoading(): boolean {
    return this.#loading;
  }
  setZoomFactor(factor: number): void {
    this.#zoom = factor;
  }
  getZoomFactor(): number {
    return this.#zoom;
  }
  openDevTools(): void {
    this.#devTools = true;
  }
  closeDevTools(): void {
    this.#devTools = false;
  }
  isDevToolsOpened(): boolean {
    return this.#devTools;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    setWebRtcPolicy(policy);
  }
  setWindowOpenHandler(handler: (details: { url: string }) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }

  /** Lost, as in Electron, when no page listens. */
  send(channel: string, ...parts: unknown[]): void {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    const text = JSON.stringify(JSON.stringify(codec.encode(parts)));
    void this.#inPreload(`__standIn.pushed(${JSON.stringify(channel)}, ${text})`);
  }

  async loadURL(url: string): Promise<void> {
    const { devtools } = await this.#page;
    const loaded = new Promise<void>((resolve, reject) => {
      this.once('did-finish-load', resolve);
      this.once('destroyed', () => reject(new Error(`ERR_ABORTED (-3) loading '${url}'`)));
    });
    loaded.catch(() => undefined);
    this.#awaited = requestUrl(url);
    this.#loading = true;
    const { errorText, loaderId } = await devtools.send('Page.navigate', { url: toChromium(url) });
    if (errorText) {
      this.#loading = false;
      this.emit('did-fail-load', preventable({}), -2, errorText, url, true);
      throw new Error(`${errorText.replace('net::', '')} (-2) loading '${url}'`);
    }
    // Within the same document nothing is loaded.
    if (loaderId !== undefined) await loaded;
    this.#loading = false;
  }
  /** Rejects, as in Electron, with what the code throws. */
  async executeJavaScript(code: string): Promise<unknown> {
    const { devtools } = await this.#page;
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
      ...{ expression: code, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  }
  reload(): void {
    this.#awaited = requestUrl(this.getURL());
    void this.#page.then(({ devtools }) => devtools.send('Page.reload')).catch(() => undefined);
  }
  forcefullyCrashRenderer(): void {
    void this.#page.then(({ devtools }) => devtools.send('Page.crash')).catch(() => undefined);
  }
  async resize(width: number, height: number): Promise<void> {
    const { devtools } = await this.#page;
    await resizePage(devtools, { width, height });
  }
  async emulateDark(dark: boolean): Promise<void> {
    const { devtools } = await this.#page;
    const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
    await devtools.send('Emulation.setEmulatedMedia', { features });
  }
  destroy(): void {
    if (this.isDestroyed()) return;
    this.#state = 'destroyed';
    this.emit('destroyed');
    void this.#page.then(closePageTarget).catch(() => undefined);
  }

  #listen(devtools: DevtoolsSession, frames: Frames): void {
    devtools.on(
      'Fetch.requestPaused',
      (request: PausedRequest) => void this.#answerRequest(devtools, frames, request),
    );
    devtools.on(
      'Runtime.bindingCalled',
      (call: { payload: string; executionContextId: number }) =>
        void this.#answerPreload(devtools, frames, JSON.parse(call.payload), call.executionContextId),
    );
    devtools.on('Page.windowOpen', ({ url }: { url: string }) => this.#answerOpen(fromChromium(url)));
    devtools.on('Page.downloadWillBegin', (download: Download) => void this.#askDownload(download));
    devtools.on('Page.domContentEventFired', () => this.emit('dom-ready'));
    devtools.on('Page.loadEventFired', () => {
      this.#state = 'alive';
      this.emit('did-finish-load');
    });
    devtools.on('Inspector.targetCrashed', () => {
      this.#state = 'crashed';
      this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 5 });
    });
  }

  async #answerPreload(
    devtools: DevtoolsSession,
    frames: Frames,
    message: FromPreload,
    contextId: number,
  ): Promise<void> {
    const frame = frames.ofContext(contextId);
    const call = await this.#called(message, frame).catch((fault: Error) =>
      message.kind === 'invoke'
        ? `answered(${message.id}, false, ${JSON.stringify(fault.message)})`
        : undefined,
    );
    if (call === undefined) return;
    await devtools
      .send('Runtime.evaluate', { expression: `__standIn.${call}`, contextId })
      .catch(() => undefined);
  }

  async #called(message: FromPreload, senderFrame: Frame | null): Promise<string | undefined> {
    const { routingId: frameId = 0, processId = 0 } = senderFrame ?? {};
    const event = { type: 'frame', sender: this, senderFrame, frameId, processId } as const;
    switch (message.kind) {
      case 'invoke': {
        const value = await invokeHandler(message.channel, event, listOf(message.parts));
        return `answered(${message.id}, true, ${JSON.stringify(JSON.stringify(codec.encode(value)))})`;
      }
      case 'send':
        ipcMain.emit(message.channel, event, ...listOf(message.parts));
        return undefined;
      case 'permission': {
        const granted = await this.#permits(message.permission, senderFrame);
        return `permitted(${message.id}, ${granted})`;
      }
    }
  }

  /** A permission with `?` before it is only looked up. */
  #permits(permission: string, frame: Frame | null): Promise<boolean> {
    const details = { requestingUrl: frame?.url ?? '', isMainFrame: frame?.parent === null };
    return permission.startsWith('?')
      ? Promise.resolve(this.session.isPermitted(this, permission.slice(1), details))
      : this.session.mayPage(this, permission, details);
  }

  #answerOpen(url: string): void {
    const answer = this.#openHandler({ url });
    if (answer.action === 'allow') this.emit('stand-in-open', url, answer.overrideBrowserWindowOptions ?? {});
  }

  async #answerRequest(devtools: DevtoolsSession, frames: Frames, request: PausedRequest): Promise<void> {
    const url = fromChromium(request.request.url);
    const mine = url === this.#awaited || url === requestUrl(frames.of(request.frameId).url);
    if (request.resourceType === 'Document' && url === this.#awaited) this.#awaited = undefined;
    const prevented =
      request.resourceType === 'Document' && !mine && this.#navigationPrevented(frames, request, url);
    await answerRequest(devtools, this.session, request, url, prevented).catch(() => undefined);
  }

  #navigationPrevented(frames: Frames, request: PausedRequest, url: string): boolean {
    const isMainFrame = frames.isMain(request.frameId);
    const frame = frames.of(request.frameId);
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    this.emit('will-frame-navigate', event);
    if (request.redirectedRequestId !== undefined) this.emit('will-redirect', event, url, false, isMainFrame);
    else if (isMainFrame) this.emit('will-navigate', event, url);
    return event.isPrevented();
  }

  async #askDownload({ guid, url, suggestedFilename }: Download): Promise<void> {
    const event = preventable({});
    const item = { getURL: () => fromChromium(url), getFilename: () => suggestedFilename };
    this.session.emit('will-download', event, item, this);
    const { devtools } = await chromium();
    if (event.isPrevented())
      await devtools
        .session()
        .send('Browser.cancelDownload', { guid })
        .catch(() => undefined);
  }

  async #inPreload(expression: string): Promise<void> {
    const { devtools, frames } = await this.#page;
    const contextId = frames.mainContext();
    if (contextId === undefined) return;
    await devtools.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
  }
}

/** As Chromium asks for it: normalised, without what is after `#`. */
function requestUrl(url: string): string {
  const inChromium = toChromium(url);
  return URL.canParse(inChromium) ? fromChromium(new URL(inChromium).href.replace(/#.*$/s, '')) : url;
}

function listOf(parts: unknown): readonly unknown[] {
  const decoded = codec.decode(parts);
  return Array.isArray(decoded) ? decoded : [];
}
