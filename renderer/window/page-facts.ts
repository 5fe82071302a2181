/** What the views go by that only the page itself knows. */
export interface PageFacts {
  /** Whether list and details have room side by side. */
  readonly wide: {
    get(): boolean;
    subscribe(listener: () => void): () => void;
  };
  /** Pixels of one rem, which follow the user's text size. */
  remPx(): number;
  heightPx(): number;
  /** What was typed into the first page before anything in it could hear it. */
  typed(): string;
}

const wideRem = 47.5;

export function factsOfPage(window: Window): PageFacts {
  const media = window.matchMedia(`(min-width: ${wideRem}rem)`);
  return {
    wide: {
      get: () => media.matches,
      subscribe(listener) {
        media.addEventListener('change', listener);
        return () => media.removeEventListener('change', listener);
      },
    },
    remPx: () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    heightPx: () => window.innerHeight,
    typed: () => document.querySelector<HTMLInputElement>('#root[aria-busy] input')?.value ?? '',
  };
}

/** Of a page that is not there yet, with text of the usual size. `size` in pixels. */
export function pageToBe(size: { readonly width: number; readonly height: number }): PageFacts {
  const remPx = 16;
  return {
    wide: { get: () => size.width >= wideRem * remPx, subscribe: () => () => undefined },
    remPx: () => remPx,
    heightPx: () => size.height,
    typed: () => '',
  };
}
