import type { Document } from '../aws-config/document.ts';
import { isProfile, ourSections } from '../aws-config/our-sections.ts';
import type { Written } from '../aws-config/section-edits.ts';
import { type ProfilesFile, writtenSettings } from './profiles-file.ts';

/**
 * Our own file after an apply was taken back: a name that only that apply gave is forgotten, and a setting that was ours
 * before it is ours again, whatever its value is now. What was chosen before that apply is chosen again, but not followed: else
 * the next change of the roles would bring back what was just taken back.
 */
export function rememberUndone(stored: ProfilesFile, before: Document, after: Document): ProfilesFile {
  const [was, is] = [ourSections(before), ourSections(after)];
  const written = writtenSettings(stored);
  const profiles = stored.profiles
    .filter(({ id }) => is.has(id) || !was.has(id))
    .map(({ id, name, adopted }) => {
      const found =
        was.get(id)?.section ?? before.sections.find((one) => isProfile(one) && one.name === name);
      const restored = is.get(id)?.section;
      return {
        ...{ id, name: restored?.name ?? name },
        ...(adopted === true && restored !== undefined ? { adopted } : {}),
        ...(restored === undefined
          ? {}
          : {
              ...ours('region', found, restored, written.get(id)),
              ...ours('output', found, restored, written.get(id)),
            }),
      };
    });
  const { choice } = (stored.earlier ?? [stored]).at(-1) ?? {};
  const earlier = stored.earlier?.slice(0, -1) ?? [];
  return {
    ...{ profiles, ...(choice === undefined ? {} : { choice: { ...choice, follow: false } }) },
    ...(earlier.length === 0 ? {} : { earlier }),
  };
}

type Entries = Document['sections'][number];

function ours(
  key: keyof Written,
  before: Entries | undefined,
  after: Entries,
  written: Written = {},
): Written {
  const valueIn = (section: Entries | undefined) => section?.entries.find((one) => one.key === key)?.value;
  const value = valueIn(before) === written[key] ? valueIn(after) : written[key];
  return value === undefined ? {} : { [key]: value };
}
