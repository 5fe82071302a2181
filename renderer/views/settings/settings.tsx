import { Page } from '../../components/page.tsx';
import { PageSection } from '../../components/page-section.tsx';
import { useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { ConsoleSettings } from './console-settings.tsx';
import { CredentialSettings } from './credential-settings.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { KeychainSetting } from './keychain-setting.tsx';
import { ListSettings } from './list-settings.tsx';
import { NetworkSettings } from './network-settings.tsx';
import { NotificationSettings } from './notification-settings.tsx';
import './settings.css';

/** Everything a person may change; the same that `daypass settings` has. */
export function Settings() {
  const { common, settings: texts } = useMessages();
  const { go } = useNavigation();
  return (
    <Page title={common.views.settings} onBack={() => go('access')}>
      <PageSection title={texts.general}>
        <GeneralSettings />
      </PageSection>
      <PageSection title={texts.list}>
        <ListSettings />
      </PageSection>
      <PageSection title={texts.consoles}>
        <ConsoleSettings />
      </PageSection>
      <PageSection title={texts.notifications}>
        <NotificationSettings />
      </PageSection>
      <PageSection title={texts.credentials}>
        <CredentialSettings />
      </PageSection>
      <PageSection title={texts.keychain}>
        <KeychainSetting />
      </PageSection>
      <PageSection title={texts.network} note={texts.networkNote}>
        <NetworkSettings />
      </PageSection>
    </Page>
  );
}
