import { tintOf } from '../../../preload/account-rules.ts';
import type { ConsolePageView } from '../../../preload/consoles.ts';
import type { AppState, ErrorView } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import type { AccessRole } from '../../access-roles.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentMark } from '../../components/environment-mark.tsx';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { pageName } from '../../console-page.ts';
import { nameOf } from '../../search/rank-roles.ts';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { roleInAccount } from './role-row.tsx';
import { linkListId, linkOptionId } from './role-list-ids.ts';
import type { PastedLinkState } from './use-pasted-link.ts';
import './link-answer.css';

/** Where a pasted link leads and with which role; asks only when that is unclear. */
export function LinkAnswer({
  link,
  onClear,
}: {
  readonly link: PastedLinkState;
  readonly onClear: () => void;
}) {
  const { consoles } = useMessages();
  const { state } = link;
  switch (state.kind) {
    case 'reading':
      return <div className="access-blank" />;
    case 'refused':
      return <Refused error={state.error} onClear={onClear} />;
    case 'read':
      if (state.choices.roles.length > 0) return <Choices link={link} {...state} />;
      return (
        <EmptyState icon="search" title={consoles.noRole} text={consoles.noRoleText}>
          <Button onClick={onClear}>{consoles.clear}</Button>
        </EmptyState>
      );
  }
}

type ReadState = Extract<PastedLinkState['state'], { kind: 'read' }>;

function Choices({
  link,
  reading,
  choices,
}: Pick<ReadState, 'reading' | 'choices'> & { link: PastedLinkState }) {
  const { consoles } = useMessages();
  const what = pageName(reading.page, consoles.home);
  const title = choices.clear ? consoles.otherRoles : consoles.whichRole(what);
  const isTitle = (at: number) => (choices.clear ? at === 1 : at === 0);
  return (
    <div className="link-answer">
      <ul id={linkListId} role="listbox" aria-label={consoles.linkTo(what)}>
        {choices.roles.map((role, at) => [
          isTitle(at) ? (
            <li key="title" className="link-title" role="presentation">
              {title}
            </li>
          ) : null,
          <LinkOption
            key={role.id}
            role={role}
            at={at}
            active={at === link.active}
            page={choices.clear && at === 0 ? reading.page : 'said-above'}
            onOpen={() => link.open(role.id)}
          />,
        ])}
      </ul>
      {choices.more === 0 ? null : <p className="link-more">{consoles.narrow(choices.more)}</p>}
    </div>
  );
}

interface LinkOptionProps {
  readonly role: AccessRole;
  readonly at: number;
  readonly active: boolean;
  readonly page: ConsolePageView | undefined | 'said-above';
  readonly onOpen: () => void;
}

function LinkOption({ role, at, active, page, onOpen }: LinkOptionProps) {
  const { consoles } = useMessages();
  const first = page !== 'said-above';
  return (
    <li
      id={linkOptionId(at)}
      className={`link-option edge-bar edge-${tintOf(role) ?? 'none'}`}
      role="option"
      aria-selected={active}
      ref={(element) => (active ? element?.scrollIntoView({ block: 'nearest' }) : undefined)}
      // The focus stays in the search field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <Icon name="console" />
      <div className="link-words">
        {first ? <LinkHead page={page} /> : null}
        <span className="role-line">
          {first && consoles.in !== '' ? <span className="link-in">{consoles.in}</span> : null}
          <span className="role-name ellipsis">{nameOf(role)}</span>
          {role.environment === undefined ? null : (
            <EnvironmentMark environment={role.environment} colour={role.colour} />
          )}
        </span>
        <span className="role-line role-line-low">{roleInAccount(role)}</span>
      </div>
      {active ? <Kbd keys="↵" /> : null}
    </li>
  );
}

function LinkHead({ page }: { readonly page: ConsolePageView | undefined }) {
  const { consoles } = useMessages();
  return (
    <span className="role-line">
      <span className="link-page ellipsis">{consoles.open(pageName(page, consoles.home))}</span>
      {page?.region === undefined ? null : <span className="link-region">{page.region}</span>}
    </span>
  );
}

const signedIn = ({ sessions }: AppState) =>
  sessions
    .filter(({ status }) => status.kind === 'signed-in')
    .map(({ id }) => id)
    .join('\n');

/** One that leads nowhere, or to an account without a role, which a list that is old would not know. */
function Refused({ error, onClear }: { readonly error: ErrorView; readonly onClear: () => void }) {
  const { consoles } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const language = useAppState((state) => state.language);
  const ids = useAppState(signedIn);
  if (error.code !== 'account-without-role')
    return (
      <EmptyState icon="warning" title={consoles.refused} text={screenSentence(error, language)}>
        <Button onClick={onClear}>{consoles.clear}</Button>
      </EmptyState>
    );
  return (
    <EmptyState icon="search" title={consoles.noRoleIn(error.subject ?? '')} text={consoles.noRoleInText}>
      {ids === '' ? null : (
        <Button onClick={() => ids.split('\n').forEach((id) => follow(run.refreshRoles(id)))}>
          {consoles.refresh}
        </Button>
      )}
      <Button kind="quiet" onClick={onClear}>
        {consoles.clear}
      </Button>
    </EmptyState>
  );
}
