import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { listenLocally, type LocalServer } from './local-server.ts';

export interface ConnectProxy extends LocalServer {
  readonly url: string;
  /** `host:port` of each tunnel asked for, and the URL of each request that should have been one. */
  readonly asked: readonly string[];
  /** 200 opens tunnels; anything else is the answer to whoever asks for one. */
  setStatus(status: number): void;
}

/** A company's proxy. It knows one host only: whatever is asked for, the tunnel leads to this port of 127.0.0.1. */
export async function startConnectProxy(targetPort: number): Promise<ConnectProxy> {
  const asked: string[] = [];
  const tunnels = new Set<Socket>();
  let status = 200;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', ({ url = '' }, socket: Socket) => {
    asked.push(url);
    if (status !== 200) {
      const date = new Date('2029-01-01T00:00:00Z').toUTCString();
      return void socket.end(`HTTP/1.1 ${status} No\r\nDate: ${date}\r\nContent-Length: 0\r\n\r\n`);
    }
    const upstream = connect(targetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const [one, other] of [[socket, upstream] as const, [upstream, socket] as const]) {
      tunnels.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  const local = await listenLocally(server);
  return {
    port: local.port,
    url: `http://127.0.0.1:${local.port}`,
    asked,
    setStatus(next) {
      status = next;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of tunnels) socket.destroy();
      await local[Symbol.asyncDispose]();
    },
  };
}
