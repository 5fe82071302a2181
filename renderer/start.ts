// The window's scripts come once its first page is seen, and not in its way; where there is nothing in it to see, at once.
const begin = () => void import('./main.tsx');
const drawn = document.querySelector('#root[aria-busy]')?.textContent ?? '';

if (drawn === '') begin();
else
  new PerformanceObserver((_entries, observer) => {
    observer.disconnect();
    begin();
  }).observe({ type: 'paint', buffered: true });
