import type { AppState } from '../../../preload/contract.ts';
import { Icon } from '../../components/icon.tsx';
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
  const engines = engineVersions(navigator.userAgent).map((one) => one.join(' '));
  return (
    <Page title={common.views.about} onBack={() => go('access')}>
      <section className="about-head" aria-labelledby="about-name">
        <span className="about-mark">
          <Icon name="key" />
        </span>
        <div className="about-words">
          <h2 id="about-name">Daypass</h2>
          <p>{texts.what}</p>
          <p className="about-note numbers selectable">{[texts.version(version), ...engines].join(' · ')}</p>
          <p className="about-note">{texts.licence}</p>
          <p className="about-note">{texts.noTelemetry}</p>
        </div>
      </section>
      <PageSection title={texts.others} note={texts.othersNote}>
        <Licences />
      </PageSection>
    </Page>
  );
}
