import type { AppState, KeychainStatus } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import type { Messages } from '../../messages/messages.ts';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { Select } from '../../components/select.tsx';
import { useSaveSettings } from './use-save-settings.ts';

const keychainOf = (state: AppState) => state.keychain;
const keptOf = ({ settings }: AppState) => settings.keychain;
const places = ['system', 'memory'] as const;

/** Where the sign-ins are kept, and the one way out when they cannot be. */
export function KeychainSetting() {
  const { settings: texts, status, common } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const keychain = useAppState(keychainOf);
  const kept = useAppState(keptOf);
  const { save } = useSaveSettings();
  const good = keychain.kind === 'ready';
  return (
    <div className="settings-group">
      <Select
        label={texts.keep}
        value={kept}
        options={places.map((value) => ({ value, label: texts.keepIn[value] }))}
        onChange={(next) => save({ keychain: next })}
      />
      <div className="settings-line">
        <span className={`keychain keychain-${keychain.kind}`}>
          <Icon name={good ? 'check' : 'lock'} />
          <span>{sentence(keychain, texts, status)}</span>
        </span>
        {keychain.kind === 'locked' || keychain.kind === 'unavailable' ? (
          <Button onClick={() => follow(run.unlockKeychain())}>
            {keychain.kind === 'locked' ? common.unlock : common.retry}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function sentence(keychain: KeychainStatus, texts: Messages['settings'], status: Messages['status']): string {
  switch (keychain.kind) {
    case 'ready':
      return texts.keychainReady(keychain.backend);
    case 'locked':
      return status.keychainLocked;
    case 'unavailable':
      return status.keychainUnavailable;
    case 'memory-only':
      return status.memoryOnly;
  }
}
