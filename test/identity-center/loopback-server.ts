import type { Server } from 'node:http';
import { createServer } from 'node:http';

interface LoopbackServer {
  readonly url: string;
  readonly server: Server;
  /** Ends every connection, the held ones too. Idempotent. */
  readonly stop: () => Promise<void>;
}

/** @param port 0 for a free one. */
export async function listenOnLoopback(port: number): Promise<LoopbackServer> {
  // Longer than any client keeps an idle connection, so that a reused one is never just being closed.
  const server = createServer({ keepAliveTimeout: 300_000, connectionsCheckingInterval: 300_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    server,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
