import type { AccessRole } from '../../access-roles.ts';
import { MenuItem } from '../../components/menu.tsx';
import { useBridge, useMessages } from '../../window/app-context.ts';
import { useCommandKey } from '../../window/keys.ts';
import { useOverlays } from '../../window/overlays.ts';
import { useToasts } from '../../window/toasts.tsx';

/** Beside the console's home: a page of it, and a link for others, which a chained role cannot give. */
export function ConsoleItems({ role }: { readonly role: AccessRole }) {
  const { consoles } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const openOverlay = useOverlays();
  const command = useCommandKey();
  return (
    <>
      <MenuItem
        icon="search"
        label={consoles.openAt}
        keys={command('O')}
        onSelect={() => openOverlay({ kind: 'console', role })}
      />
      {role.chain === undefined ? (
        <MenuItem
          icon="link"
          label={consoles.share}
          onSelect={() => follow(run.shareConsole(role.id, ''), () => consoles.shared(consoles.home))}
        />
      ) : null}
    </>
  );
}
