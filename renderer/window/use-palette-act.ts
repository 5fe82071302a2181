import { useBridge, useMessages } from './app-context.ts';
import { useNavigation } from './navigation.ts';
import { useOverlays } from './overlays.ts';
import type { ActEntry, PaletteAct, PaletteEntry } from './palette-entries.ts';
import { useToasts } from './toasts.tsx';
import { useOpenConsole } from './use-open-console.ts';

type Chosen = Exclude<PaletteEntry, ActEntry> | Pick<ActEntry, 'kind' | 'act'>;

/** Does what was chosen in the palette; a role opens its console. */
export function usePaletteAct(): (chosen: Chosen) => void {
  const { run } = useBridge();
  const { follow } = useToasts();
  const openConsole = useOpenConsole();
  const { go } = useNavigation();
  const { common } = useMessages();
  const openOverlay = useOverlays();

  function perform(act: PaletteAct): void {
    switch (act.kind) {
      case 'go':
        return go(act.view);
      case 'sign-in':
        return follow(run.signIn(act.session.id, 'usual'));
      case 'sign-out':
        return follow(run.signOut(act.session.id), ({ atAws }) =>
          atAws ? common.signedOut(act.session.label) : common.signedOutHereOnly(act.session.label),
        );
      case 'refresh':
        return follow(run.refreshRoles(act.session.id));
      case 'theme':
        return follow(run.saveSettings({ theme: act.theme }));
      case 'language':
        return follow(run.saveSettings({ language: act.language }));
      case 'shortcuts':
        return openOverlay('shortcuts');
      case 'clear-clipboard':
        return follow(run.clearClipboard());
    }
  }

  return (entry) => {
    switch (entry.kind) {
      case 'role':
        return openConsole(entry.role.id);
      case 'role-at':
        return openConsole(entry.role.id, entry.service.id);
      case 'act':
        return perform(entry.act);
    }
  };
}
