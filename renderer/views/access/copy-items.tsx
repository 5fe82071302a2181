import type { CopyForm } from '../../../preload/contract.ts';
import { singleForms } from '../../../preload/copied-texts.ts';
import type { AccessRole } from '../../access-roles.ts';
import { MenuGroup, MenuItem } from '../../components/menu.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { shellForms } from './shell-forms.ts';
import { useCopy } from './use-copy.ts';

const identifiers = ['role-id', 'role-arn', 'account-id'] as const;
const others = ['credential-process', ...identifiers, 'console-link'] as const;

/** This platform's shells first, so that Enter at once gives what is wanted most; of a lost role what it is called. */
export function CopyItems({ role: { id: roleId, assigned } }: { readonly role: AccessRole }) {
  const { credentials } = useMessages();
  const platform = useAppState(({ desktop }) => desktop?.platform);
  const hasProfile = useAppState(({ profiles }) => profiles.written.some((one) => one.roleId === roleId));
  if (!assigned)
    return (
      <MenuGroup title={credentials.copy}>
        <Forms roleId={roleId} forms={identifiers} />
      </MenuGroup>
    );
  return (
    <>
      <MenuGroup title={credentials.secretForms}>
        <Forms roleId={roleId} forms={[...shellForms(platform), 'credentials-profile', ...singleForms]} />
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
