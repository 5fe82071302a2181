import { expect, it } from 'vitest';
import type { DamagedFileView } from '../../preload/contract.ts';
import { damagedFileSentence } from '../../preload/damaged-files.ts';

const kinds: readonly DamagedFileView['kind'][] = [
  ...(['sessions', 'settings', 'favourites', 'chained-roles'] as const),
  ...(['account-rules', 'browser-rules', 'profiles'] as const),
];

it.each(kinds)('a damaged file of %s has a sentence of its own in both languages, with its path', (kind) => {
  const keptAs = `/home/jane/.local/share/daypass/${kind}.json.damaged`;
  const sentences = (['en', 'ko'] as const).map((language) =>
    damagedFileSentence({ kind, keptAs }, language),
  );
  for (const sentence of sentences) expect(sentence).toContain(keptAs);
  expect(sentences[0]).toMatch(/^The file of your .+; .+\.$/);
  expect(sentences[1]).toMatch(/\p{Script=Hangul}\.$/u);
});
