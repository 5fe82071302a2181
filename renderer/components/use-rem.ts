import { useState } from 'react';

/** Pixels of one rem, which follow the user's text size. */
export function useRem(): number {
  return useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))[0];
}
