import { setMaxListeners } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { rm, rmdir } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { readLine } from './read-line.ts';
import { createTurns, type Turns } from './turns.ts';
import { type Endpoint, prepareFolders } from './endpoint.ts';
import { encodeFrame, execFrame, exitFrame, outputFrames, bytesOf, type Program } from './frames.ts';
import { type ParsedRequest, parseRequest, type Request, wireVersion } from './protocol.ts';

/** Answers one request; what it returns is the exit code. `signal` aborts when nobody waits any more. */
export type Answer = (request: Request, reply: Reply, signal: AbortSignal) => Promise<number>;

export interface Reply {
  out(text: string): void;
  err(text: string): void;
  exec(program: Program): void;
}

export interface ProcessServer {
  /** No new connection is taken; those that are there are answered. */
  close(): Promise<void>;
}

/**
 * Invariants:
 * - one request per connection, a line of at most 64 KB that must come within `lineMs`; anything else ends with one error;
 * - at most `answeredAtOnce` are answered at a time, the rest wait their turn in the order they came;
 * - a connection that its asker closed is forgotten at once, whether it waited, was being answered, or never asked.
 */
export interface ServerLimits {
  readonly answeredAtOnce: number;
  readonly connections: number;
  readonly lineMs: number;
}

/** Node's own 511 turns away a crowd that starts at once; Linux cuts this to what it allows. */
const backlog = 4096;
const usualLimits: ServerLimits = { answeredAtOnce: 256, connections: 4096, lineMs: 5000 };

/** Listens at every endpoint it can; the caller holds the lock. @throws AppError file-unwritable or folder-not-private when at none */
export async function serveProcesses(
  places: readonly Endpoint[],
  answer: Answer,
  refusal: (error: AppError) => { readonly text: string; readonly code: number },
  limits: ServerLimits = usualLimits,
): Promise<ProcessServer> {
  const turns = createTurns(limits.answeredAtOnce);
  const open = new Set<Socket>();
  const closing = new AbortController();
  // Every connection listens; Node warns from the eleventh on.
  setMaxListeners(limits.connections * 2, closing.signal);

  function accept(socket: Socket): void {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    void talk(socket, { answer, refusal, turns, closing: closing.signal, lineMs: limits.lineMs });
  }

  const servers = await Promise.all(places.map((place) => listen(place, accept, limits.connections)));
  const listening = servers.flatMap((server) => (server instanceof AppError ? [] : [server]));
  const [first] = servers;
  if (listening.length === 0)
    throw first instanceof AppError ? first : new AppError('file-unwritable', 'socket');

  return {
    async close() {
      const closed = listening.map((server) => new Promise((resolve) => server.close(resolve)));
      closing.abort(new AppError('stopping'));
      for (const socket of open) socket.setTimeout(2000, () => socket.destroy());
      await Promise.all(closed);
      // The lock is still held, so nobody is listening there yet. A folder with something else in it stays.
      for (const { folders } of places)
        for (const folder of folders.toReversed()) await rmdir(folder).catch(() => undefined);
    },
  };
}

interface Conversation {
  readonly answer: Answer;
  readonly refusal: (error: AppError) => { readonly text: string; readonly code: number };
  readonly turns: Turns;
  readonly closing: AbortSignal;
  readonly lineMs: number;
}

async function talk(
  socket: Socket,
  { answer, refusal, turns, closing, lineMs }: Conversation,
): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort(new AppError('stopping'));
  // An error is followed by close, and a client that went away is no fault.
  socket.on('error', leave).on('close', leave);
  closing.addEventListener('abort', leave, { once: true });
  try {
    const line = await readLine(socket, lineMs, gone.signal);
    if (line === undefined) return void socket.destroy();
    const parsed = parseRequest(line);
    if (parsed.kind !== 'request') return end(socket, refusalFrames(parsed, refusal), lineMs);
    socket.on('data', leaveOnMore(socket)).on('end', leave);
    try {
      await turns.take(gone.signal);
    } catch {
      // Whoever waits when the host stops is told, not dropped.
      return end(
        socket,
        refusalFrames({ kind: 'refused', error: new AppError('stopping') }, refusal),
        lineMs,
      );
    }
    try {
      const { reply, finish } = createReply(socket, lineMs);
      const code = await answer(parsed.request, reply, gone.signal);
      finish(code);
    } finally {
      turns.give();
    }
  } catch {
    socket.destroy();
  } finally {
    closing.removeEventListener('abort', leave);
  }
}

/** No verb asks for input, so anything after the line is not ours to read. */
function leaveOnMore(socket: Socket): () => void {
  return () => socket.destroy();
}

function refusalFrames(
  parsed: Exclude<ParsedRequest, { kind: 'request' }>,
  refusal: Conversation['refusal'],
): readonly Buffer[] {
  if (parsed.kind === 'newer') return [encodeFrame('h', Uint8Array.of(wireVersion))];
  const { text, code } = refusal(parsed.error);
  return [...outputFrames('e', bytesOf(text)), exitFrame(code)];
}

function createReply(socket: Socket, lingerMs: number): { reply: Reply; finish: (code: number) => void } {
  let ended = false;
  const write = (frames: readonly Buffer[]) => {
    if (!ended && socket.writable) for (const frame of frames) socket.write(frame);
  };
  return {
    reply: {
      out: (text) => write(outputFrames('o', bytesOf(text))),
      err: (text) => write(outputFrames('e', bytesOf(text))),
      exec(program) {
        write([execFrame(program)]);
        ended = true;
        hangUp(socket, lingerMs);
      },
    },
    finish(code) {
      if (ended) return;
      write([exitFrame(code)]);
      ended = true;
      hangUp(socket, lingerMs);
    },
  };
}

function end(socket: Socket, frames: readonly Buffer[], lingerMs: number): void {
  if (socket.writable) for (const frame of frames) socket.write(frame);
  hangUp(socket, lingerMs);
}

/** Timed only once all is written, for a pager may read slowly: one who then never closes holds no connection. */
function hangUp(socket: Socket, lingerMs: number): void {
  socket.end(() => void socket.setTimeout(lingerMs, () => socket.destroy()));
}

async function listen(
  place: Endpoint,
  accept: (socket: Socket) => void,
  connections: number,
): Promise<Server | AppError> {
  try {
    prepareFolders(place);
    // The lock is held, so a socket that is still there is a dead host's.
    if (place.folders.length > 0) await rm(place.path, { force: true });
    const server = createServer({ allowHalfOpen: true }, accept);
    server.maxConnections = connections;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen({ path: place.path, backlog }, resolve);
    });
    // Too many open files, say: the next connection may go well again.
    server.on('error', () => undefined);
    return server;
  } catch (error) {
    return error instanceof AppError ? error : new AppError('file-unwritable', place.path);
  }
}
