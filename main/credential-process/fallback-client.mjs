// Stands in for daypass.c where no C compiler was: the same wire (protocol.ts) by Node alone, which costs a Node's start on
// each call. It says so in its requests (`client`). What Node cannot do: see its peer's user, so it trusts the folders alone;
// lock a file, so the lock is a process id in it; become another program, so it waits for a child; keep bytes that are not
// UTF-8. Everything is imported where it runs, for a file without ending may be read as either kind of module.
void (async () => {
  const { spawn } = await import('node:child_process');
  const fs = await import('node:fs');
  const net = await import('node:net');
  const os = await import('node:os');
  const path = await import('node:path');

  const longest = { request: 65_536, frame: 1_048_576 };
  const boundMs = 50_000;
  const reachMs = 10_000;
  const beganMs = performance.now();
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => process.env[name]).find(Boolean) ?? '';
  const korean = /^ko(?![a-z]).*\.utf-?8/i.test(locale);
  const sentences = {
    home: [
      '--home needs a folder: daypass --home FOLDER COMMAND',
      '--home 뒤에 폴더가 필요합니다: daypass --home 폴더 명령',
    ],
    long: [
      'The command line is too long: Daypass takes 64 KB.',
      '명령줄이 너무 깁니다. Daypass는 64 KB까지 받습니다.',
    ],
    system: [
      'This Daypass was built without a C compiler and does not run on Windows.',
      '이 Daypass는 C 컴파일러 없이 만들어져 Windows에서 실행되지 않습니다.',
    ],
    open: [
      'Others can change {}, so Daypass does not use it.',
      '다른 사용자가 {}을(를) 바꿀 수 있어 쓰지 않습니다.',
    ],
    unknown: [
      'Daypass is not running and this command does not know how to start it; start the Daypass app.',
      'Daypass가 실행 중이 아니며 시작 방법을 알 수 없습니다. Daypass 앱을 시작하십시오.',
    ],
    silent: [
      'Daypass did not get ready in 10 seconds; quit it and run the command again.',
      'Daypass가 10초 안에 준비되지 않았습니다. Daypass를 종료하고 명령을 다시 실행하십시오.',
    ],
    cut: [
      'Daypass ended before its answer was whole; run the command again.',
      'Daypass가 응답을 마치기 전에 끝났습니다. 명령을 다시 실행하십시오.',
    ],
    late: [
      'Daypass did not answer within 50 seconds; run the command again.',
      'Daypass가 50초 안에 응답하지 않았습니다. 명령을 다시 실행하십시오.',
    ],
    malformed: [
      'Daypass gave an answer that this command does not understand; install Daypass again.',
      'Daypass의 응답을 이 명령이 이해하지 못합니다. Daypass를 다시 설치하십시오.',
    ],
    missing: [
      'The program {} cannot be run; check its name and PATH.',
      '프로그램 {}을(를) 실행할 수 없습니다. 이름과 PATH를 확인하십시오.',
    ],
  };

  function end(sentence, code, subject = '') {
    fs.writeSync(
      2,
      `daypass: ${sentences[sentence][korean ? 1 : 0].replace('{}', subject.replace(/\p{Cc}/gu, '?'))}\n`,
    );
    process.exit(code);
  }

  function isPrivate(folder) {
    const status = fs.lstatSync(folder, { throwIfNoEntry: false });
    if (status === undefined) return false;
    return status.isDirectory() && status.uid === process.geteuid() && (status.mode & 0o777) === 0o700;
  }

  /** As endpoint.ts; an own folder that is open to others is never used. */
  function socketPaths(dataFolder) {
    let hash = 0xcbf29ce484222325n;
    for (const byte of Buffer.from(dataFolder))
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    const name = hash.toString(16).padStart(16, '0');
    const run = process.platform === 'darwin' ? os.tmpdir() : `/run/user/${process.geteuid()}`;
    const shared = `/tmp/daypass-${process.geteuid()}`;
    const places = isPrivate(run) ? [[path.join(run, `daypass-${name}`)]] : [];
    return [...places, [shared, path.join(shared, name)]].map((folders) => ({
      folders,
      path: path.join(folders.at(-1), 's'),
    }));
  }

  function request(args) {
    const aws = Object.entries(process.env).filter(([name]) => name.startsWith('AWS_'));
    const told = /^AWS_((DEFAULT_)?(PROFILE|REGION)|CONFIG_FILE|SHARED_CREDENTIALS_FILE|CA_BUNDLE)$/;
    return {
      v: 1,
      client: 'node',
      args,
      cwd: process.cwd(),
      tty: {
        in: process.stdin.isTTY === true,
        out: process.stdout.isTTY === true,
        err: process.stderr.isTTY === true,
      },
      columns: process.stdout.columns ?? process.stderr.columns ?? null,
      locale,
      tz: process.env.TZ || Intl.DateTimeFormat().resolvedOptions().timeZone || null,
      term: process.env.TERM || null,
      noColor: Boolean(process.env.NO_COLOR),
      aws: Object.fromEntries(aws.map(([name, value]) => [name, told.test(name) ? value : null])),
      asker: { pid: process.pid, ppid: process.ppid, program: null },
    };
  }

  function connect({ folders, path: socketPath }) {
    if (!folders.every((folder) => fs.existsSync(folder))) return undefined;
    const open = folders.find((folder) => !isPrivate(folder));
    if (open !== undefined) end('open', 5, open);
    return new Promise((resolve) => {
      const socket = net.connect(socketPath);
      socket.once('connect', () => resolve(socket)).once('error', () => resolve(undefined));
    });
  }

  function holderOf(file) {
    try {
      const holder = Number(fs.readFileSync(file, 'utf8'));
      return Number.isInteger(holder) && holder > 0 && process.kill(holder, 0) ? holder : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whoever reads its own id again after a moment has it: of several that found it free, the last to write. */
  async function take(file) {
    if (holderOf(file) !== undefined) return false;
    fs.writeFileSync(file, `${process.pid}`, { mode: 0o600 });
    await pause(50);
    return holderOf(file) === process.pid;
  }

  async function holdLock(file) {
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM']) process.on(signal, () => undefined);
    if (!(await take(file))) process.exit(75);
    fs.writeSync(1, 'held\n');
    process.stdin.resume().on('close', () => process.exit(0));
  }

  function pause(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  function hostCommand(dataFolder) {
    const own = path.join(path.dirname(fs.realpathSync(process.argv[1])), 'daypass.host');
    const file = [own, path.join(dataFolder, 'host.command')].find((one) => fs.existsSync(one));
    if (file === undefined) end('unknown', 5);
    trust(file);
    const lines = fs
      .readFileSync(file, 'utf8')
      .split(/[\r\n]+/)
      .filter(Boolean);
    return lines.map((line, index) => {
      if (index > 0 && !/^(\/|\.\.?\/)/.test(line)) return line;
      const resolved = path.resolve(path.dirname(file), line);
      trust(resolved);
      return resolved;
    });
  }

  function startHost(command, dataFolder, home) {
    const kept =
      /^(HOME|PATH|USER|LOGNAME|LANG|TZ|TMPDIR|DBUS_SESSION_BUS_ADDRESS|(WAYLAND_)?DISPLAY|XAUTHORITY|NODE_EXTRA_CA_CERTS|LC_.*|XDG_.*)$|^(https?|all|no)_proxy$/;
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => kept.test(name) || kept.test(name.toLowerCase())),
    );
    if (home) env.DAYPASS_HOME = dataFolder;
    spawn(command[0], command.slice(1), { env, cwd: '/', detached: true, stdio: 'ignore' })
      .on('error', () => undefined)
      .unref();
  }

  function trust(file) {
    const real = fs.existsSync(file) ? fs.realpathSync(file) : end('unknown', 5);
    for (const one of [real, path.dirname(real), path.dirname(file)]) {
      const status = fs.statSync(one);
      if ((status.uid !== 0 && status.uid !== process.geteuid()) || (status.mode & 0o022) !== 0)
        end('open', 5, one);
    }
  }

  async function reach(dataFolder, home) {
    let starts = false;
    let command;
    for (const untilMs = performance.now() + reachMs; performance.now() < untilMs; await pause(20)) {
      for (const place of socketPaths(dataFolder)) {
        const socket = await connect(place);
        if (socket !== undefined) return socket;
      }
      if (starts || holderOf(path.join(dataFolder, 'host.lock')) !== undefined) continue;
      command ??= hostCommand(dataFolder);
      fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      starts = await take(path.join(dataFolder, 'host.start.lock'));
      if (starts && holderOf(path.join(dataFolder, 'host.lock')) === undefined)
        startHost(command, dataFolder, home);
    }
    return end('silent', 5);
  }

  function become(payload, socket) {
    socket.destroy();
    const strings = payload.toString('utf8').split('\0').slice(0, -1);
    const args = strings.filter((one) => one[0] === 'A').map((one) => one.slice(1));
    const env = { ...process.env };
    for (const change of strings) {
      const equals = change.indexOf('=');
      if (change[0] === 'U' && equals === -1 && change.length > 1) delete env[change.slice(1)];
      else if (change[0] === 'S' && equals > 1) env[change.slice(1, equals)] = change.slice(equals + 1);
      else if (change[0] !== 'A') end('malformed', 5);
    }
    if (payload.at(-1) !== 0 || !args[0]) end('malformed', 5);
    for (const signal of ['SIGINT', 'SIGQUIT']) process.on(signal, () => undefined);
    const child = spawn(args[0], args.slice(1), { env, stdio: 'inherit' });
    child.on('error', (error) => end('missing', error.code === 'ENOENT' ? 127 : 126, args[0]));
    child.on('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
  }

  function passInput(socket) {
    const frame = (type, bytes) => {
      const header = Buffer.from([type.charCodeAt(0), 0, 0, 0, 0]);
      header.writeUInt32BE(bytes.length, 1);
      return Buffer.concat([header, bytes]);
    };
    process.stdin.on('data', (bytes) => {
      if (socket.write(frame('d', bytes))) return;
      process.stdin.pause();
      socket.once('drain', () => process.stdin.resume());
    });
    process.stdin.on('end', () => socket.write(frame('z', Buffer.alloc(0))));
  }

  function play(socket, line, holds) {
    let left = Buffer.alloc(0);
    let asked = false;
    let done = false;
    const held = [];
    function take(type, payload) {
      if (type === 'o' && holds) held.push(payload);
      else if (type === 'o') process.stdout.write(payload);
      else if (type === 'e') process.stderr.write(payload);
      else if (type === 'i' && !asked && payload.length === 0) passInput(socket, (asked = true));
      else if (type === 'x' && !asked && !holds) done = become(payload, socket) ?? true;
      else if (type === 'q' && payload.length === 1) done = finish(payload[0]) ?? true;
      else end('malformed', 5);
    }
    function finish(code) {
      if (code === 0) process.stdout.write(Buffer.concat(held));
      process.exitCode = code;
      process.stdin.destroy();
      socket.destroy();
    }
    socket.on('error', () => undefined);
    socket.on('close', () => done || end('cut', 5));
    socket.on('data', (chunk) => {
      left = Buffer.concat([left, chunk]);
      while (left.length > 0 && !done) {
        if (!'oeixqh'.includes(String.fromCharCode(left[0]))) end('malformed', 5);
        const length = left.length < 5 ? 0 : left.readUInt32BE(1);
        if (length > longest.frame || held.reduce((sum, one) => sum + one.length, length) > longest.frame)
          end('malformed', 5);
        if (left.length < 5 + length) return;
        const payload = left.subarray(5, 5 + length);
        const type = String.fromCharCode(left[0]);
        left = left.subarray(5 + length);
        take(type, payload);
      }
    });
    socket.write(line);
  }

  async function main() {
    if (process.platform === 'win32') end('system', 5);
    const args = process.argv.slice(2);
    if (args[0] === '--hold-lock') return holdLock(args[1] ?? '');
    const named = args[0] === '--home' ? args.splice(0, 2)[1] || end('home', 2) : process.env.DAYPASS_HOME;
    const data = path.isAbsolute(process.env.XDG_DATA_HOME ?? '')
      ? process.env.XDG_DATA_HOME
      : path.join(os.homedir(), '.local', 'share');
    const usual =
      process.platform === 'darwin'
        ? path.join(os.homedir(), 'Library', 'Application Support', 'Daypass')
        : path.join(data, 'daypass');
    const dataFolder = named ? path.resolve(named) : usual;
    if (args[0] === '--print-endpoint') {
      for (const place of socketPaths(dataFolder)) fs.writeSync(1, `${place.path}\n`);
      return;
    }
    const line = `${JSON.stringify(request(args))}\n`;
    if (Buffer.byteLength(line) > longest.request) end('long', 2);
    const holds = args[0] === 'credentials';
    process.stdout.on('error', () => process.exit(1));
    if (holds) setTimeout(() => end('late', 5), boundMs - (performance.now() - beganMs)).unref();
    play(await reach(dataFolder, named), line, holds);
  }

  await main();
})();
