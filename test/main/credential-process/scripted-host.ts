import { once } from 'node:events';
import net from 'node:net';
import { type Endpoint, prepareFolders } from '../../../main/credential-process/endpoint.ts';

export interface Asked {
  /** Without its line end. */
  readonly line: string;
  readonly socket: net.Socket;
  /** What the client sent after its line. */
  readonly input: () => Buffer;
}

export interface ScriptedHost extends AsyncDisposable {
  readonly lines: readonly string[];
  stopListening(): void;
}

/** Listens as a host does and plays one answer to whoever asks: bytes and then the end, or whatever a function does. */
export async function scriptedHost(
  endpoint: Endpoint,
  answer: Uint8Array | ((asked: Asked) => void),
): Promise<ScriptedHost> {
  const lines: string[] = [];
  const open = new Set<net.Socket>();
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
    onLine(socket, (asked) => {
      lines.push(asked.line);
      if (typeof answer === 'function') answer(asked);
      else socket.end(answer, () => socket.destroySoon());
    });
  });
  prepareFolders(endpoint);
  server.listen(endpoint.path);
  await once(server, 'listening');
  return {
    lines,
    stopListening: () => server.close(),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

function onLine(socket: net.Socket, then: (asked: Asked) => void): void {
  let bytes = Buffer.alloc(0);
  let line: string | undefined;
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, Buffer.from(chunk)]);
    const end = line === undefined ? bytes.indexOf('\n') : -1;
    if (end === -1) return;
    line = bytes.subarray(0, end).toString('utf8');
    bytes = bytes.subarray(end + 1);
    then({ line, socket, input: () => bytes });
  });
}
