// As little as a server in Node can do with a line: send it back. `node echo-server.mjs SOCKET`
import { createServer } from 'node:net';

createServer((socket) => {
  socket.on('data', (line) => socket.end(line)).on('error', () => socket.destroy());
}).listen(process.argv[2], () => process.stdout.write('listening\n'));
