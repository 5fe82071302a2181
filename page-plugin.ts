import type { Plugin } from 'vite';
import { stylesOf } from './main/desktop/app-protocol.ts';

/**
 * The window's first frame is soon there: its styles stand in the page, whose policy then allows these and no others, and its
 * script comes last.
 */
export const orderPage = (): Plugin => ({
  name: 'order-page',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const assets = Object.values(bundle).flatMap((file) => (file.type === 'asset' ? [file] : []));
      const [page, ...otherPages] = assets.filter(({ fileName }) => fileName.endsWith('.html'));
      const [style, ...otherStyles] = assets.filter(({ fileName }) => fileName.endsWith('.css'));
      if (page === undefined || style === undefined || otherPages.length + otherStyles.length > 0)
        throw new Error('not one page and one style file');
      page.source = ordered(textOf(page.source), textOf(style.source));
      delete bundle[style.fileName];
    },
  },
});

const textOf = (source: string | Uint8Array) => Buffer.from(source).toString();

function ordered(page: string, styles: string): string {
  if (styles.includes('</')) throw new Error('the styles would end their element');
  const [script] = /<script type="module".*<\/script>\n/.exec(page) ?? [''];
  const steps: readonly (readonly [what: string | RegExp, by: string])[] = [
    [script, ''],
    ['</body>', `${script}</body>`],
    [/<link rel="stylesheet".*>/, `<style>${styles}</style>`],
  ];
  const filled = steps.reduce((text, [what, by]) => replaceOnce(text, what, by), page);
  return replaceOnce(filled, "style-src 'self'", `style-src ${stylesOf(filled)}`);
}

function replaceOnce(text: string, what: string | RegExp, by: string): string {
  const replaced = text.replace(what, () => by);
  if (replaced === text) throw new Error(`not in the page: ${what.toString()}`);
  return replaced;
}
