import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { AppState, DrawFirstPage } from '../../../preload/contract.ts';

export interface FirstPage {
  /** Reads what draws and lets it draw once, so that the first window does not wait for either. */
  warm(): Promise<void>;
  /** `html`, the window's page, with the snapshot of the moment drawn in it; as it is where that fails. */
  fill(html: string): Promise<string>;
}

export interface FirstPageParts {
  /** Absolute: the window's page, and what the renderer's first-page.ts was built to. */
  readonly files: { readonly html: string; readonly drawing: string };
  readonly state: () => AppState;
  /** Of the window that asks, or of the one to come, in pixels. */
  readonly size: () => { readonly width: number; readonly height: number };
  readonly failed: (error: unknown) => void;
}

/**
 * A window takes some hundred milliseconds to read its scripts. Until then it shows what they will draw, drawn here by the
 * same components from the same snapshot.
 */
export function createFirstPage({ files, state, size, failed }: FirstPageParts): FirstPage {
  let reading: Promise<DrawFirstPage> | undefined;

  async function fill(html: string): Promise<string> {
    try {
      reading ??= readDrawing(files.drawing);
      const draw = await reading;
      return draw(html, state(), size());
    } catch (error) {
      failed(error);
      return html;
    }
  }

  return {
    fill,
    async warm() {
      if (reading === undefined) await fill(await readFile(files.html, 'utf8'));
    },
  };
}

async function readDrawing(file: string): Promise<DrawFirstPage> {
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(file).href);
  if (!isDrawing(module)) throw new TypeError('no drawing in it');
  return module.drawFirstPage;
}

function isDrawing(module: unknown): module is { readonly drawFirstPage: DrawFirstPage } {
  return (
    typeof module === 'object' &&
    module !== null &&
    'drawFirstPage' in module &&
    typeof module.drawFirstPage === 'function'
  );
}
