import type { AppState } from '../../../preload/contract.ts';
import { isSignedIn } from '../../../preload/signed-in.ts';
import { Button } from '../../components/button.tsx';
import { DiscardGuard } from '../../components/discard-guard.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { AftermathLine } from './aftermath.tsx';
import { ApplyBar } from './apply-bar.tsx';
import { ChangesSection } from './changes-section.tsx';
import { ChoiceSection } from './choice-section.tsx';
import { ForeignSection } from './foreign-section.tsx';
import { NamingSection } from './naming-section.tsx';
import { PlaintextSection } from './plaintext-section.tsx';
import { ProfilesNotices } from './profiles-notices.tsx';
import { ShadowsSection } from './shadows-section.tsx';
import { type PreviewState, usePreview } from './use-preview.ts';
import { type ProfileChanges, useProfileChanges } from './use-profile-changes.ts';
import { type ProfilesDraft, useProfilesDraft } from './use-profiles-draft.ts';
import './profiles.css';

/** Which roles have a profile in the AWS config, and what else is to do about that file. Nothing counts until it is written. */
export function Profiles() {
  const { common, profiles: texts } = useMessages();
  const { go } = useNavigation();
  const draft = useProfilesDraft();
  const look = usePreview(draft.request);
  const changes = useProfileChanges(draft, look);
  const hasRoles = useAppState(anyRole);
  const shared: Shared = { draft, look, changes };
  return (
    <Page
      title={common.views.profiles}
      onBack={() => go('access')}
      footer={
        hasRoles ? (
          <>
            {changes.aftermath === undefined || changes.aftermath.kind === 'moved' ? null : (
              <AftermathLine aftermath={changes.aftermath} changes={changes} />
            )}
            <ApplyBar {...shared} />
          </>
        ) : null
      }
    >
      <p className="profiles-how">{texts.how}</p>
      <ProfilesNotices draft={draft} look={look} />
      {hasRoles ? <Body {...shared} /> : <NoRoles />}
      <PlaintextSection />
      <DiscardGuard unsaved={draft.edited} text={texts.discardText} />
    </Page>
  );
}

/** What the parts of the page work on together. */
export interface Shared {
  readonly draft: ProfilesDraft;
  readonly look: PreviewState;
  readonly changes: ProfileChanges;
}

function Body(shared: Shared) {
  const { preview, error } = shared.look;
  return (
    <>
      <ChoiceSection {...shared} />
      <NamingSection {...shared} />
      {preview === undefined && error === undefined ? <Skeleton rows={3} /> : null}
      {preview === undefined || preview.fault !== undefined ? null : (
        <>
          <ChangesSection {...shared} preview={preview} />
          <ShadowsSection shadows={preview.shadows} />
          <ForeignSection {...shared} preview={preview} />
        </>
      )}
    </>
  );
}

const anyRole = ({ sessions, chainedRoles }: AppState) =>
  chainedRoles.length > 0 || sessions.some(({ accounts }) => accounts.some(({ roles }) => roles.length > 0));
const anySession = ({ sessions }: AppState) => sessions.some(isSignedIn);

function NoRoles() {
  const { profiles: texts } = useMessages();
  const { go } = useNavigation();
  const signedIn = useAppState(anySession);
  if (signedIn) return <EmptyState icon="file" title={texts.noRoles} text={texts.noRolesText} />;
  return (
    <EmptyState icon="lock" title={texts.signInFirst} text={texts.signInFirstText}>
      <Button kind="solid" onClick={() => go('access')}>
        {texts.goSignIn}
      </Button>
    </EmptyState>
  );
}
