import type { ProfileView } from '../../../preload/aws-profiles.ts';
import { IconButton } from '../../components/button.tsx';
import { useMessages } from '../../window/app-context.ts';
import { useCopy } from '../access/use-copy.ts';
import './try-it.css';

/** The one command that shows that it works. */
export function TryIt({ profiles }: { readonly profiles: readonly Pick<ProfileView, 'roleId' | 'name'>[] }) {
  const { profiles: texts } = useMessages();
  const [first] = profiles;
  const copy = useCopy(first?.roleId ?? '');
  if (first === undefined) return null;
  return (
    <div className="try-it">
      <span className="try-it-words">{texts.tryIt}</span>
      <div className="try-it-command">
        <code className="selectable">
          aws sts get-caller-identity <span className="try-it-option">--profile</span> {first.name}
        </code>
        <IconButton icon="copy" label={texts.copyCommand} onClick={() => copy('profile-command')} />
      </div>
    </div>
  );
}
