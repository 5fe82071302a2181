import type { CustomScheme, Protocol } from 'electron';
import { onlyAfterReady, onlyBeforeReady } from './order.ts';

export type Handler = Parameters<Protocol['handle']>[1];

const suffix = 'stand-in.invalid';
const privileged = new Set<string>();
const handlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged: (schemes: CustomScheme[]) => {
    onlyBeforeReady('protocol.registerSchemesAsPrivileged');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle: (scheme: string, handler: Handler) => {
    onlyAfterReady('Session can only be received when app is ready: protocol.handle');
    handlers.set(scheme, handler);
  },
  unhandle: (scheme: string) => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>;

export function handlerOf(url: string): Handler | undefined {
  return handlers.get(url.slice(0, url.indexOf(':')));
}

/** Chromium refuses an unknown scheme before it can be intercepted, so `app://host/x` is `https://host.app.stand-in.invalid/x` there. */
export function toChromium(url: string): string {
  const [, scheme, host, rest] = /^([a-z][\w+.-]*):\/\/([^/?#]+)(.*)$/.exec(url) ?? [];
  return scheme && privileged.has(scheme) ? `https://${host}.${scheme}.${suffix}${rest}` : url;
}

export function fromChromium(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]+)\.([^./?#]+)\.stand-in\.invalid(.*)$/.exec(url) ?? [];
  return scheme ? `${scheme}://${host}${rest}` : url;
}

/** Unlike `URL.origin`, which is `null` for an own scheme. */
export function originOf(url: string): string {
  return /^[a-z][\w+.-]*:\/\/[^/?#]+/.exec(url)?.[0] ?? 'null';
}
