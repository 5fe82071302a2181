import { type ConfigFault, faultSentence } from '../../../preload/aws-config-texts.ts';
import type { AppState } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { isListing } from '../../access-roles.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import type { Shared } from './profiles.tsx';

const languageOf = (state: AppState) => state.language;
const fileOf = ({ profiles }: AppState) => profiles.file;
const faultOf = ({ profiles }: AppState) => profiles.fault;

/** What stands in the way, each with its one way out. */
export function ProfilesNotices({ draft, look }: Pick<Shared, 'draft' | 'look'>) {
  const known = useAppState(faultOf);
  const fault = look.preview?.fault ?? (draft.edited ? undefined : known);
  const error = pageError(look.error);
  return (
    <div role="status" className="profiles-notices">
      {fault === undefined ? null : <FaultBanner fault={fault} onAgain={look.again} />}
      {error === undefined ? null : <ErrorBanner error={error} onAgain={look.again} />}
      <Listing />
    </div>
  );
}

/** One about the choice is said at its field. */
function pageError(error: Shared['look']['error']): Shared['look']['error'] {
  return error?.code === 'profile-choice-invalid' ? undefined : error;
}

interface AgainProps {
  readonly onAgain: () => void;
}

function FaultBanner({ fault, onAgain }: AgainProps & { readonly fault: ConfigFault }) {
  const { profiles: texts } = useMessages();
  const language = useAppState(languageOf);
  const file = useAppState(fileOf);
  return (
    <Banner tone="bad" icon="warning" text={faultSentence(fault, file, language)}>
      <Button onClick={onAgain}>{texts.lookAgain}</Button>
    </Banner>
  );
}

function ErrorBanner({
  error,
  onAgain,
}: AgainProps & { readonly error: NonNullable<Shared['look']['error']> }) {
  const { common } = useMessages();
  const language = useAppState(languageOf);
  return (
    <Banner tone="bad" icon="warning" text={screenSentence(error, language)}>
      <Button onClick={onAgain}>{common.retry}</Button>
    </Banner>
  );
}

function Listing() {
  const { profiles: texts } = useMessages();
  return useAppState(isListing) ? <Banner tone="info" icon="refresh" text={texts.listing} /> : null;
}
