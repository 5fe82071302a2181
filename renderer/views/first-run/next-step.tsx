import { useState } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { nameOf } from '../../search/rank-roles.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useAccessRoles } from '../../window/use-access-roles.ts';
import { useDismissed } from '../../window/use-dismissed.ts';
import { useAccessState } from '../access/use-access-state.ts';
import { useCopy } from '../access/use-copy.ts';
import { RulesOffer } from '../rules/rules-offer.tsx';
import { suggestedProfileName } from './profile-name.ts';
import './next-step.css';

/** Until a tool has asked for a role: the one step from the list to a working `aws`. Then what makes the list safer. */
export function NextStep() {
  const wanted = useAppState(noToolYet);
  const [dismissed, dismiss] = useDismissed('next-step');
  if (!wanted || dismissed) return <RulesOffer />;
  return <NextStepStrip onDismiss={dismiss} />;
}

function noToolYet({ roleUses }: AppState): boolean {
  return roleUses.every(({ by }) => by === 'console' || by === 'copy');
}

function NextStepStrip({ onDismiss }: { readonly onDismiss: () => void }) {
  const { firstRun, common } = useMessages();
  const { byName, index } = useAccessRoles();
  // The role that the list has highlighted when nothing has been typed yet.
  const { activeRole: role } = useAccessState(byName, index);
  const [copied, setCopied] = useState(false);
  const copy = useCopy(role?.id ?? '');
  if (role === undefined) return null;
  return (
    <aside className="next-step" aria-label={firstRun.nextStep}>
      <div className="next-step-line">
        <Icon name="console" />
        <p>
          <strong>{firstRun.nextTitle}</strong> {firstRun.nextText(nameOf(role), role.name)}
        </p>
        <IconButton icon="close" label={common.dismiss} onClick={onDismiss} />
      </div>
      {copied ? <Paste role={role} /> : null}
      <div className="next-step-line">
        <Button
          icon={copied ? 'check' : 'copy'}
          onClick={() => {
            copy('credential-process');
            setCopied(true);
          }}
        >
          {copied ? firstRun.copyAgain : firstRun.copyLine}
        </Button>
      </div>
    </aside>
  );
}

function Paste({ role }: { readonly role: AccessRole }) {
  const { firstRun } = useMessages();
  const file = useAppState(configFile);
  const profile = suggestedProfileName(role.accountName, role.accountId);
  return (
    <div role="status">
      <ol className="next-step-paste">
        <li>
          {firstRun.paste(file)}
          <pre className="code selectable">{`[profile ${profile}]\n${firstRun.pasteHere}`}</pre>
        </li>
        <li>
          {firstRun.tryIt}
          <pre className="code selectable">{`aws sts get-caller-identity --profile ${profile}`}</pre>
        </li>
      </ol>
    </div>
  );
}

function configFile({ settings, desktop }: AppState): string {
  if (settings.awsConfigFile !== '') return settings.awsConfigFile;
  return desktop?.platform === 'windows' ? '%USERPROFILE%\\.aws\\config' : '~/.aws/config';
}
