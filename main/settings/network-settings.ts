import { type NetworkOptions, proxyInEnvironment } from '../network.ts';
import { bypasses } from './no-proxy.ts';
import type { SettingsStore } from './settings.ts';

/** The way to AWS as the settings have it at each request. */
export function networkSettings({
  get,
}: Pick<SettingsStore, 'get'>): Required<Pick<NetworkOptions, 'caBundle' | 'proxyFor'>> {
  return {
    caBundle: () => get().caBundle,
    proxyFor(url) {
      const { proxy, noProxy } = get();
      if (proxy === '') return proxyInEnvironment(url);
      return bypasses(noProxy, url) ? '' : proxy;
    },
  };
}

/** Calls `listener` each time the settings lead another way to AWS. Gives what ends that. */
export function onNewWay(
  { get, onChange }: Pick<SettingsStore, 'get' | 'onChange'>,
  listener: () => void,
): () => void {
  const way = () => JSON.stringify([get().caBundle, get().proxy, get().noProxy]);
  let last = way();
  return onChange(() => {
    const before = last;
    last = way();
    if (last !== before) listener();
  });
}
