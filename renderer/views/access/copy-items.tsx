import type { CopyForm } from '../../../preload/contract.ts';
import { MenuGroup, MenuItem } from '../../components/menu.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { shellForms } from './shell-forms.ts';
import { useCopy } from './use-copy.ts';

const others = ['credential-process', 'role-id', 'role-arn', 'account-id', 'console-link'] as const;
const single = ['credentials-profile', 'access-key-id', 'secret-access-key', 'session-token'] as const;

/** This platform's shells first, so that Enter at once gives what is wanted most. */
export function CopyItems({ roleId }: { readonly roleId: string }) {
  const { credentials } = useMessages();
  const platform = useAppState(({ desktop }) => desktop?.platform);
  const hasProfile = useAppState(({ profiles }) => profiles.written.some((one) => one.roleId === roleId));
  return (
    <>
      <MenuGroup title={credentials.secretForms}>
        <Forms roleId={roleId} forms={[...shellForms(platform), ...single]} />
      </MenuGroup>
      <MenuGroup title={credentials.otherForms}>
        <Forms roleId={roleId} forms={hasProfile ? ['profile-name', ...others] : others} />
      </MenuGroup>
    </>
  );
}

function Forms({ roleId, forms }: { readonly roleId: string; readonly forms: readonly CopyForm[] }) {
  const { credentials } = useMessages();
  const copy = useCopy(roleId);
  return forms.map((form) => (
    <MenuItem key={form} label={credentials.forms[form]} onSelect={() => copy(form)} />
  ));
}
