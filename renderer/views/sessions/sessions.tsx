import { useState } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { PageSection } from '../../components/page-section.tsx';
import { Page } from '../../components/page.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { AddSession } from '../first-run/add-session.tsx';
import { SessionSection } from './session-section.tsx';

const sessionsOf = (state: AppState) => state.sessions;

/** Every portal one signs in to. */
export function Sessions() {
  const { common, sessions: texts } = useMessages();
  const { go, leave, typed } = useNavigation();
  const sessions = useAppState(sessionsOf);
  const [adding, setAdding] = useState(() => typed.held() !== undefined);
  const none = sessions.length === 0;
  const open = adding || none;
  return (
    <Page
      title={common.views.sessions}
      onBack={() => (adding && !none ? leave(() => setAdding(false)) : go('access'))}
      action={
        open ? null : (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        )
      }
    >
      {open ? (
        <PageSection title={texts.add}>
          <AddSession keeps={none} onAdded={() => setAdding(false)} />
        </PageSection>
      ) : null}
      {sessions.map((session) => (
        <SessionSection key={session.id} session={session} />
      ))}
    </Page>
  );
}
