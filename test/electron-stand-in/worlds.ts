import { structured } from './structured.ts';

/** In the page's world: what the preload exposes appears here; permissions are asked for, windows not opened. */
export function pageWorldSource(tag: string): string {
  return `(() => { const __name = (f) => f; const { on, post, decode } = (${contextBridge.toString()})('page', 'preload', '${tag}'); (${pageWorld.toString()})(on, post, decode); })()`;
}

/** In the isolated world: the preload itself, with `require('electron')` and nothing else, and a way to the host. */
export function preloadWorldSource(tag: string, binding: string, preload: string, inFrames: boolean): string {
  return `(() => { if (globalThis.parent !== globalThis && !${inFrames}) return; const __name = (f) => f; const hostCall = globalThis.${binding}; const codec = (${structured.toString()})();
    const bridge = (${contextBridge.toString()})('preload', 'page', '${tag}');
    const electron = (${preloadWorld.toString()})(bridge, codec, hostCall);
    ((require, module, exports) => {${preload}\n})((name) => { if (name === 'electron') return electron; throw new Error('module not found: ' + name); }, { exports: {} }, {});
  })()`;
}

/** The shape of a body is its kind's; both ends are in this file. */
type On = (kind: string, take: (body: never) => void) => void;
type Post = (kind: string, body: unknown) => void;

/**
 * Both worlds share the DOM only, so values cross as JSON in synchronous events whose name the page cannot guess;
 * functions and promises cross by number.
 */
function contextBridge(me: string, peer: string, tag: string) {
  const functions = new Map<number, (...parts: unknown[]) => unknown>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>();
  const Message = CustomEvent;
  const fire = dispatchEvent.bind(globalThis);
  const { stringify, parse } = JSON;
  let last = 0;
  const answers: { ok: boolean; value: unknown }[] = [];
  const textOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));
  const post: Post = (kind, body) =>
    void fire(new Message(`${tag}:${peer}:${kind}`, { detail: stringify(body) }));
  const on: On = (kind, take) =>
    addEventListener(`${tag}:${me}:${kind}`, (event) => {
      if (event instanceof Message) Reflect.apply(take, undefined, [parse(event.detail)]);
    });
  function encode(value: unknown): unknown {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'function') {
      const id = ++last;
      functions.set(id, (...parts) => value(...parts));
      return { $: 'function', id };
    }
    if (value instanceof Promise) {
      const id = ++last;
      value.then(
        (result) => post('settled', { id, ok: true, value: encode(result) }),
        (fault: unknown) => post('settled', { id, ok: false, value: textOf(fault) }),
      );
      return { $: 'promise', id };
    }
    if (Array.isArray(value)) return value.map(encode);
    if (value instanceof Date) return { $: 'date', time: value.getTime() };
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)]));
  }
  function call(id: number, parts: readonly unknown[]): unknown {
    answers.length = 0;
    post('call', { id, parts: parts.map(encode) });
    const got = answers.pop();
    if (!got) throw new Error('the other world did not answer');
    const { ok, value } = got;
    if (!ok) throw new Error(String(value));
    return decode(value);
  }
  function decode(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(decode);
    if (typeof value !== 'object' || value === null) return value;
    if ('$' in value) return decodeTagged(value);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]));
  }
  function decodeTagged(value: { $: unknown; id?: unknown; time?: unknown }): unknown {
    const id = Number(value.id);
    if (value.$ === 'function') return (...parts: unknown[]) => call(id, parts);
    if (value.$ === 'date') return new Date(Number(value.time));
    if (value.$ === 'promise') return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
    return undefined;
  }
  on('call', ({ id, parts }: { id: number; parts: unknown[] }) => {
    try {
      post('answer', { ok: true, value: encode(functions.get(id)?.(...parts.map(decode))) });
    } catch (fault) {
      post('answer', { ok: false, value: textOf(fault) });
    }
  });
  on('answer', (got: { ok: boolean; value: unknown }) => void answers.push(got));
  on('settled', ({ id, ok, value }: { id: number; ok: boolean; value: unknown }) => {
    if (ok) promises.get(id)?.resolve(decode(value));
    else promises.get(id)?.reject(new Error(String(value)));
    promises.delete(id);
  });
  return { on, post, encode, decode };
}

function pageWorld(on: On, post: Post, decode: (value: unknown) => unknown): void {
  // Electron freezes what is exposed, and none of what goes through it later.
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) freeze(part);
    return Object.freeze(value);
  };
  on('expose', ({ key, value }: { key: string; value: unknown }) => {
    Object.defineProperty(globalThis, key, { value: freeze(decode(value)), enumerable: true });
  });
  const asked: ((granted: boolean) => void)[] = [];
  on('permission', ({ id, granted }: { id: number; granted: boolean }) => asked[id]?.(granted));
  const ask = (permission: string) =>
    new Promise<boolean>((resolve) => post('ask', { id: asked.push(resolve) - 1, permission }));
  const open = globalThis.open.bind(globalThis);
  globalThis.open = (url, name, features) => open(url, name, features ? `${features},noopener` : 'noopener');
  const geolocation = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
  Geolocation.prototype.getCurrentPosition = (found, failed, options) =>
    void ask('geolocation').then((granted) =>
      granted
        ? geolocation(found, failed, options)
        : failed?.({
            ...{ code: 1, message: 'User denied Geolocation' },
            ...{ PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 },
          }),
    );
  const notifications = Notification.requestPermission.bind(Notification);
  Notification.requestPermission = async () => ((await ask('notifications')) ? notifications() : 'denied');
  const query = navigator.permissions.query.bind(navigator.permissions);
  Permissions.prototype.query = async (descriptor) => {
    const status = await query(descriptor);
    if (!(await ask(`?${descriptor.name}`))) Object.defineProperty(status, 'state', { value: 'denied' });
    return status;
  };
  if (!globalThis.isSecureContext) return;
  const media = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  MediaDevices.prototype.getUserMedia = async (constraints) => {
    if (await ask('media')) return media(constraints);
    throw new DOMException('Permission denied', 'NotAllowedError');
  };
  const read = navigator.clipboard.readText.bind(navigator.clipboard);
  Clipboard.prototype.readText = async () => {
    if (await ask('clipboard-read')) return read();
    throw new DOMException('Read permission denied.', 'NotAllowedError');
  };
}

function preloadWorld(
  bridge: ReturnType<typeof contextBridge>,
  codec: ReturnType<typeof structured>,
  hostCall: (text: string) => void,
) {
  const listeners = new Map<string, Set<(...parts: unknown[]) => void>>();
  const invoked = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>();
  let last = 0;
  const tell = (message: unknown) => hostCall(JSON.stringify(message));
  const on = (channel: string, listener: (...parts: unknown[]) => void) => {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    return ipcRenderer;
  };
  const off = (channel: string, listener: (...parts: unknown[]) => void) => {
    listeners.get(channel)?.delete(listener);
    return ipcRenderer;
  };
  const ipcRenderer = {
    invoke: (channel: string, ...parts: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        tell({ kind: 'invoke', id, channel, parts: codec.encode(parts) });
        invoked.set(id, { resolve, reject });
      }),
    send: (channel: string, ...parts: unknown[]) =>
      tell({ kind: 'send', channel, parts: codec.encode(parts) }),
    once: (channel: string, listener: (...parts: unknown[]) => void) => {
      const first = (...parts: unknown[]) => {
        off(channel, first);
        listener(...parts);
      };
      return on(channel, first);
    },
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
    ...{ on, off, addListener: on, removeListener: off },
  };
  const host = {
    answered(id: number, ok: boolean, text: string) {
      if (ok) invoked.get(id)?.resolve(codec.decode(JSON.parse(text)));
      else invoked.get(id)?.reject(new Error(text));
      invoked.delete(id);
    },
    pushed(channel: string, text: string) {
      const decoded = codec.decode(JSON.parse(text));
      for (const listener of [...(listeners.get(channel) ?? [])])
        listener({ sender: ipcRenderer, ports: [] }, ...(Array.isArray(decoded) ? decoded : []));
    },
    permitted: (id: number, granted: boolean) => bridge.post('permission', { id, granted }),
  };
  Object.defineProperty(globalThis, '__standIn', { value: host });
  bridge.on('ask', (body: { id: number; permission: string }) => tell({ kind: 'permission', ...body }));
  const contextBridge = {
    exposeInMainWorld: (key: string, value: unknown) =>
      bridge.post('expose', { key, value: bridge.encode(value) }),
  };
  return { ipcRenderer, contextBridge };
}
