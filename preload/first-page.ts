/**
 * The page that main drew keeps the window's scripts in a template, so that they come once it is seen, and not in its way.
 * Tests run this in their pages as it stands, so it uses nothing from outside itself.
 */
export function startOnceSeen(seen: () => void = () => {}): void {
  new PerformanceObserver((_entries, observer) => {
    observer.disconnect();
    seen();
    const scripts = document.querySelector('template');
    scripts?.replaceWith(scripts.content.cloneNode(true));
  }).observe({ type: 'paint', buffered: true });
}
