/** What the views go by that only the page itself knows. */
export interface PageFacts {
  /** Whether list and details have room side by side. */
  readonly wide: PageWidth;
  /** Whether a role takes a line more, as `@media (max-width: 18rem)` has it. */
  readonly cramped: PageWidth;
  /** Pixels of one rem, which follow the user's text size. */
  remPx(): number;
  heightPx(): number;
  /** What was typed into the first page before anything in it could hear it. */
  typed(): string;
}

/** True where the page is so wide, or so narrow. */
export interface PageWidth {
  get(): boolean;
  subscribe(listener: () => void): () => void;
}

const wideRem = 47.5;
const crampedRem = 18;

export function factsOfPage(window: Window): PageFacts {
  const widthOf = (query: string): PageWidth => {
    const media = window.matchMedia(query);
    return {
      get: () => media.matches,
      subscribe(listener) {
        media.addEventListener('change', listener);
        return () => media.removeEventListener('change', listener);
      },
    };
  };
  return {
    wide: widthOf(`(min-width: ${wideRem}rem)`),
    cramped: widthOf(`(max-width: ${crampedRem}rem)`),
    remPx: () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    heightPx: () => window.innerHeight,
    typed: () => document.querySelector<HTMLInputElement>('#root[aria-busy] input')?.value ?? '',
  };
}

/** Of a page that is not there yet, with text of the usual size. `size` in pixels. */
export function pageToBe(size: { readonly width: number; readonly height: number }): PageFacts {
  const remPx = 16;
  const always = (is: boolean): PageWidth => ({ get: () => is, subscribe: () => () => undefined });
  return {
    wide: always(size.width >= wideRem * remPx),
    cramped: always(size.width <= crampedRem * remPx),
    remPx: () => remPx,
    heightPx: () => size.height,
    typed: () => '',
  };
}
