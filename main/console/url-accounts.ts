import type { ConsoleUrl } from './console-url.ts';

/**
 * The accounts a page of the console speaks of, from its surest sign alone: the host it was copied from, a parameter that
 * names the account, ARNs, and at last any known account's number (in the address of a queue or of a registry, say).
 */
export function accountsNamed(
  { url, accountId }: ConsoleUrl,
  isKnown: (accountId: string) => boolean,
): readonly string[] {
  if (accountId !== undefined) return [accountId];
  const { searchParams } = new URL(url);
  const parameter = ['account', 'accountId', 'account_id'].map((name) => searchParams.get(name) ?? '');
  const named = parameter.find((value) => /^\d{12}$/.test(value));
  if (named !== undefined) return [named];
  const text = unescaped(url);
  const inArns = matches(text, /\barn:aws[a-z-]*:[\w-]+:[\w-]*:(\d{12}):/g);
  if (inArns.length > 0) return inArns;
  return matches(text, /(?<![\w.])(\d{12})(?![\w])/g).filter(isKnown);
}

function matches(text: string, form: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(form)].map(([, id = '']) => id))];
}

/** Fragments are escaped several times over, and CloudWatch writes `$25` or `*25` for `%25`. */
function unescaped(url: string): string {
  let text = url;
  for (let layer = 0; layer < 4; layer++) {
    const next = text.replace(/[$%*][0-9a-f]{2}/gi, (code) =>
      String.fromCodePoint(Number.parseInt(code.slice(1), 16)),
    );
    if (next === text) break;
    text = next;
  }
  return text;
}
