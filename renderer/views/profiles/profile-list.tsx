import { useMemo } from 'react';
import type { ProfileChange, ProfileView } from '../../../preload/aws-profiles.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useMessages } from '../../window/app-context.ts';
import { kindOf } from './counts-of.ts';
import { onlyRegionOf } from './only-region.ts';

const rowRem = 2.75;

/** One profile to a row: what happens to it, its name, whose role it is. */
export function ProfileList({ profiles }: { readonly profiles: readonly ProfileView[] }) {
  const { profiles: texts } = useMessages();
  const rows = useMemo(() => {
    // One that all have is said beside its field, and no row needs a line more for it.
    const several = onlyRegionOf(profiles) === undefined;
    const changed = profiles.some(({ change }) => change !== 'none');
    return profiles.map((profile) => ({
      ...profile,
      ...(several ? {} : { region: '' }),
      ...(changed ? { sign: signs[profile.change] } : {}),
    }));
  }, [profiles]);
  return <VirtualList label={texts.asProfiles} items={rows} rowRem={rowRem} Row={ProfileRow} />;
}

const signs: Readonly<Record<ProfileChange, string>> = {
  ...{ none: '', add: '+', change: '~', adopt: '›', clash: '!', remove: '−', release: '−', stay: '?' },
};

interface Row extends ProfileView {
  /** Undefined: no row has one. */
  readonly sign?: string;
}

function ProfileRow({ item }: { readonly item: Row }) {
  const { profiles: texts } = useMessages();
  const { name, change, region, accountName, roleName, proposed, sign } = item;
  const word = texts.words[change];
  const aside = word === '' && proposed !== undefined ? texts.wouldBe(proposed) : word;
  return (
    <div className={`profile-row change-${kindOf(change)}`}>
      {sign === undefined ? null : (
        <span className="profile-sign" aria-hidden="true">
          {sign}
        </span>
      )}
      <span className="profile-words">
        <span className="profile-line">
          <span className="profile-name code">{name}</span>
          <span className="profile-aside">{aside}</span>
        </span>
        <span className="profile-role">
          {texts.becomes(accountName, roleName)}
          {region === '' ? null : (
            <>
              {' · '}
              <span className="profile-region">{region}</span>
            </>
          )}
        </span>
      </span>
    </div>
  );
}
