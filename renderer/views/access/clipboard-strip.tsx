import { memo, useMemo } from 'react';
import type { ClipboardView } from '../../../preload/contract.ts';
import { EnvironmentMark } from '../../components/environment-mark.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { roleWords } from '../../role-words.ts';
import { useAppState, useBridge, useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { findRole } from '../../access-roles.ts';
import { useAccessRoles } from '../../window/use-access-roles.ts';
import './clipboard-strip.css';

/** What of ours is on the clipboard, until when, and what we cannot take back. */
export const ClipboardStrip = memo(function ClipboardStrip() {
  const clipboard = useAppState((state) => state.clipboard);
  return clipboard === undefined || !isSecret(clipboard) ? null : <Strip clipboard={clipboard} />;
});

function Strip({ clipboard }: { readonly clipboard: ClipboardView }) {
  const { credentials } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const formats = useFormats();
  const { roleId, form, clearsAtMs } = clipboard;
  const when = useTime('second', (now) =>
    clearsAtMs === undefined ? credentials.clearsAtEnd : credentials.clearsIn(formats.left(clearsAtMs - now)),
  );
  return (
    <div className="clipboard-strip">
      <Icon name="clipboard" />
      <p>{credentials.onClipboard(credentials.forms[form])}</p>
      <Button kind="quiet" onClick={() => follow(run.clearClipboard())}>
        {credentials.clearNow}
      </Button>
      <ClipboardRole roleId={roleId} />
      <p className="clipboard-note numbers">
        {when}. {credentials.historyNote}
      </p>
    </div>
  );
}

/** Whose it is. Nothing where the role is gone from the list. */
function ClipboardRole({ roleId }: Pick<ClipboardView, 'roleId'>) {
  const { byName } = useAccessRoles();
  const role = useMemo(() => findRole(byName, roleId), [byName, roleId]);
  if (role === undefined) return null;
  return (
    <p className="clipboard-role">
      {role.environment === undefined ? null : (
        <EnvironmentMark environment={role.environment} colour={role.colour} />
      )}
      <span>{roleWords(role)}</span>
    </p>
  );
}

function isSecret({ form }: ClipboardView): boolean {
  switch (form) {
    case 'account-id':
    case 'console-link':
    case 'credential-process':
    case 'profile-command':
    case 'profile-name':
    case 'role-arn':
    case 'role-id':
      return false;
    case 'access-key-id':
    case 'credentials-profile':
    case 'env-bash':
    case 'env-cmd':
    case 'env-fish':
    case 'env-powershell':
    case 'secret-access-key':
    case 'session-token':
      return true;
  }
}
