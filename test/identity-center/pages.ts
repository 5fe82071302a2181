import type { Answer } from './answer.ts';
import type { Language } from './language.ts';
import { pageStyle, pageStyleHash } from './page-style.ts';
import { pageTexts } from './page-texts.ts';
import { escapeMarkup } from './refusals.ts';

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** Markup that is safe already. */
  readonly body: string;
  readonly status?: number;
  /** Markup for the head, safe already. */
  readonly head?: string;
  /** Chromium holds the redirect after a form to `form-action` too, so its origin must be named. */
  readonly formLeadsTo?: string;
}

export function htmlPage({ language, title, body, status = 200, head = '', formLeadsTo = '' }: Page): Answer {
  const texts = pageTexts[language];
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src '${pageStyleHash}'; form-action 'self' ${formLeadsTo}; frame-ancestors 'none'; base-uri 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      vary: 'accept-language',
    },
    body: `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)} · ${texts.center}</title>
${head}<style>${pageStyle}</style>
</head>
<body>
<header>${mark}<p><strong>${texts.center}</strong><span>${texts.purpose}</span></p></header>
<main>
<h1>${escapeMarkup(title)}</h1>
${body}
</main>
<footer>${texts.notAws}</footer>
</body>
</html>
`,
  };
}

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly look?: 'code';
}

export function factList(facts: readonly Fact[]): string {
  const rows = facts.map(({ name, value, look }) => {
    const attribute = look === undefined ? '' : ` class="${look}"`;
    return `<dt>${escapeMarkup(name)}</dt><dd${attribute}>${escapeMarkup(value)}</dd>`;
  });
  return `<dl>${rows.join('\n')}</dl>`;
}

/** A day's sun on a pass. */
const mark = `<svg viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="11" fill="#2f4fd0"/><circle cx="20" cy="22" r="7" fill="#ffd166"/><path d="M20 7v4M9.4 11.4l2.8 2.8M30.6 11.4l-2.8 2.8" stroke="#ffd166" stroke-width="2.6" stroke-linecap="round"/><path d="M6 27.5h28" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><path d="M12 33h16" stroke="#fff" stroke-opacity=".6" stroke-width="2.6" stroke-linecap="round"/></svg>`;
