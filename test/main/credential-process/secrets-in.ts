import type { IdentityCenter } from '../../identity-center/identity-center.ts';

/** Which of all secrets that were ever given out stand in the text. */
export function secretsIn(text: string, { secrets }: Pick<IdentityCenter, 'secrets'>): readonly string[] {
  return [...secrets].filter((secret) => secret.length > 5 && text.includes(secret));
}
