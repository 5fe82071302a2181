import { formatsFor } from '../formats.ts';

/** `5,000`. */
export const number = formatsFor('ko').count;
