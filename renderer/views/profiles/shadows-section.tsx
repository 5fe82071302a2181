import { type Shadow, shadowSentence } from '../../../preload/aws-config-texts.ts';
import type { AppState } from '../../../preload/contract.ts';
import { Icon } from '../../components/icon.tsx';
import { PageSection } from '../../components/page-section.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useFirstFew } from './use-first-few.tsx';

const languageOf = (state: AppState) => state.language;
const fewest = 5;

/** What would win over a profile, each in a sentence with its remedy. */
export function ShadowsSection({ shadows }: { readonly shadows: readonly Shadow[] }) {
  const { profiles: texts } = useMessages();
  const language = useAppState(languageOf);
  const [shown, more] = useFirstFew(shadows, fewest);
  if (shadows.length === 0) return null;
  return (
    <PageSection title={texts.shadows} note={texts.shadowsNote}>
      <ul className="shadows">
        {shown.map((shadow) => (
          <li key={JSON.stringify(shadow)}>
            <Icon name="warning" />
            <span className="selectable">{shadowSentence(shadow, language)}</span>
          </li>
        ))}
      </ul>
      {more}
    </PageSection>
  );
}
