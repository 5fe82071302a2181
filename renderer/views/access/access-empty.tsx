import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useToasts } from '../../window/toasts.tsx';
import { isFirstListing } from '../../access-roles.ts';
import { emptinessOf, isSignInDue } from './emptiness.ts';

interface AccessEmptyProps {
  readonly query: string;
  /** Of all roles, lost ones too. */
  readonly searchable: boolean;
  readonly onClear: () => void;
}

/** Why there is nothing to see, and the one way on. */
export function AccessEmpty({ query, searchable, onClear }: AccessEmptyProps) {
  const { access } = useMessages();
  const { none } = access;
  const { go } = useNavigation();
  const emptiness = useAppState(emptinessOf);
  if (query.trim() !== '' && searchable) return <NoMatch query={query.trim()} onClear={onClear} />;
  switch (emptiness) {
    case 'no-sessions':
      return (
        <EmptyState icon="key" title={none.noSessions} text={none.noSessionsText}>
          <Button kind="solid" onClick={() => go('sessions')}>
            {none.addSession}
          </Button>
        </EmptyState>
      );
    case 'listing':
      return <SkeletonList />;
    case 'signing-in':
      return <div className="access-blank" />;
    case 'signed-out':
      return <SignedOut title={none.signedOut} text={none.signedOutText} />;
    case 'partly-signed-out':
      return <SignedOut title={none.partlySignedOut} text={none.signedOutText} />;
    case 'failed':
      return <EmptyState icon="warning" title={none.failed} text={none.failedText} />;
    case 'no-roles':
    case 'no-match':
      return <NoRoles />;
  }
}

function NoMatch({ query, onClear }: Pick<AccessEmptyProps, 'query' | 'onClear'>) {
  const { none } = useMessages().access;
  const texts = useAppState(isFirstListing)
    ? { title: none.noMatchYet(query), text: none.noMatchYetText }
    : { title: none.noMatch(query), text: none.noMatchText };
  return (
    <EmptyState icon="search" {...texts}>
      <Button onClick={onClear}>{none.clear}</Button>
    </EmptyState>
  );
}

function NoRoles() {
  const { access, status } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const sessions = useAppState((state) => state.sessions);
  const signedIn = sessions.filter((session) => session.status.kind === 'signed-in');
  return (
    <EmptyState icon="list" title={access.none.noRoles} text={access.none.noRolesText}>
      <Button onClick={() => signedIn.forEach(({ id }) => follow(run.refreshRoles(id)))}>
        {status.refresh}
      </Button>
    </EmptyState>
  );
}

function SkeletonList() {
  return (
    <div className="access-blank">
      <Skeleton rows={9} />
    </div>
  );
}

function SignedOut({ title, text }: { readonly title: string; readonly text: string }) {
  const { common } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const all = useAppState((state) => state.sessions);
  const sessions = all.filter(isSignInDue);
  return (
    <EmptyState icon="lock" title={title} text={text}>
      {sessions.map(({ id, label }, index) => (
        <Button
          key={id}
          kind={index === 0 ? 'solid' : 'plain'}
          onClick={() => follow(run.signIn(id, 'usual'))}
        >
          {all.length === 1 ? common.signIn : common.palette.signInTo(label)}
        </Button>
      ))}
    </EmptyState>
  );
}
