import { type Environment, readBusProperty } from './linux-session-bus.ts';
import { trayOwnerOnX11 } from './x11-tray-owner.ts';

/** Whether this desktop shows tray icons; `unknown` is to be taken for yes, since a false alarm is worse. */
export type TrayHost = 'yes' | 'no' | 'unknown';

/**
 * Electron's icon is a StatusNotifierItem, and falls back to the older XEmbed tray, which only X11 has. GNOME has
 * neither without an extension.
 */
export async function findTrayHost(environment: Environment): Promise<TrayHost> {
  const notifier = await statusNotifierHost(environment);
  if (notifier === 'yes') return 'yes';
  const embedder = await trayOwnerOnX11(environment);
  if (embedder === 'yes') return 'yes';
  return notifier === 'no' && embedder === 'no' ? 'no' : 'unknown';
}

async function statusNotifierHost(environment: Environment): Promise<TrayHost> {
  const watcher = 'org.kde.StatusNotifierWatcher';
  const answer = await readBusProperty(
    {
      ...{ destination: watcher, path: '/StatusNotifierWatcher', interface: watcher },
      name: 'IsStatusNotifierHostRegistered',
    },
    environment,
  );
  switch (answer.kind) {
    case 'absent':
      return 'no';
    case 'unknown':
      return 'unknown';
    case 'value':
      if (/\btrue\b/.test(answer.text)) return 'yes';
      return /\bfalse\b/.test(answer.text) ? 'no' : 'unknown';
  }
}
