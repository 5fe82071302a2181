import { formatsFor } from '../formats.ts';

const plural = new Intl.PluralRules('en');

/** `5,000`. */
export const number = formatsFor('en').count;

/** `1 role`, `5,000 roles`. */
export const counted = (count: number, one: string, many: string) =>
  `${number(count)} ${plural.select(count) === 'one' ? one : many}`;
