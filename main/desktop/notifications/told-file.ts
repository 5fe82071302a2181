import { isStrings, type Schema } from '../../schema.ts';

/** Ids of what is told once for ever. */
export interface ToldNotices {
  readonly told: readonly string[];
}

export const toldNoticesSchema: Schema<ToldNotices> = {
  name: 'told-notices',
  version: 1,
  migrations: {},
  parse: ({ told }) => (isStrings(told) ? { told: [...new Set(told)] } : undefined),
};
