// What a host does towards its client, and no more: has the lock, listens, answers with what it sees of itself.
// Arguments: the client program, `socket=PATH`, and how it fails, if it does.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

const [client, socketArgument, failure = 'none'] = process.argv.slice(2);
const socketPath = socketArgument.slice('socket='.length);
const dataFolder = process.env.DAYPASS_HOME;
const file = (name) => path.join(dataFolder, name);

appendFileSync(file('starts'), 'started\n');
if (failure === 'ends') process.exit(3);
if (failure === 'ends-with-reason') {
  process.stderr.write(
    '(node) a warning\ndaypass: The folder 폴더 is \u001b[2Jnot yours; make it yours.\nand more\n',
  );
  process.exit(1);
}
const lock = spawn(client, ['--hold-lock', file('host.lock')], { stdio: ['pipe', 'pipe', 'ignore'] });
lock.on('exit', (code) => process.exit(code ?? 1));
lock.stdout.once('data', () => {
  writeFileSync(file('pid'), String(process.pid));
  if (failure === 'late') setTimeout(listen, 300);
  else if (failure === 'none') listen();
});

function listen() {
  for (const folder of [path.dirname(path.dirname(socketPath)), path.dirname(socketPath)])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(socketPath, { force: true });
  net
    .createServer((socket) =>
      socket.once('data', (line) => answer(socket, JSON.parse(line).args)).on('error', () => undefined),
    )
    .listen(socketPath);
}

function answer(socket, [verb, ...args]) {
  if (verb === 'become')
    return void socket.end(frame('x', Buffer.from(args.map((one) => `A${one}\0`).join(''))));
  const seen = {
    pid: process.pid,
    environment: process.env,
    cwd: process.cwd(),
    args: process.argv.slice(2),
    ...descriptors(),
  };
  socket.end(Buffer.concat([frame('o', Buffer.from(JSON.stringify(seen))), frame('q', Buffer.from([0]))]));
}

/** Standard streams, and whatever else came from the asker: a pipe that Node has not made itself is one of those. */
function descriptors() {
  if (process.platform !== 'linux') return {};
  const links = readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [[name, readlinkSync(`/proc/self/fd/${name}`)]];
    } catch {
      return [];
    }
  });
  const named = Object.fromEntries(links);
  return { standard: ['0', '1', '2'].map((name) => named[name]), open: Object.values(named) };
}

function frame(type, payload) {
  const header = Buffer.from([type.charCodeAt(0), 0, 0, 0, 0]);
  header.writeUInt32BE(payload.length, 1);
  return Buffer.concat([header, payload]);
}
