import { faultSentence } from '../../../preload/aws-config-texts.ts';
import type { AppState } from '../../../preload/contract.ts';
import { countAssigned, isPartlyListed } from '../../access-roles.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useDismissed } from '../../window/use-dismissed.ts';
import { countByNumber } from '../profiles/numbered-accounts.ts';
import { TryIt } from '../profiles/try-it.tsx';
import { RulesOffer } from '../rules/rules-offer.tsx';
import { type SetUp, useSetUp } from './use-set-up.ts';
import './next-step.css';

/** Until there are profiles, or a tool has asked for a role: the one step from the list to a working `aws`. */
export function NextStep() {
  const due = useAppState(isDue);
  const noTool = useAppState(noToolYet);
  const [dismissed, dismiss] = useDismissed('next-step');
  const setUp = useSetUp();
  const shown = noTool && (due || setUp.stage.kind === 'done');
  if (dismissed || !shown) return <RulesOffer />;
  return <NextStepStrip setUp={setUp} onDismiss={dismiss} />;
}

function noToolYet({ roleUses }: AppState): boolean {
  return roleUses.every(({ by }) => by === 'console' || by === 'copy');
}

function isDue(state: AppState): boolean {
  return state.profiles.written.length === 0 && countAssigned(state) > 0;
}

interface StripProps {
  readonly setUp: SetUp;
  readonly onDismiss: () => void;
}

/** It takes the focus of the button that made it. */
const result = { tabIndex: -1, 'data-result': '' };

function NextStepStrip({ setUp, onDismiss }: StripProps) {
  const { firstRun, profiles, common } = useMessages();
  const { stage } = setUp;
  return (
    <aside className="next-step" aria-label={firstRun.nextStep}>
      <div className="next-step-line">
        <Icon name={stage.kind === 'done' ? 'check' : 'file'} />
        <p role="status" {...(stage.kind === 'done' ? result : {})}>
          <strong>{stage.kind === 'done' ? profiles.setUp.doneTitle : profiles.setUp.title}</strong>{' '}
          <Words setUp={setUp} />
        </p>
        <IconButton icon="close" label={common.dismiss} onClick={onDismiss} />
      </div>
      {stage.kind === 'done' ? <TryIt profiles={stage.profiles} /> : null}
      <Ways setUp={setUp} />
    </aside>
  );
}

const languageOf = (state: AppState) => state.language;
const fileOf = ({ profiles }: AppState) => profiles.file;

function Words({ setUp: { stage, roles, count } }: Pick<StripProps, 'setUp'>) {
  const { profiles } = useMessages();
  const language = useAppState(languageOf);
  const file = useAppState(fileOf);
  const listing = useAppState(isPartlyListed);
  const texts = profiles.setUp;
  if (stage.kind === 'done') return texts.done(stage.count, stage.file);
  if (stage.kind === 'refused') return faultSentence(stage.fault, file, language);
  if (listing) return texts.listing;
  if (roles === 'choose') return texts.many(count);
  return (
    <>
      {roles === 'favourites' ? texts.favourites(count, file) : texts.text(count, file)}
      <Numbered roles={roles} />
    </>
  );
}

/** What one press gives for ever is said before. */
function Numbered({ roles }: Pick<SetUp, 'roles'>) {
  const { profiles: texts } = useMessages();
  const count = useAppState(roles === 'favourites' ? numberedFavourites : numberedOfAll);
  return count === 0 ? null : ` ${texts.numbered(count)} ${texts.setUp.labelFirst}`;
}

const numberedOfAll = (state: AppState) => numbered(state, () => true);

function numberedFavourites(state: AppState): number {
  const favoured = new Set(state.favourites);
  return numbered(state, (id) => favoured.has(id));
}

function numbered({ sessions, profiles }: AppState, isWritten: (roleId: string) => boolean): number {
  if (!profiles.choice.template.includes('{account}')) return 0;
  const all = sessions.flatMap(({ accounts }) => accounts);
  return countByNumber(all.filter(({ roles }) => roles.some(({ id }) => isWritten(id))));
}

function Ways({ setUp: { stage, roles, go: begin, takeBack } }: Pick<StripProps, 'setUp'>) {
  const { profiles } = useMessages();
  const { go } = useNavigation();
  // A part of the roles would be written, and the others never offered.
  const listing = useAppState(isPartlyListed);
  const texts = profiles.setUp;
  if (stage.kind === 'refused' || (roles === 'choose' && !listing && stage.kind !== 'done')) {
    return (
      <div className="next-step-ways">
        <Button kind="solid" onClick={() => go('profiles')}>
          {stage.kind === 'refused' ? texts.help : texts.choose}
        </Button>
      </div>
    );
  }
  if (stage.kind === 'done') {
    return (
      // Others than before and elsewhere, so that no second press of the same finger takes it back.
      <div key="done" className="next-step-ways next-step-after">
        <Button kind="quiet" onClick={() => go('profiles')}>
          {texts.help}
        </Button>
        <Button kind="quiet" icon="undo" onClick={takeBack}>
          {profiles.undoThis}
        </Button>
      </div>
    );
  }
  const busy = stage.kind === 'busy';
  return (
    <div className="next-step-ways">
      <Button kind="solid" disabled={busy || listing} onClick={begin}>
        {busy ? texts.going : texts.go}
      </Button>
      <Button kind="quiet" disabled={busy} onClick={() => go('profiles')}>
        {texts.look}
      </Button>
    </div>
  );
}
