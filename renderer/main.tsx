import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followAppState } from './app-state.ts';
import { App } from './window/app.tsx';
import { AppContext } from './window/app-context.ts';
import { bridgeOfWindow } from './window/bridge.ts';
import { createWindowClock } from './window/clock.ts';
import './styles/tokens.css';
import './styles/base.css';

const bridge = bridgeOfWindow();
const source = followAppState(bridge);
const clock = createWindowClock(document, () => source.get()?.clockSkewMs ?? 0);
const root = document.getElementById('root');
if (root === null) throw new Error('no #root');
createRoot(root).render(
  <StrictMode>
    <AppContext value={{ bridge, source, clock }}>
      <App />
    </AppContext>
  </StrictMode>,
);
