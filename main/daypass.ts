import type { OpeningPace } from './console/opening-pace.ts';
import type { Core } from './core.ts';
import type { KeychainStatus } from '../preload/contract.ts';
import type { ContainerEndpoints } from './credential-process/container-endpoint.ts';
import type { SettingsStore } from './settings/settings.ts';

/** Everything a person or a tool can ask of a running host. */
export interface Daypass {
  readonly core: Core;
  readonly settings: SettingsStore;
  readonly containerEndpoints: ContainerEndpoints;
  readonly openingPace: OpeningPace;
  readonly host: HostFacts;
  /** Only a host with a screen has one. */
  readonly openWindow?: () => void;
  /** Asks the keychain how it is. Never throws. */
  probeKeychain(): Promise<KeychainStatus>;
  /** Takes back everything Daypass keeps: keychain items and the data folder; the host ends in any case. @throws AppError what stayed */
  uninstall(): Promise<void>;
}

export interface HostFacts {
  readonly kind: 'headless' | 'desktop';
  readonly version: string;
  readonly pid: number;
  readonly startedAtMs: number;
  readonly dataFolder: string;
  /** As a person types it to come to this host: `daypass`, with the data folder where that is not the usual one. */
  readonly command: string;
  /** Ends the host once running answers are out. */
  stop(): void;
  /** Once it was told to and listens no more: whoever asks then finds no host, or the next. */
  readonly unheard: Promise<void>;
}
