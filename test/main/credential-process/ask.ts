import { connect, type Socket } from 'node:net';
import { answerTypes, createFrameDecoder } from '../../../main/credential-process/frames.ts';
import type { Request } from '../../../main/credential-process/protocol.ts';

/** What one connection was given until its end. */
export interface Heard {
  readonly out: string;
  readonly err: string;
  /** Undefined: the connection ended without one. */
  readonly code: number | undefined;
  /** Types of the frames in their order. */
  readonly types: string;
}

export interface Connection {
  readonly socket: Socket;
  readonly heard: Promise<Heard>;
}

export function requestLine(args: readonly string[] = ['version'], changed: object = {}): string {
  return `${JSON.stringify({ ...plainRequest, args, ...changed })}\n`;
}

/** `keepOpen`: the caller does not close its side, whatever the server does. */
export function open(path: string, { keepOpen = false } = {}): Connection {
  const socket = connect({ path, allowHalfOpen: keepOpen });
  const decode = createFrameDecoder(answerTypes);
  const frames: { readonly type: string; readonly payload: Uint8Array }[] = [];
  socket.on('data', (chunk) => frames.push(...decode(chunk)));
  // A server that ends a connection while it is written to is what some tests want.
  socket.on('error', () => undefined);
  const heard = new Promise<Heard>((resolve) => {
    const tell = () => resolve(summary(frames));
    socket.on('end', tell).on('close', tell);
  });
  return { socket, heard };
}

export async function ask(path: string, line: string | Uint8Array = requestLine()): Promise<Heard> {
  const { socket, heard } = open(path);
  socket.write(line);
  const answer = await heard;
  socket.destroy();
  return answer;
}

export const plainRequest: Request = {
  v: 1,
  client: 'c',
  args: ['version'],
  cwd: '/',
  tty: { in: false, out: false, err: false },
  columns: null,
  locale: 'en_US.UTF-8',
  tz: 'UTC',
  term: 'xterm',
  noColor: false,
  aws: {},
  home: null,
  network: { HTTPS_PROXY: null, NO_PROXY: null, NODE_EXTRA_CA_CERTS: null },
  place: ['DISPLAY'],
  asker: { pid: 41, ppid: 40, program: 'zsh' },
};

function summary(frames: readonly { readonly type: string; readonly payload: Uint8Array }[]): Heard {
  const text = (type: string) =>
    Buffer.concat(frames.filter((frame) => frame.type === type).map(({ payload }) => payload)).toString();
  return {
    ...{ out: text('o'), err: text('e'), types: frames.map(({ type }) => type).join('') },
    code: frames.find(({ type }) => type === 'q')?.payload[0],
  };
}
