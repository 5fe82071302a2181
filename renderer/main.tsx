import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followAppState } from './app-state.ts';
import { App } from './window/app.tsx';
import { AppContext } from './window/app-context.ts';
import { bridgeOfWindow } from './window/bridge.ts';
import { createWindowClock } from './window/clock.ts';
import { factsOfPage } from './window/page-facts.ts';
import './styles/tokens.css';
import './styles/base.css';

const bridge = bridgeOfWindow();
const source = followAppState(bridge);
const clock = createWindowClock(document, () => source.get()?.clockSkewMs ?? 0);
const page = factsOfPage(window);
const root = document.getElementById('root');
if (root === null) throw new Error('no #root');

// Not before: an empty drawing would take the place of the first page, which main has drawn.
const unsubscribe = source.subscribe(() => {
  unsubscribe();
  createRoot(root).render(
    <StrictMode>
      <AppContext value={{ bridge, source, clock, page }}>
        <App />
      </AppContext>
    </StrictMode>,
  );
});
