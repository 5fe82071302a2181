import { useLayoutEffect, type RefObject } from 'react';
import { matchesIn } from '../../search/highlight.ts';

const highlightName = 'match';

/**
 * Marks in every `.searched` text what the terms name. Painted over the text and no part of the page: an element for each
 * match would cost a key press half of its time.
 */
export function useMarkedMatches(
  within: RefObject<HTMLElement | null>,
  terms: readonly string[],
  drawn: readonly unknown[],
): void {
  useLayoutEffect(() => {
    if (terms.length === 0) return undefined;
    const searched = within.current?.querySelectorAll('.searched') ?? [];
    CSS.highlights.set(highlightName, new Highlight(...[...searched].flatMap((one) => rangesIn(one, terms))));
    return () => void CSS.highlights.delete(highlightName);
  }, [within, terms, drawn]);
}

function rangesIn(element: Element, terms: readonly string[]): readonly StaticRange[] {
  const node = element.firstChild;
  if (!(node instanceof Text)) return [];
  return matchesIn(node.data, terms).map(
    ([startOffset, endOffset]) =>
      new StaticRange({ ...{ startContainer: node, startOffset }, ...{ endContainer: node, endOffset } }),
  );
}
