import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, channels, type CommandName, forEachCommand } from './contract.ts';
import { startOnceSeen } from './first-page.ts';

// Runs in the sandbox, in a world of its own: the page gets these functions and nothing of Electron.
const invoke =
  (name: CommandName) =>
  (...given: unknown[]) =>
    ipcRenderer.invoke(channels.command, name, ...given);

const askState = () => ipcRenderer.invoke(channels.getState);
// Asked for while the page's own scripts are on their way; what comes before the page listens is kept for it.
let early: Promise<string> | undefined;
startOnceSeen(() => {
  early = askState();
  early.catch(() => undefined);
});
let kept: string | undefined;
const listeners = new Set<(stateJson: string) => void>();
ipcRenderer.on(channels.state, (_event: unknown, stateJson: string) => {
  if (listeners.size === 0) kept = stateJson;
  for (const listener of listeners) listener(stateJson);
});

const bridge = {
  getState() {
    const first = early?.catch(askState) ?? askState();
    early = undefined;
    return first;
  },
  onState(listener: (stateJson: string) => void) {
    listeners.add(listener);
    if (kept !== undefined) listener(kept);
    kept = undefined;
    return () => void listeners.delete(listener);
  },
  run: forEachCommand(invoke),
} satisfies Bridge;

contextBridge.exposeInMainWorld('daypass', bridge);
