import type { AppState } from '../../../preload/contract.ts';
import { PageSection } from '../../components/page-section.tsx';
import { Page } from '../../components/page.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';

const versionOf = (state: AppState) => state.desktop?.version ?? '';

export function About() {
  const { common, about: texts } = useMessages();
  const { go } = useNavigation();
  const version = useAppState(versionOf);
  return (
    <Page title={common.views.about} onBack={() => go('access')}>
      <PageSection title="Daypass">
        <p>{texts.what}</p>
        <p>{texts.version(version)}</p>
        <p>{texts.licence}</p>
      </PageSection>
    </Page>
  );
}
