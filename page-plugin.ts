import type { Plugin } from 'vite';
import { stylesOf } from './main/desktop/app-protocol.ts';

/** The window's styles stand in its page, for a soon first frame; its policy then allows these and no others. */
export const inlineStyles = (): Plugin => ({
  name: 'inline-styles',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const assets = Object.values(bundle).flatMap((file) => (file.type === 'asset' ? [file] : []));
      const [page, ...otherPages] = assets.filter(({ fileName }) => fileName.endsWith('.html'));
      const [style, ...otherStyles] = assets.filter(({ fileName }) => fileName.endsWith('.css'));
      if (page === undefined || style === undefined || otherPages.length + otherStyles.length > 0)
        throw new Error('not one page and one style file');
      page.source = styled(textOf(page.source), textOf(style.source));
      delete bundle[style.fileName];
    },
  },
});

const textOf = (source: string | Uint8Array) => Buffer.from(source).toString();

function styled(page: string, styles: string): string {
  if (styles.includes('</')) throw new Error('the styles would end their element');
  const filled = replaceOnce(page, /<link rel="stylesheet".*>/, `<style>${styles}</style>`);
  return replaceOnce(filled, "style-src 'self'", `style-src ${stylesOf(filled)}`);
}

function replaceOnce(text: string, what: string | RegExp, by: string): string {
  const replaced = text.replace(what, () => by);
  if (replaced === text) throw new Error(`not in the page: ${what.toString()}`);
  return replaced;
}
