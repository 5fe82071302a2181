import type { Plugin, Rolldown } from 'vite';
import { stylesOf } from './main/desktop/app-protocol.ts';

type Bundle = Rolldown.OutputBundle;

/** Of the first frame, and of what comes later. */
type Styles = readonly [string, string];

/**
 * The window's styles stand in its page, for a soon first frame; its policy then allows these and no others. What the
 * first frame can need comes first; the rest stands before the scripts, and comes with them (renderer/first-page.ts).
 */
export function inlineStyles(): Plugin[] {
  let taken: Styles = ['', ''];
  return [
    {
      name: 'take-styles',
      // Before Vite's own, which would have each file of styles asked for by a link.
      generateBundle: { order: 'pre', handler: (_options, bundle) => void (taken = takeStyles(bundle)) },
    },
    {
      name: 'inline-styles',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          const [page, ...others] = assetsOf(bundle, '.html');
          if (page === undefined || others.length > 0) throw new Error('not one page');
          page.source = styled(textOf(page.source), taken);
        },
      },
    },
  ];
}

/** In the order in which one overrules another. */
function takeStyles(bundle: Bundle): Styles {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const seen = new Set<string>();
  const first = chunks.filter(({ isEntry }) => isEntry).flatMap((chunk) => stylesFrom(chunk, bundle, seen));
  const later = chunks.flatMap((chunk) => stylesFrom(chunk, bundle, seen));
  for (const { viteMetadata } of chunks) viteMetadata?.importedCss.clear();
  const texts = new Map(assetsOf(bundle, '.css').map(({ fileName, source }) => [fileName, textOf(source)]));
  if (texts.size !== new Set([...first, ...later]).size) throw new Error('styles that no script asks for');
  for (const name of texts.keys()) delete bundle[name];
  const joined = (names: readonly string[]) => names.map((name) => texts.get(name) ?? '').join('');
  return [joined(first), joined(later)];
}

/** The files of styles of a chunk and, before them, of those that it imports. */
function stylesFrom(chunk: Rolldown.OutputChunk, bundle: Bundle, seen: Set<string>): readonly string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const imported = chunk.imports.flatMap((name) => {
    const file = bundle[name];
    return file?.type === 'chunk' ? stylesFrom(file, bundle, seen) : [];
  });
  return [...imported, ...(chunk.viteMetadata?.importedCss ?? [])];
}

const assetsOf = (bundle: Bundle, ending: string) =>
  Object.values(bundle).flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith(ending) ? [file] : [],
  );

const textOf = (source: string | Uint8Array) => Buffer.from(source).toString();

function styled(page: string, [first, later]: Styles): string {
  if (`${first}${later}`.includes('</')) throw new Error('the styles would end their element');
  const withFirst = replaceOnce(page, '</title>', `</title><style>${first}</style>`);
  const filled = replaceOnce(withFirst, '<script ', `<style data-later>${later}</style><script `);
  return replaceOnce(filled, "style-src 'self'", `style-src ${stylesOf(filled)}`);
}

function replaceOnce(text: string, what: string, by: string): string {
  const replaced = text.replace(what, () => by);
  if (replaced === text) throw new Error(`not in the page: ${what}`);
  return replaced;
}
