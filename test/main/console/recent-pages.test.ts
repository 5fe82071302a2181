import { expect, it } from 'vitest';
import { recentPagesSchema, type RecentPage, remember } from '../../../main/console/recent-pages.ts';
import { decode, encode } from '../../../main/schema.ts';

const url = 'https://eu-west-1.console.aws.amazon.com/ec2/home';
const page = (roleId: string, atMs: number, at = url): RecentPage => ({ roleId, url: at, atMs });

it('remembers a page once per role, newest first', () => {
  const pages = [page('a', 1), page('b', 2), page('a', 3)].reduce<readonly RecentPage[]>(remember, []);
  expect(pages).toEqual([page('a', 3), page('b', 2)]);
});

it('forgets the oldest of more than two hundred', () => {
  let pages: readonly RecentPage[] = [];
  for (let n = 0; n < 250; n++) pages = remember(pages, page('a', n, `${url}#${n}`));
  expect(pages).toHaveLength(200);
  expect(pages.at(-1)?.atMs).toBe(50);
});

it('comes back from its file, but for what is no page of AWS', () => {
  const good = page('a', 1);
  const stored = encode(recentPagesSchema, { pages: [good, page('a', 2, 'https://evil.example/')] });
  expect(decode(recentPagesSchema, stored)).toEqual({ kind: 'current', value: { pages: [good] } });
});
