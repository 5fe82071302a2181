import { useMessages } from '../../window/app-context.ts';
import { TextSetting } from './text-setting.tsx';

/** What the first shell that ran `daypass` may have filled in. */
export function NetworkSettings() {
  const { settings: texts } = useMessages();
  return (
    <div className="settings-group">
      <TextSetting
        name="proxy"
        label={texts.proxy}
        note={texts.proxyNote}
        placeholder="http://proxy.example:3128"
      />
      <TextSetting
        name="noProxy"
        label={texts.noProxy}
        note={texts.noProxyNote}
        placeholder="localhost,.example"
      />
      <TextSetting
        name="caBundle"
        label={texts.caBundle}
        note={texts.caBundleNote}
        placeholder="/etc/ssl/company.pem"
      />
      <TextSetting
        name="awsConfigFile"
        label={texts.awsConfigFile}
        note={texts.usualPlace}
        placeholder="~/.aws/config"
      />
      <TextSetting
        name="awsSharedCredentialsFile"
        label={texts.awsSharedCredentialsFile}
        note={texts.usualPlace}
        placeholder="~/.aws/credentials"
      />
    </div>
  );
}
