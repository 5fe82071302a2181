import type { Offer } from '../../preload/contract.ts';
import type { AppError } from '../errors.ts';
import { isStrings, type Schema } from '../schema.ts';
import type { StoredFile } from '../stored-file.ts';
import { readComfort } from './read-comfort.ts';

/** What a person waved away in the window, for good. */
export interface DismissedOffers {
  all(): readonly Offer[];
  /** @throws AppError file-unwritable, data-newer */
  dismiss(offer: Offer): Promise<void>;
}

export interface DismissedOffersFile {
  readonly offers: readonly Offer[];
}

/** @param changed is told before the change is on the disk */
export async function loadDismissedOffers(
  file: StoredFile<DismissedOffersFile>,
  tell: (error: AppError) => void,
  changed: (offers: readonly Offer[]) => void,
): Promise<DismissedOffers> {
  let { offers } = await readComfort(file, { offers: [] }, tell);
  return {
    all: () => offers,
    async dismiss(offer) {
      if (offers.includes(offer)) return;
      offers = [...offers, offer];
      changed(offers);
      await file.write({ offers });
    },
  };
}

export const dismissedOffersSchema: Schema<DismissedOffersFile> = {
  name: 'dismissed offers',
  version: 1,
  migrations: {},
  // One of another version is no loss.
  parse: ({ offers }) => (isStrings(offers) ? { offers: offers.filter(isOffer) } : undefined),
};

export function isOffer(value: unknown): value is Offer {
  return value === 'next-step' || value === 'rules-offer' || value === 'memory-only';
}
