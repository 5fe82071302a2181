import type { DiffHunk, DiffLine } from '../../preload/aws-profiles.ts';
import { marked } from '../printable.ts';
import { type Edit, inOrder, type Line } from './lines.ts';

/** What a person is shown before a file changes, with a few lines around. */
export function diffOf(lines: readonly Line[], edits: readonly Edit[]): readonly DiffHunk[] {
  const hunks: { from: number; to: number; lines: DiffLine[] }[] = [];
  let [next, shift] = [0, 0];
  const copy = (end: number) => {
    for (const { text } of lines.slice(next, end)) hunks.at(-1)?.lines.push(shown('same', text));
    next = Math.max(next, end);
  };
  for (const { at, remove, insert } of inOrder(edits)) {
    if (hunks.length === 0 || at - next > 2 * around) {
      if (hunks.length > 0) copy(next + around);
      next = Math.max(0, at - around);
      hunks.push({ from: next + 1, to: next + shift + 1, lines: [] });
    }
    copy(at);
    const removed = lines.slice(at, at + remove).map(({ text }) => shown('removed', text));
    hunks
      .at(-1)
      ?.lines.push(
        ...removed,
        ...insert.map((line) => shown('added', typeof line === 'string' ? line : line.text)),
      );
    next = at + remove;
    shift += insert.length - remove;
  }
  copy(next + around);
  return hunks;
}

/** As `diff -u` prints it, line by line. */
export function diffText(
  file: string,
  hunks: readonly DiffHunk[],
): readonly (DiffLine | { readonly range: string })[] {
  if (hunks.length === 0) return [];
  const parts = hunks.flatMap(({ from, to, lines }) => {
    const count = (other: DiffLine['kind']) => lines.filter(({ kind }) => kind !== other).length;
    const range = `@@ -${from},${count('added')} +${to},${count('removed')} @@`;
    return [{ range }, ...lines.map(({ kind, text }) => ({ kind, text: `${signs[kind]}${text}` }))];
  });
  return [{ range: `--- ${file}` }, { range: `+++ ${file}` }, ...parts];
}

const around = 3;
const signs = { same: ' ', removed: '-', added: '+' } as const;

function shown(kind: DiffLine['kind'], text: string): DiffLine {
  return { kind, text: marked(kind === 'added' ? text : masked(text)) };
}

/** A line of the user's may hold a secret anywhere, in a comment too; what we wrote, and what is known to be none, is shown. */
function masked(text: string): string {
  if (secretKey.test(text)) return text.replace(secretKey, '$1****');
  if (harmlessKey.test(text) || ourLine.test(text)) return text;
  return text.replace(secretOption, '$1****').replace(/\S{16,}/g, (word) => (isRandom(word) ? '****' : word));
}

const secretKey =
  /^(\s*(?:aws_(?:secret_access_key|session_token|security_token)|[^=:]*(?:secret|token|password)[^=:]*?)\s*[=:]\s*).+$/i;
const secretOption = /(--?[\w-]*(?:secret|token|passw|key)[\w-]*[=\s]+)\S+/gi;
const harmlessKey =
  /^\s*(?:\[|#\s*daypass:v1\s|(?:region|output|role_arn|source_profile|mfa_serial|(?:granted_)?sso_\w+)\s*=)/;
const ourLine = /^credential_process = .*daypass(?:\.exe)?"? (?:--home \S.* )?credentials /;

/** As keys and tokens are, and words and paths mostly are not. */
function isRandom(word: string): boolean {
  return /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}
