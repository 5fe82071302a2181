// The window's scripts come once its first page is seen, and not in its way; where main could draw none, at once.
const begin = () => void import('./main.tsx');

if (document.querySelector('#root[aria-busy]') === null) begin();
else
  new PerformanceObserver((_entries, observer) => {
    observer.disconnect();
    begin();
  }).observe({ type: 'paint', buffered: true });
