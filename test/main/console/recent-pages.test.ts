import { expect, it } from 'vitest';
import {
  loadRecentPages,
  type RecentPage,
  type RecentPages,
  recentPagesSchema,
} from '../../../main/console/recent-pages.ts';
import { decode, encode } from '../../../main/schema.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const url = 'https://eu-west-1.console.aws.amazon.com/ec2/home';
const page = (roleId: string, atMs: number, at = url): RecentPage => ({ roleId, url: at, atMs });

async function inFile(file: string): Promise<RecentPages> {
  return loadRecentPages(storedFile(file, recentPagesSchema), () => undefined);
}

it('remembers a page once per role, newest first, over a restart too', async () => {
  await using folder = await temporaryFolder();
  const pages = await inFile(folder.file('pages.json'));
  let told = 0;
  pages.onChange(() => (told += 1));
  for (const one of [page('a', 1), page('b', 2), page('a', 3)]) pages.note(one);
  expect([pages.all(), told]).toEqual([[page('a', 3), page('b', 2)], 3]);
  await pages.close();
  expect((await inFile(folder.file('pages.json'))).all()).toEqual(pages.all());
});

it('forgets the oldest of more than two hundred', async () => {
  await using folder = await temporaryFolder();
  const pages = await inFile(folder.file('pages.json'));
  for (let n = 0; n < 250; n++) pages.note(page('a', n, `${url}#${n}`));
  expect(pages.all()).toHaveLength(200);
  expect(pages.all().at(-1)?.atMs).toBe(50);
  await pages.close();
});

it('comes back from its file, but for what is no page of AWS', () => {
  const good = page('a', 1);
  const stored = encode(recentPagesSchema, { pages: [good, page('a', 2, 'https://evil.example/')] });
  expect(decode(recentPagesSchema, stored)).toEqual({ kind: 'current', value: { pages: [good] } });
});
