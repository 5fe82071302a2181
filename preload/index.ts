import { contextBridge, ipcRenderer } from 'electron';
import { type AppState, type Bridge, channels, type CommandName, forEachCommand } from './contract.ts';

// Runs in the sandbox, in a world of its own: the page gets these functions and nothing of Electron.
const invoke =
  (name: CommandName) =>
  (...given: unknown[]) =>
    ipcRenderer.invoke(channels.command, name, ...given);

const bridge = {
  getState: () => ipcRenderer.invoke(channels.getState),
  onState(listener: (state: AppState) => void) {
    const forward = (_event: unknown, state: AppState) => listener(state);
    ipcRenderer.on(channels.state, forward);
    return () => void ipcRenderer.off(channels.state, forward);
  },
  run: forEachCommand(invoke),
} satisfies Bridge;

contextBridge.exposeInMainWorld('daypass', bridge);
