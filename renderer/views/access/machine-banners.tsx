import type { DamagedFileView } from '../../../preload/contract.ts';
import { damagedFileSentence } from '../../../preload/damaged-files.ts';
import { Banner } from '../../components/banner.tsx';
import { IconButton } from '../../components/button.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useDismissed } from '../../window/use-dismissed.ts';
import { WayOutButton } from '../../window/way-out.tsx';

/** Where what was lost is made anew: favourites are chosen in the list, chained roles by the command. */
function viewFor(kind: DamagedFileView['kind'], isFirstRun: boolean) {
  switch (kind) {
    case 'sessions':
      return isFirstRun ? undefined : kind;
    case 'settings':
    case 'profiles':
      return kind;
    case 'account-rules':
      return 'rules';
    case 'browser-rules':
      return 'browsers';
    case 'favourites':
    case 'chained-roles':
      return undefined;
  }
}

export function DamagedBanner({ file }: { readonly file: DamagedFileView }) {
  const language = useAppState((state) => state.language);
  const view = viewFor(
    file.kind,
    useAppState(({ sessions }) => sessions.length === 0),
  );
  return (
    <Banner tone="warn" icon="warning" text={damagedFileSentence(file, language)} below>
      {view === undefined ? null : <WayOutButton way={{ kind: 'go', view }} />}
    </Banner>
  );
}

export function KeychainBanner({ state }: { readonly state: 'locked' | 'unavailable' | 'memory-only' }) {
  const { status } = useMessages();
  switch (state) {
    case 'locked':
      return (
        <Banner tone="bad" icon="lock" text={status.keychainLocked}>
          <WayOutButton way={{ kind: 'unlock-keychain' }} />
        </Banner>
      );
    case 'unavailable':
      return (
        <Banner tone="bad" icon="lock" text={status.keychainUnavailable}>
          <WayOutButton way={{ kind: 'keep-in-memory' }} />
        </Banner>
      );
    case 'memory-only':
      return <MemoryOnlyBanner />;
  }
}

/** As the person wants it, who needs no reminder for ever. */
function MemoryOnlyBanner() {
  const { status, common } = useMessages();
  const [, dismiss] = useDismissed('memory-only');
  return (
    <Banner tone="info" icon="info" text={status.memoryOnly}>
      <IconButton icon="close" label={common.dismiss} onClick={dismiss} />
    </Banner>
  );
}
