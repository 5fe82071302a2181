import type { ReactNode } from 'react';
import type { ForeignProfileView, ProfilesPreview } from '../../../preload/aws-profiles.ts';
import { toolNames } from '../../../preload/foreign-texts.ts';
import { Button } from '../../components/button.tsx';
import { PageSection } from '../../components/page-section.tsx';
import { Switch } from '../../components/switch.tsx';
import { useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { ForeignRole } from './foreign-role.tsx';
import type { Shared } from './profiles.tsx';
import { useFirstFew } from './use-first-few.tsx';
import { useRoleNames } from './use-role-names.ts';

interface ForeignProps extends Shared {
  readonly preview: ProfilesPreview;
}

const fewest = 8;

/** Profiles that other tools wrote, and that can become ours under their own names. */
export function ForeignSection({ draft, preview }: ForeignProps) {
  const { profiles: texts } = useMessages();
  const { foreign } = preview;
  const [shown, more] = useFirstFew(foreign, fewest);
  if (foreign.length === 0) return null;
  return (
    <PageSection title={texts.foreign} note={texts.foreignNote}>
      <AdoptAll draft={draft} foreign={foreign} />
      <ul className="foreign">
        {shown.map((one) => (
          <li key={one.name}>
            <ForeignItem one={one} draft={draft} />
          </li>
        ))}
      </ul>
      {more}
    </PageSection>
  );
}

interface AdoptAllProps extends Pick<Shared, 'draft'> {
  readonly foreign: readonly ForeignProfileView[];
}

function AdoptAll({ draft, foreign }: AdoptAllProps): ReactNode {
  const { profiles: texts } = useMessages();
  const ready = foreign.filter(({ roleId }) => roleId !== undefined).map(({ name }) => ({ name }));
  if (ready.length < 2) return null;
  const { adopt } = draft.request;
  const all = ready.every(({ name }) => adopt.some((one) => one.name === name));
  const others = adopt.filter((one) => ready.every(({ name }) => name !== one.name));
  return (
    <div>
      <Button onClick={() => draft.setAdopt(all ? others : [...others, ...ready])}>
        {all ? texts.adoptNone : texts.adoptAll(ready.length)}
      </Button>
    </div>
  );
}

interface ItemProps extends Pick<Shared, 'draft'> {
  readonly one: ForeignProfileView;
}

function ForeignItem({ one, draft }: ItemProps) {
  const { profiles: texts } = useMessages();
  const { go } = useNavigation();
  const nameOf = useRoleNames();
  const { name, tool, startUrl } = one;
  const { adopt } = draft.request;
  const adopted = adopt.find((other) => other.name === name);
  const others = adopt.filter((other) => other.name !== name);
  const roleId = one.roleId ?? adopted?.roleId;
  if (roleId !== undefined) {
    return (
      <Switch
        label={name}
        note={`${toolNames[tool]} · ${nameOf(roleId)}`}
        on={adopted !== undefined}
        onChange={(on) => draft.setAdopt(on ? [...others, { name }] : others)}
      />
    );
  }
  return (
    <div className="foreign-other">
      <span className="foreign-words">
        <span>{name}</span>
        <span className="profiles-note">
          {toolNames[tool]} · {startUrl === undefined ? texts.roleUnknown : texts.needsSignIn(startUrl)}
        </span>
      </span>
      {startUrl === undefined ? (
        <ForeignRole onPick={(picked) => draft.setAdopt([...others, { name, roleId: picked }])} />
      ) : (
        <Button onClick={() => go('sessions')}>{texts.addSignIn}</Button>
      )}
    </div>
  );
}
