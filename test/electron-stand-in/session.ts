import { EventEmitter } from 'node:events';
import type * as Real from 'electron';
import type { Session, WebRequest } from 'electron';
import { onlyAfterReady } from './order.ts';
import { originOf } from './schemes.ts';
import type { WebContents } from './web-contents.ts';

type RequestListener = (
  details: { url: string; method: string; resourceType: string },
  callback: (answer: { cancel?: boolean; redirectURL?: string }) => void,
) => void;
interface Asking {
  readonly requestingUrl: string;
  readonly isMainFrame: boolean;
}

type PermissionRequest = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: Asking,
) => void;
type PermissionCheck = (
  contents: WebContents | null,
  permission: string,
  origin: string,
  details: object,
) => boolean;

export class StandInSession
  extends EventEmitter
  implements
    Pick<
      Session,
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
      | 'isSpellCheckerEnabled'
      | 'setProxy'
      | 'resolveProxy'
      | 'clearStorageData'
      | 'clearCache'
    >
{
  #beforeRequest: RequestListener | undefined;
  #request: PermissionRequest | undefined;
  #check: PermissionCheck | undefined;
  #spellChecker = true;
  #proxy = 'DIRECT';
  readonly webRequest = {
    onBeforeRequest: (filter: unknown, listener?: unknown) => {
      this.#beforeRequest = [filter, listener].find(isListener);
    },
  } satisfies Partial<Record<keyof WebRequest, unknown>>;

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#request = handler ?? undefined;
  }
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#check = handler ?? undefined;
  }
  /** Debian's Chromium offers a page no device without a person at its chooser. */
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(enabled: boolean): void {
    this.#spellChecker = enabled;
  }
  isSpellCheckerEnabled(): boolean {
    return this.#spellChecker;
  }
  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.#proxy = config.proxyRules ? `PROXY ${config.proxyRules}` : 'DIRECT';
  }
  async resolveProxy(_url: string): Promise<string> {
    return this.#proxy;
  }
  async clearStorageData(): Promise<void> {}
  async clearCache(): Promise<void> {}

  /** Granted without a handler, as in Electron. */
  mayPage(contents: WebContents, permission: string, details: Asking): Promise<boolean> {
    const request = this.#request;
    const permitted = this.isPermitted(contents, permission, details);
    if (!permitted || !request) return Promise.resolve(permitted);
    return new Promise((resolve) => request(contents, permission, resolve, details));
  }
  isPermitted(contents: WebContents, permission: string, details: Asking): boolean {
    return this.#check?.(contents, permission, originOf(details.requestingUrl), details) ?? true;
  }
  askBeforeRequest(details: {
    url: string;
    method: string;
    resourceType: string;
  }): Promise<{ cancel?: boolean; redirectURL?: string }> {
    const listener = this.#beforeRequest;
    return listener ? new Promise((resolve) => listener(details, resolve)) : Promise.resolve({});
  }
}

function isListener(value: unknown): value is RequestListener {
  return typeof value === 'function';
}

const partitions = new Map<string, StandInSession>();

const usual = new StandInSession();

export const session = {
  get defaultSession(): StandInSession {
    onlyAfterReady('Session can only be received');
    return usual;
  },
  fromPartition: (partition: string): StandInSession => {
    onlyAfterReady('Session can only be received');
    const known = partitions.get(partition) ?? new StandInSession();
    partitions.set(partition, known);
    return known;
  },
} satisfies Partial<Record<keyof typeof Real.session, unknown>>;
