import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Where a page that gets out would arrive: on this machine, so that no policy on names is what keeps it in. */
export interface Traps extends AsyncDisposable {
  /** `127.0.0.1:PORT`, for HTTP, WebSocket and TURN over TCP. */
  readonly tcp: string;
  /** The same for STUN. */
  readonly udp: string;
  /** One entry for each connection or packet. */
  readonly sprung: readonly string[];
}

export async function setTraps(): Promise<Traps> {
  const sprung: string[] = [];
  const server = createServer((socket) => {
    socket.once('data', (bytes) => sprung.push(`tcp ${bytes.subarray(0, 60).toString('latin1')}`));
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  const udp = createSocket('udp4', () => sprung.push('udp'));
  udp.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(udp, 'listening')]);
  const address = server.address();
  const tcpPort = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    ...{ tcp: `127.0.0.1:${tcpPort}`, udp: `127.0.0.1:${udp.address().port}`, sprung },
    async [Symbol.asyncDispose]() {
      udp.close();
      server.close();
    },
  };
}
