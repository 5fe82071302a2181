// Electron throws where something is asked for too early or too late; the stand-in would answer at any time.

const order = { isReady: false };

export function becomeReady(): void {
  order.isReady = true;
}

export const isReady = (): boolean => order.isReady;

/** @throws in Electron's words, or near them */
export function onlyAfterReady(what: string): void {
  if (!order.isReady) throw new Error(`${what} before app is ready`);
}

export function onlyBeforeReady(what: string): void {
  if (order.isReady) throw new Error(`${what} should be called before app is ready`);
}

/** Of an object that is destroyed nothing may be asked any more, but whether it is. */
export function forbidUse(destroyed: object, ...fields: readonly string[]): void {
  const names = new Set(fields);
  for (let at: object = destroyed; isStandIns(at); at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(at))) names.add(name);
  for (const name of ['constructor', 'isDestroyed']) names.delete(name);
  const get = () => {
    throw new TypeError('Object has been destroyed');
  };
  for (const name of names) Object.defineProperty(destroyed, name, { get, configurable: true });
}

/** Below them are Node's emitters. */
function isStandIns(at: object): boolean {
  return Object.getPrototypeOf(at)?.constructor.name !== 'EventEmitter';
}
