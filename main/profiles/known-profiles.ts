import type { ConfigFault } from '../../preload/aws-config-texts.ts';
import type { ProfilesView } from '../../preload/aws-profiles.ts';
import type { Document } from '../aws-config/document.ts';
import { parseProfileId } from '../aws-config/profile-id.ts';
import { oursIn } from './compose-profiles.ts';
import { firstChoice } from './profile-choice.ts';
import type { ProfilesFile } from './profiles-file.ts';

/** What our own file says, what of ours the AWS config had when it was last looked at, and what keeps us out of it. */
export interface KnownProfiles {
  stored(): ProfilesFile;
  view(): ProfilesView;
  /** The AWS config is so now, and our own file with it. */
  take(document: Document, stored: ProfilesFile): void;
  /** Somebody else may have changed the AWS config; whether it may be written no reading tells. */
  look(document: Document): void;
  refused(fault: ConfigFault): void;
  onChange(listener: () => void): () => void;
}

interface KnownParts {
  readonly stored: ProfilesFile;
  /** The tag in our profiles' ids. */
  readonly home: string | undefined;
  /** Of the AWS config; absolute. */
  readonly file: () => string;
}

export function createKnownProfiles({ home, file, ...parts }: KnownParts): KnownProfiles {
  const listeners = new Set<() => void>();
  let stored = parts.stored;
  let written: ProfilesView['written'] = [];
  let fault: ConfigFault | undefined;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function take(document: Document, now: ProfilesFile): void {
    stored = now;
    fault = undefined;
    written = writtenIn(document, stored, home);
    tell();
  }

  return {
    stored: () => stored,
    view: () => ({
      ...{ choice: stored.choice ?? firstChoice, chosen: stored.choice !== undefined },
      ...{ file: file(), written },
      ...(fault === undefined ? {} : { fault }),
    }),
    take,
    look(document) {
      const isAsKnown = isSame(writtenIn(document, stored, home), written);
      if (!isAsKnown || (fault !== undefined && fault.code !== 'read-only')) take(document, stored);
    },
    refused(why) {
      fault = why;
      tell();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

type Written = ProfilesView['written'];

function writtenIn(document: Document, stored: ProfilesFile, home: string | undefined): Written {
  return [...oursIn(document, stored, home)].map(([id, { section }]) => ({
    ...{ roleId: parseProfileId(id)?.role ?? id, name: section.name },
  }));
}

function isSame(one: Written, other: Written): boolean {
  return (
    one.length === other.length &&
    one.every(({ roleId, name }, index) => other[index]?.roleId === roleId && other[index].name === name)
  );
}
