import type { AppState } from '../../../preload/contract.ts';
import { PageSection } from '../../components/page-section.tsx';
import { Page } from '../../components/page.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { Licences } from './licences.tsx';
import { engineVersions } from './engine-versions.ts';
import './about.css';

const versionOf = (state: AppState) => state.desktop?.version ?? '';

export function About() {
  const { common, about: texts } = useMessages();
  const { go } = useNavigation();
  const version = useAppState(versionOf);
  const versions = [['Daypass', version], ...engineVersions(navigator.userAgent)] as const;
  return (
    <Page title={common.views.about} onBack={() => go('access')}>
      <PageSection title="Daypass">
        <p>{texts.what}</p>
        <dl className="versions">
          {versions.map(([name, number]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="numbers selectable">{number}</dd>
            </div>
          ))}
        </dl>
        <p className="about-note">{texts.licence}</p>
        <p className="about-note">{texts.noTelemetry}</p>
      </PageSection>
      <PageSection title={texts.others} note={texts.othersNote}>
        <Licences />
      </PageSection>
    </Page>
  );
}
