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
