import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LoopbackOutcome, loopbackPage } from '../../../main/sso/loopback-page.ts';

const outcomes: readonly LoopbackOutcome[] = ['signed-in', 'refused', 'failed'];
const cases = outcomes.flatMap((outcome) => [
  { outcome, language: 'en' as const },
  { outcome, language: 'ko' as const },
]);
const hangul = /\p{Script=Hangul}/u;

describe.each(cases)('the page for $outcome in $language', ({ outcome, language }) => {
  const { html, headers } = loopbackPage(outcome, 'Hanbit', language);
  const csp = headers['content-security-policy'] ?? '';
  const title = /<h1>(.*)<\/h1>/.exec(html)?.[1] ?? '';
  const text = /<p>(.*)<\/p>/.exec(html)?.[1] ?? '';

  it('is in its language and says so', () => {
    expect(html).toContain(`<html lang="${language}">`);
    expect([hangul.test(title), hangul.test(text)]).toEqual(
      Array.from({ length: 2 }, () => language === 'ko'),
    );
    expect(html).toContain(`<title>${title} · Daypass</title>`);
    expect(text).toMatch(/\.$/);
  });

  it('loads nothing and runs nothing', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<form|@import|url\(|https?:|\son\w+=|javascript:/i);
    expect(csp).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
    for (const directive of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(csp).toContain(`${directive} 'none'`);
  });

  it('has the one style that its policy allows', () => {
    const styles = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, style = '']) => style);
    const hashes = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(hashes).toEqual([/'sha256-[^']+'/.exec(csp)?.[0]]);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('stays in no cache and tells its address, which holds the code, to nobody', () => {
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });
});

describe('the page of a sign-in that succeeded', () => {
  const shown = (label: string) => /<p>([^]*)<\/p>/.exec(loopbackPage('signed-in', label, 'en').html)?.[1];

  it('shows the label as text, whatever it holds', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '&',
        '"',
        "'",
        '</p>',
        '<script>alert(1)</script>',
        '<!--',
        '{session}',
        'Hanbit',
        '한빛',
      ],
      ...['$&', '$1', '$$', "$'", '$`', '&amp;', '&#60;'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 6 }), (parts) => {
        const label = parts.join('');
        const text = shown(label) ?? '';
        expect(text).not.toMatch(/[<>"']/);
        expect(unescapeHtml(text)).toBe(`${label} is ready. You can close this tab.`);
      }),
    );
  });
});

function unescapeHtml(text: string): string {
  return text.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)));
}
