import { createElement, type ReactNode } from 'react';

const partEnds = /(?<=(?<!…|^)[/:=])|(?<=_)(?!…)|(?=[@?&])|(?<=^https?:\/\/[^/]*\.)/;
const hyphenedOrPath = /(\S*(?:\w-\w|\w\/\w)\S*)/;
/** Of what is longer, a narrow line may not hold the whole. */
const longestWhole = 24;

/**
 * An identifier as lines may break it: between its parts rather than within one; `…` stands with its neighbour, and alone in no
 * line.
 */
export function breakable(identifier: string): readonly ReactNode[] {
  return identifier
    .split(partEnds)
    .flatMap((part, index) => [createElement('wbr', { key: index }), whole(part, `${index} part`)]);
}

/** A text whose lines end at none of its hyphens, so that names and regions stay whole; a path breaks between its parts. */
export function wholeWords(text: string): readonly ReactNode[] {
  return text.split(hyphenedOrPath).map((part, index) => {
    if (index % 2 === 0) return part;
    return part.includes('/')
      ? createElement('span', { key: index }, ...breakable(part))
      : whole(part, index);
  });
}

function whole(part: string, key: number | string): ReactNode {
  // Hangul is twice as wide.
  const width = part.replace(/\P{ASCII}/gu, '  ').length;
  const breaks = width > longestWhole || part.includes(' ');
  return breaks ? part : createElement('span', { key, className: 'whole' }, part);
}
