import { describe, expect, it } from 'vitest';
import { cutNetwork, debuggingSwitch, isTrustedFrame } from '../../../main/desktop/security.ts';

type Asker = Parameters<typeof isTrustedFrame>[0];
type Ours = Parameters<typeof isTrustedFrame>[1];

/** Electron makes the real ones; only identity, parent and origin count. */
function aCall(frame: { origin: string; parent?: object } | null) {
  const sender: unknown = { id: 1 };
  const senderFrame = frame === null ? null : { origin: frame.origin, parent: frame.parent ?? null };
  const call: unknown = { sender, senderFrame };
  return { call, sender };
}

const isAsker = (value: unknown): value is Asker => value !== undefined;
const isOurs = (value: unknown): value is Ours => value !== null;

function trusts(call: unknown, ours: unknown): boolean {
  if (!isAsker(call) || !isOurs(ours)) throw new Error('no call');
  return isTrustedFrame(call, ours);
}

describe('who may ask', () => {
  it('is the main frame of our own page', () => {
    const { call, sender } = aCall({ origin: 'app://daypass' });
    expect(trusts(call, sender)).toBe(true);
  });

  it.each([
    ['a frame inside the page', { origin: 'app://daypass', parent: {} }],
    ['a page from elsewhere', { origin: 'https://attacker.example' }],
    ['a page whose origin only begins alike', { origin: 'app://daypass.attacker' }],
    ['a page without an origin', { origin: 'null' }],
    ['a frame that is gone', null],
  ])('is not %s', (_who, frame) => {
    const { call, sender } = aCall(frame);
    expect(trusts(call, sender)).toBe(false);
  });

  it('is not another page, nor any while there is none', () => {
    const { call } = aCall({ origin: 'app://daypass' });
    expect(trusts(call, { id: 1 })).toBe(false);
    expect(trusts(call, undefined)).toBe(false);
  });
});

describe('arguments', () => {
  const given = (...names: readonly string[]) => ({ hasSwitch: (name: string) => names.includes(name) });

  it.each([
    ...[
      'remote-debugging-port',
      'remote-debugging-pipe',
      'remote-debugging-address',
      'remote-debugging-io-pipes',
    ],
    ...['inspect', 'inspect-brk', 'inspect-port', 'inspect-wait', 'debug-port', 'wait-for-debugger'],
    ...['js-flags', 'ssl-key-log-file', 'log-net-log', 'enable-logging', 'trace-startup', 'single-process'],
    ...['load-extension', 'browser-subprocess-path', 'renderer-cmd-prefix', 'disable-web-security'],
  ])('know --%s for one that opens the app to others', (name) =>
    expect(debuggingSwitch(given('background', name))).toBe(name),
  );

  it('are otherwise the user’s own', () => {
    expect(debuggingSwitch(given('background', 'no-sandbox', 'ozone-platform'))).toBeUndefined();
  });

  it('that Daypass adds leave Chromium no name to look up and no address to go to, whatever else is given', () => {
    const given = ['no-proxy-server', 'proxy-auto-detect', 'proxy-pac-url'];
    const all = new Map<string, string | undefined>(given.map((name) => [name, '']));
    cutNetwork({
      appendSwitch: (name, value) => void all.set(name, value),
      removeSwitch: (name) => void all.delete(name),
    });
    expect(Object.fromEntries(all)).toEqual({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'proxy-server': 'http://127.0.0.1:9',
      'proxy-bypass-list': '<-loopback>',
    });
  });
});
