import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { breakable, wholeWords } from '../../renderer/components/breakable.ts';

/** Where a line may end: `|`; what is in brackets stays whole. */
const shown = (parts: ReturnType<typeof breakable>) =>
  renderToStaticMarkup(createElement('p', {}, ...parts))
    .slice(3, -4)
    .replaceAll('<wbr/>', '|')
    .replaceAll('<span class="whole">', '[')
    .replaceAll('</span>', ']')
    .replaceAll('&amp;', '&');

it.each([
  ['arn:aws:iam::1:role/…/A_B_…', '|[arn:]|[aws:]|[iam:]|[:]|[1:]|[role/]|[…/A_]|[B_…]'],
  ['https://a-1.b.com/x-y/z', '|[https:]|[/]|[/]|[a-1.]|[b.]|[com/]|[x-y/]|[z]'],
  ['d.com/?c=K-M&e', '|[d.com/]|[?c=]|[K-M]|[&e]'],
  ['a+b-c@d.com', '|[a+b-c]|[@d.com]'],
  ['결제 a-b, c/d', '|결제 a-b, c/|[d]'],
  ['데이터플랫폼스테이징분석환경', '|데이터플랫폼스테이징분석환경'],
  ['x'.repeat(25), `|${'x'.repeat(25)}`],
])('breaks %s between its parts', (identifier, expected) => {
  expect(shown(breakable(identifier))).toBe(expected);
});

it.each([
  ['One sign-in, and all', 'One [sign-in,] and all'],
  ['지금은 ap-northeast-2입니다', '지금은 [ap-northeast-2입니다]'],
  ['a - b', 'a - b'],
  ['in /home/a-b/c.', 'in <span>|[/home/]|[a-b/]|[c.]]'],
  [`${'x'.repeat(24)}-y z`, `${'x'.repeat(24)}-y z`],
])('keeps the words of “%s” whole at their hyphens', (text, expected) => {
  expect(shown(wholeWords(text))).toBe(expected);
});
