import { createHash } from 'node:crypto';
import type { Language } from '../../preload/contract.ts';

export type LoopbackOutcome = 'signed-in' | 'refused' | 'failed';

export interface LoopbackPage {
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

/** What the browser shows at the end of a sign-in. One file, no script, nothing loaded from anywhere. */
export function loopbackPage(
  outcome: LoopbackOutcome,
  sessionLabel: string,
  language: Language,
): LoopbackPage {
  const { title, text } = texts[language][outcome];
  const body = escapeHtml(text.replace('{session}', () => sessionLabel));
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Daypass</title>
<style>${style}</style>
</head>
<body>
<main>
<div class="${outcome}" aria-hidden="true">${outcome === 'signed-in' ? '✓' : '!'}</div>
<h1>${escapeHtml(title)}</h1>
<p>${body}</p>
</main>
</body>
</html>
`;
  return { headers, html };
}

const style = `
:root{--back:#f6f7f9;--card:#fff;--text:#1b1f24;--quiet:#57606a;--good:#116329;--bad:#a40e26;--line:#d8dee4}
@media (prefers-color-scheme:dark){:root{--back:#0f1318;--card:#171c23;--text:#e6ebf1;--quiet:#9aa6b2;--good:#56d364;--bad:#ff8b94;--line:#2c343d}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--back);color:var(--text);font:16px/1.6 system-ui,-apple-system,"Segoe UI","Apple SD Gothic Neo","Malgun Gothic","Noto Sans CJK KR",sans-serif;word-break:keep-all;overflow-wrap:anywhere}
main{margin:24px;padding:40px 48px;max-width:26rem;text-align:center;background:var(--card);border:1px solid var(--line);border-radius:16px}
h1{margin:16px 0 8px;font-size:1.375rem;line-height:1.3}
p{margin:0;color:var(--quiet)}
div{width:56px;height:56px;margin:0 auto;border-radius:50%;border:2px solid;display:grid;place-items:center;font-size:28px;font-weight:600;line-height:1;color:var(--bad)}
.signed-in{color:var(--good)}
`;

const headers: LoopbackPage['headers'] = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

const texts: Record<Language, Record<LoopbackOutcome, { readonly title: string; readonly text: string }>> = {
  en: {
    'signed-in': { title: 'You are signed in', text: '{session} is ready. You can close this tab.' },
    refused: {
      title: 'Sign-in refused',
      text: 'Nothing was given to Daypass. To try again, start the sign-in from Daypass.',
    },
    failed: {
      title: 'Sign-in not completed',
      text: 'Something went wrong on the way. Daypass says what; start the sign-in there again.',
    },
  },
  ko: {
    'signed-in': { title: '로그인되었습니다', text: '{session} 준비가 끝났습니다. 이 탭은 닫아도 됩니다.' },
    refused: {
      title: '로그인을 거부했습니다',
      text: 'Daypass에는 아무것도 전달되지 않았습니다. 다시 하려면 Daypass에서 로그인을 시작하세요.',
    },
    failed: {
      title: '로그인을 마치지 못했습니다',
      text: '도중에 문제가 생겼습니다. 이유는 Daypass에 나옵니다. 거기서 로그인을 다시 시작하세요.',
    },
  },
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
