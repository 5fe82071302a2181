/** What lies over a view, and gives the focus back by itself. */
const popups = '[role=dialog], .menu';

export function isPopupOpen(): boolean {
  return document.querySelector(popups) !== null;
}

export function popupAround(target: EventTarget | null): Element | undefined {
  return target instanceof Element ? (target.closest(popups) ?? undefined) : undefined;
}

/** In the document, seen, and reached by keys. */
export function canTakeFocus(element: Element): boolean {
  return (
    element.isConnected &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null &&
    element.checkVisibility({ visibilityProperty: true })
  );
}

/** An element and what stood beside it, for when it is gone. */
export interface TrailStep {
  readonly element: Element;
  readonly previous: Element | null;
  readonly next: Element | null;
}

/** From what has the focus outwards. */
export function trailOf(focused: Element): readonly TrailStep[] {
  const trail: TrailStep[] = [];
  for (let element: Element | null = focused; element !== null; element = element.parentElement)
    trail.push({ element, previous: element.previousElementSibling, next: element.nextElementSibling });
  return trail;
}

/**
 * Where a person looks when what had the focus is gone: what came of it, in the strip it was in; the search of the home view; else, within a list, the next in it;
 * else the heading of what is left around it. No neighbouring button: a second press would do something else.
 */
export function placeAfter(trail: readonly TrailStep[]): HTMLElement | undefined {
  return firstOf(trail, resultIn) ?? searchPlace() ?? firstOf(trail, placeAt) ?? workPlace();
}

/** Where work begins in the view: its search, else its heading. Undefined: none is there, or it is covered. */
export function workPlace(): HTMLElement | undefined {
  return searchPlace() ?? firstIn(document, 'main h1');
}

const results = '[data-result]';

/** It is read, and needs no keys of its own. */
export function isResult(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(results);
}

function resultIn({ element }: TrailStep): HTMLElement | undefined {
  return element.isConnected && element.matches('aside') ? firstIn(element, results) : undefined;
}

const searchPlace = () => firstIn(document, 'main input[role=combobox]');

function placeAt({ element, previous, next }: TrailStep): HTMLElement | undefined {
  if (element.matches('li')) {
    const items = element.isConnected ? [element] : [next, previous];
    return firstOf(items, (item) => (item === null ? undefined : firstIn(item, 'button, input, a[href]')));
  }
  return element.isConnected && element.matches('section, main') ? firstIn(element, 'h1, h2') : undefined;
}

function firstIn(around: ParentNode, selector: string): HTMLElement | undefined {
  return [...around.querySelectorAll<HTMLElement>(selector)].find(canTakeFocus);
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A heading takes it for this once. */
export function giveFocus(place: HTMLElement): void {
  if (place.matches('h1, h2') && !place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus();
}
