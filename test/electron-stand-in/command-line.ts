import type { CommandLine } from 'electron';
import { isReady } from './order.ts';

const switches = new Map<string, string>();
for (const argument of process.argv.slice(2)) {
  const [, key, value] = /^--([^=]+)=?(.*)$/s.exec(argument) ?? [];
  if (key !== undefined) switches.set(key, value ?? '');
}

export const commandLine = {
  hasSwitch: (key: string) => switches.has(key),
  getSwitchValue: (key: string) => switches.get(key) ?? '',
  /** Chromium has read them all by then. */
  appendSwitch: (key: string, value = '') => {
    if (!isReady()) switches.set(key, value);
  },
  appendArgument: () => undefined,
  removeSwitch: (key: string) => void switches.delete(key),
} satisfies CommandLine;

/** Those that Chromium gets as well, which is started only with the first window. */
export function forChromium(): readonly string[] {
  return ['host-resolver-rules', 'proxy-server', 'proxy-bypass-list', webRtcPolicy].flatMap((key) =>
    switches.has(key) ? [`--${key}=${switches.get(key) ?? ''}`] : [],
  );
}

const webRtcPolicy = 'webrtc-ip-handling-policy';

/** What `setWebRTCIPHandlingPolicy` asks of one page is a switch for all of them here. */
export function setWebRtcPolicy(policy: string): void {
  switches.set(webRtcPolicy, policy);
}
