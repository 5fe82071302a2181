import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Told } from './control-line.ts';
import type { Control } from './launcher.ts';

export interface ChromiumPlace {
  readonly endpoint: string;
  /** Of the shell around it, which goes last. */
  readonly pid: number;
  readonly profile: string;
}

export interface ControlServer {
  readonly control: Control;
  readonly chromium: Promise<ChromiumPlace>;
  close(): void;
}

interface Waiting {
  readonly answered: (value: unknown) => void;
  readonly failed: (fault: Error) => void;
}

/** The test's end of the line. The stand-in connects to it; what is asked earlier waits for that. */
export async function listenForStandIn(place: string): Promise<ControlServer> {
  const waiting = new Map<number, Waiting>();
  let connected: (socket: Socket) => void = () => undefined;
  const socket = new Promise<Socket>((resolve) => (connected = resolve));
  let opened: (chromium: ChromiumPlace) => void = () => undefined;
  const chromium = new Promise<ChromiumPlace>((resolve) => (opened = resolve));
  const server = createServer((line) => {
    createInterface(line).on('line', (text) => take(JSON.parse(text), waiting, opened));
    line.on('error', () => undefined).on('close', () => failAll(waiting));
    connected(line);
  });
  await new Promise<void>((resolve) => server.listen(place, resolve));
  let last = 0;
  const ask = async (command: string, parameter: unknown) => {
    const line = await socket;
    return new Promise<unknown>((answered, failed) => {
      waiting.set(++last, { answered, failed });
      line.write(`${JSON.stringify({ id: last, command, parameter })}\n`);
    });
  };
  const close = () => {
    server.close();
    void socket.then((line) => line.destroy());
  };
  return { control: controlFor(ask), chromium, close };
}

function take(told: Told, waiting: Map<number, Waiting>, opened: (chromium: ChromiumPlace) => void): void {
  if (told.event === 'chromium') opened(told);
  if (told.event === 'answer') waiting.get(told.id)?.answered(told.value);
  if (told.event === 'fault') waiting.get(told.id)?.failed(new Error(told.text));
  if (told.event === 'answer' || told.event === 'fault') waiting.delete(told.id);
}

function failAll(waiting: Map<number, Waiting>): void {
  for (const { failed } of waiting.values()) failed(new Error('the stand-in has ended'));
  waiting.clear();
}

/** Any command by its name; the type says which there are. */
function controlFor(ask: (command: string, parameter: unknown) => Promise<unknown>): Control {
  return new Proxy<Control>(Object.create(null), {
    get: (_target, command) =>
      typeof command === 'string' && command !== 'then'
        ? (parameter: unknown) => ask(command, parameter)
        : undefined,
  });
}
