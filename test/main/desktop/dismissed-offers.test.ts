import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { dismissedOffersSchema, loadDismissedOffers } from '../../../main/desktop/dismissed-offers.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('are waved away for good, each once', async () => {
  await using folder = await temporaryFolder();
  const file = folder.file('dismissed-offers.json');
  const told: (readonly string[])[] = [];
  const load = () =>
    loadDismissedOffers(
      storedFile(file, dismissedOffersSchema),
      () => undefined,
      (offers) => told.push(offers),
    );
  const offers = await load();
  expect(offers.all()).toEqual([]);
  await offers.dismiss('rules-offer');
  await offers.dismiss('rules-offer');
  expect([offers.all(), told]).toEqual([['rules-offer'], [['rules-offer']]]);
  expect((await load()).all()).toEqual(['rules-offer']);
});

it('passes over those of another version, and a file that says nothing keeps nobody from starting', async () => {
  await using folder = await temporaryFolder();
  const file = folder.file('dismissed-offers.json');
  const load = () =>
    loadDismissedOffers(
      storedFile(file, dismissedOffersSchema),
      () => undefined,
      () => undefined,
    );
  await (await load()).dismiss('next-step');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"next-step"', '"next-step","a-later-one"'));
  expect((await load()).all()).toEqual(['next-step']);
  await writeFile(file, '{');
  expect((await load()).all()).toEqual([]);
});
