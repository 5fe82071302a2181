import type { QueryActions } from './query-api.ts';

/** Read actions of IAM take their place here; their names join `Operation`. */
export const iamActions: QueryActions = {};
