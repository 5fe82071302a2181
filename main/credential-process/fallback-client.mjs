// Stands in for daypass.c where no C compiler was: the same wire (protocol.ts) by Node alone, which costs a Node's start on
// each call. It says so in its requests (`client`). What Node cannot do: see its peer's user, so it trusts the folders alone;
// lock a file, so the lock is a process's id and start in it; become another program, so it passes signals on to a child
// and ends as that ends; keep bytes that are not UTF-8. Everything is imported where it runs, for a file without ending may be read as either kind of module.
void (async () => {
  const { execFileSync, spawn } = await import('node:child_process');
  const fs = await import('node:fs');
  const net = await import('node:net');
  const os = await import('node:os');
  const path = await import('node:path');
  const { isatty } = await import('node:tty');

  const longest = { request: 65_536, frame: 1_048_576 };
  // As limits.h; a test build sets its own.
  const limits = {
    DAYPASS_WIRE_VERSION: 1,
    DAYPASS_BOUND_MS: 50_000,
    DAYPASS_REACH_MS: 10_000,
    DAYPASS_SHARED_FOLDER: '/tmp',
    DAYPASS_RUN_FOLDER: '/run/user',
  };
  const mostRetries = 2;
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
      'The folder {} belongs to someone else or is open to others, so Daypass does not use it; remove it.',
      '폴더 {}은(는) 다른 사용자의 것이거나 다른 사용자에게 열려 있어 쓰지 않습니다. 삭제하세요.',
    ],
    changeable: [
      'Daypass was not started because others can change {}; make it yours (chown) and close it (chmod go-w).',
      '다른 사용자가 {}을(를) 바꿀 수 있어 Daypass를 시작하지 않았습니다. 소유자(chown)와 권한(chmod go-w)을 고치세요.',
    ],
    unknown: [
      'Daypass is not running and this command does not know how to start it; start the Daypass app.',
      'Daypass가 실행 중이 아니며 시작 방법을 알 수 없습니다. Daypass 앱을 시작하세요.',
    ],
    unreachable: [
      'Daypass cannot be reached at {}; quit it and run the command again.',
      '{}에서 Daypass에 연결할 수 없습니다. Daypass를 종료하고 명령을 다시 실행하세요.',
    ],
    bad: [
      '{} does not say how to start Daypass; install Daypass again.',
      '{}에 Daypass 시작 방법이 없습니다. Daypass를 다시 설치하세요.',
    ],
    lock: [
      'The file {} cannot be locked; check its owner and the disk it is on.',
      '파일 {}을(를) 잠글 수 없습니다. 소유자와 디스크를 확인하세요.',
    ],
    lockUsage: ['--hold-lock needs a file.', '--hold-lock 뒤에 파일이 필요합니다.'],
    none: ['Daypass is not running.', 'Daypass가 실행 중이 아닙니다.'],
    gone: [
      'Daypass cannot be started because {} is not there; install Daypass again.',
      '{}이(가) 없어 Daypass를 시작할 수 없습니다. Daypass를 다시 설치하세요.',
    ],
    ended: [
      'Daypass was started and ended at once; log/daypass.log in {} says why.',
      'Daypass가 시작되자마자 끝났습니다. {}의 log/daypass.log를 확인하세요.',
    ],
    older: [
      'The Daypass that runs is older than this command and did not make room; quit it and run the command again.',
      '실행 중인 Daypass가 이 명령보다 오래되었습니다. Daypass를 종료하고 명령을 다시 실행하세요.',
    ],
    unwritable: ['The output could not be written.', '출력을 쓸 수 없습니다.'],
    silent: [
      'Daypass did not get ready in {} seconds; quit it and run the command again.',
      'Daypass가 {}초 안에 준비되지 않았습니다. Daypass를 종료하고 명령을 다시 실행하세요.',
    ],
    cut: [
      'Daypass ended before its answer was whole; run the command again.',
      'Daypass가 응답을 마치기 전에 끝났습니다. 명령을 다시 실행하세요.',
    ],
    late: [
      'Daypass did not answer within {} seconds; run the command again.',
      'Daypass가 {}초 안에 응답하지 않았습니다. 명령을 다시 실행하세요.',
    ],
    malformed: [
      'Daypass gave an answer that this command does not understand; install Daypass again.',
      'Daypass의 응답을 이 명령이 이해하지 못합니다. Daypass를 다시 설치하세요.',
    ],
    missing: [
      'The program {} cannot be run; check its name and PATH.',
      '프로그램 {}을(를) 실행할 수 없습니다. 이름과 PATH를 확인하세요.',
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
    const run =
      process.platform === 'darwin' ? os.tmpdir() : `${limits.DAYPASS_RUN_FOLDER}/${process.geteuid()}`;
    const shared = `${limits.DAYPASS_SHARED_FOLDER}/daypass-${process.geteuid()}`;
    const places = isPrivate(run) ? [[path.join(run, `daypass-${name}`)]] : [];
    return [...places, [shared, path.join(shared, name)]].map((folders) => ({
      folders,
      path: path.join(folders.at(-1), 's'),
    }));
  }

  function cwd() {
    try {
      return process.cwd();
    } catch {
      return null;
    }
  }

  /** A user's name and password stay here; the `@` after them tells that there were some. */
  function withoutLogin(url) {
    return url?.slice(Math.max(url.lastIndexOf('@'), 0)) ?? null;
  }

  function request(args, v = limits.DAYPASS_WIRE_VERSION) {
    const aws = Object.entries(process.env).filter(([name]) => name.startsWith('AWS_'));
    const told = /^AWS_((DEFAULT_)?(PROFILE|REGION)|CONFIG_FILE|SHARED_CREDENTIALS_FILE|CA_BUNDLE)$/;
    return {
      v,
      client: 'node',
      args,
      cwd: cwd(),
      tty: {
        in: isatty(0),
        out: isatty(1),
        err: isatty(2),
      },
      columns: process.stdout.columns ?? process.stderr.columns ?? null,
      locale,
      tz: process.env.TZ || Intl.DateTimeFormat().resolvedOptions().timeZone || null,
      term: process.env.TERM || null,
      noColor: Boolean(process.env.NO_COLOR),
      aws: Object.fromEntries(aws.map(([name, value]) => [name, told.test(name) ? value : null])),
      home: process.env.HOME || process.env.USERPROFILE || null,
      network: {
        HTTPS_PROXY: withoutLogin(process.env.https_proxy || process.env.HTTPS_PROXY),
        NO_PROXY: process.env.no_proxy || process.env.NO_PROXY || null,
        NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS || null,
      },
      place: [
        ...['SSH_CONNECTION', 'SSH_TTY', 'SSH_CLIENT', 'CODESPACES', 'CI', 'REMOTE_CONTAINERS'],
        ...['WSL_DISTRO_NAME', 'BROWSER', 'DISPLAY', 'WAYLAND_DISPLAY'],
      ].filter((name) => process.env[name]),
      asker: { pid: process.pid, ppid: process.ppid, program: null },
    };
  }

  /** Undefined: nobody listens there; busy: somebody does, and has no place at the moment. */
  function connect({ folders, path: socketPath }, isFirst) {
    const wrong = folders.find((folder) => !isPrivate(folder));
    const isOpen = wrong !== undefined && fs.lstatSync(wrong, { throwIfNoEntry: false }) !== undefined;
    // What others can make in a shared folder must not keep the user from the private one.
    if (isOpen && isFirst) end('open', 5, wrong);
    if (wrong !== undefined) return undefined;
    return new Promise((resolve) => {
      const socket = net.connect(socketPath);
      socket
        .once('connect', () => resolve(socket))
        .once('error', ({ code }) => {
          if (code === 'EAGAIN') resolve('busy');
          else if (code === 'ENOENT' || code === 'ECONNREFUSED') resolve(undefined);
          else end('unreachable', 5, socketPath);
        });
    });
  }

  function holderOf(file) {
    try {
      const [, holder, start] = /^([1-9]\d*) (.+)$/.exec(fs.readFileSync(file, 'utf8')) ?? [];
      return process.kill(Number(holder), 0) && startOf(holder) === start ? Number(holder) : undefined;
    } catch {
      return undefined;
    }
  }

  /** When the process of this id began, for ids are used again: by another process, or after the next boot. */
  function startOf(pid) {
    if (process.platform !== 'linux') {
      const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC0' };
      return execFileSync('ps', ['-o', 'lstart=', '-p', pid], { env, encoding: 'utf8' }).trim();
    }
    const status = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Counted from behind the name, which may have spaces and brackets in it: the 22nd field of all.
    const ticks = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
    return `${ticks} ${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}`;
  }

  /** Whoever reads its own id again after a moment has it: of several that found it free, the last to write. */
  async function take(file) {
    const holder = holderOf(file);
    if (holder !== undefined) return holder === process.pid;
    try {
      const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = fs.constants;
      fs.writeFileSync(file, `${process.pid} ${startOf(String(process.pid))}`, {
        mode: 0o600,
        flag: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW,
      });
    } catch {
      end('lock', 5, file);
    }
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
    check(file);
    const text = fs.readFileSync(file, 'utf8');
    const lines = text.length < 8192 ? text.split(/[\r\n]+/).filter(Boolean) : [];
    if (lines.length === 0 || lines.length > 32) end('bad', 5, file);
    return lines.map((line, index) => {
      if (index === 0 && !line.includes('/')) return onPath(line) ?? end('gone', 5, line);
      if (index > 0 && !/^(\/|\.\.?\/)/.test(line)) return line;
      const resolved = path.resolve(path.dirname(file), line);
      const moved = index === 0 && path.basename(line) === 'node' && !fs.existsSync(resolved);
      const found = (moved ? onPath('node') : undefined) ?? resolved;
      check(found);
      return found;
    });
  }

  /** As launch.c: the first in PATH that only the user or root can change. */
  function onPath(name) {
    const folders = (process.env.PATH ?? '').split(':');
    return folders
      .filter((folder) => path.isAbsolute(folder) && !folder.includes('node_modules'))
      .map((folder) => path.join(folder, name))
      .find((file) => fs.existsSync(file) && changeable(file) === undefined);
  }

  function startHost(command, dataFolder, home) {
    const kept =
      /^(HOME|PATH|USER|LOGNAME|LANG|TZ|TMPDIR|DBUS_SESSION_BUS_ADDRESS|(WAYLAND_)?DISPLAY|XAUTHORITY|NODE_EXTRA_CA_CERTS|LC_.*|XDG_.*)$|^(https?|all|no)_proxy$/;
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => kept.test(name) || kept.test(name.toLowerCase())),
    );
    if (home) env.DAYPASS_HOME = dataFolder;
    const host = spawn(command[0], command.slice(1), { env, cwd: '/', detached: true, stdio: 'ignore' });
    host.on('error', () => undefined).unref();
    return host;
  }

  function check(file) {
    if (!fs.existsSync(file)) end('gone', 5, file);
    const culprit = changeable(file);
    if (culprit !== undefined) end('changeable', 5, culprit);
  }

  /** As trust-posix.c: the file and its folder, as named and as they really are; the folders above may be like /tmp. */
  function changeable(file) {
    const real = fs.realpathSync(file);
    return openTo(real, 2) ?? openTo(fs.realpathSync(path.dirname(file)), 1);
  }

  function openTo(file, closeOnes) {
    for (let one = file, left = closeOnes; ; one = path.dirname(one), left -= 1) {
      const { uid, mode } = fs.statSync(one);
      const sticky = (mode & 0o1000) !== 0;
      const open = left > 0 ? (mode & 0o022) !== 0 : (mode & 0o002) !== 0 && !sticky;
      if ((uid !== 0 && uid !== process.geteuid()) || open) return one;
      if (one === path.dirname(one)) return undefined;
    }
  }

  /** Undefined: no host lives, and none was to be started. */
  async function reach(dataFolder, home, starts) {
    const beganMs = performance.now();
    let host;
    let command;
    for (; performance.now() < beganMs + limits.DAYPASS_REACH_MS; await pause(20)) {
      const socket = await connectAny(dataFolder);
      if (socket === 'busy') continue;
      if (socket !== undefined) return socket;
      if (holderOf(path.join(dataFolder, 'host.lock')) !== undefined) continue;
      if (!starts) return undefined;
      if (host !== undefined) {
        // One that found the lock held has lost to another host, which may have gone by now.
        if (host.exitCode === 75) host = undefined;
        else if (host.exitCode > 0) end('ended', 5, dataFolder);
        continue;
      }
      command ??= hostCommand(dataFolder);
      fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      const mine = await take(path.join(dataFolder, 'host.start.lock'));
      if (mine && holderOf(path.join(dataFolder, 'host.lock')) === undefined)
        host = startHost(command, dataFolder, home);
    }
    return end('silent', 5, seconds(limits.DAYPASS_REACH_MS));
  }

  async function connectAny(dataFolder) {
    for (const [index, place] of socketPaths(dataFolder).entries()) {
      const socket = await connect(place, index === 0);
      if (socket !== undefined) return socket;
    }
    return undefined;
  }

  function seconds(ms) {
    return String(Math.ceil(ms / 1000));
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
    let child;
    for (const signal of ['SIGHUP', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'])
      process.on(signal, () => child.kill(signal));
    // A terminal sends these to both; a second one makes some programs drop their work where they are.
    for (const signal of ['SIGINT', 'SIGQUIT']) process.on(signal, () => hasTerminal() || child.kill(signal));
    child = spawn(args[0], args.slice(1), { env, stdio: 'inherit' });
    child.on('error', (error) => end('missing', error.code === 'ENOENT' ? 127 : 126, args[0]));
    child.on('exit', (code, signal) => (signal === null ? process.exit(code) : endBy(signal)));
  }

  function hasTerminal() {
    try {
      fs.closeSync(fs.openSync('/dev/tty', 'r'));
      return true;
    } catch {
      return false;
    }
  }

  function endBy(signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // One that ends nothing here has ended the child for some other reason.
    setTimeout(() => process.exit(128 + os.constants.signals[signal]), 100);
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

  /** Settles once the answer is whole: with a version where the host is older, `unanswered` where it went without a byte. */
  function play(socket, line, output) {
    let left = Buffer.alloc(0);
    let asked = false;
    let began = false;
    let done = false;
    const held = [];
    return new Promise((settle) => {
      function finish(outcome) {
        done = true;
        process.stdin.destroy();
        socket.destroy();
        settle(outcome);
      }
      function exits(code) {
        if (code === 0) process.stdout.write(Buffer.concat(held));
        finish({ code });
      }
      function take(type, payload) {
        const first = !began;
        began = true;
        if (type === 'o' && output === 'held') held.push(payload);
        else if (type === 'o' && output === 'dropped') return;
        else if (type === 'o') process.stdout.write(payload);
        else if (type === 'e') process.stderr.write(payload);
        else if (type === 'i' && !asked && payload.length === 0) passInput(socket, (asked = true));
        else if (type === 'x' && !asked && output === 'played') done = become(payload, socket) ?? true;
        else if (type === 'q' && payload.length === 1) exits(payload[0]);
        else if (type === 'h' && first && payload.length === 1 && isOlder(payload[0]))
          finish({ older: payload[0] });
        else end('malformed', 5);
      }
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (done) return;
        if (began || left.length > 0) end('cut', 5);
        finish({ unanswered: true });
      });
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
    });
  }

  function isOlder(version) {
    return version > 0 && version < limits.DAYPASS_WIRE_VERSION;
  }

  async function ask(args, dataFolder, home) {
    const line = lineOf(args);
    const credentials = args[0] === 'credentials';
    let retries = credentials ? mostRetries : 0;
    for (let handedOver = false; ;) {
      const socket = await reach(dataFolder, home, args[0] !== 'stop');
      if (socket === undefined) end('none', 0);
      const { code, older } = await play(socket, line, credentials ? 'held' : 'played');
      if (code !== undefined) return code;
      if (older === undefined) {
        if (retries-- === 0) end('cut', 5);
        await pause(10);
      } else if (handedOver || !(await handOver(dataFolder, older))) end('older', 5);
      else handedOver = true;
    }
  }

  async function handOver(dataFolder, version) {
    const socket = await reach(dataFolder, undefined, false);
    if (socket === undefined) return true;
    const { code } = await play(socket, lineOf(['stop', '--hand-over'], version), 'dropped');
    return code === 0;
  }

  function lineOf(args, version) {
    const line = `${JSON.stringify(request(args, version))}\n`;
    if (Buffer.byteLength(line) > longest.request) end('long', 2);
    return line;
  }

  async function main() {
    if (process.platform === 'win32') end('system', 5);
    const args = process.argv.slice(2);
    if (args[0] === '--hold-lock') return holdLock(args[1] ?? end('lockUsage', 2));
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
    // Whoever stops reading, as `head` does, wants to hear no more.
    process.stdout.on('error', ({ code }) => (code === 'EPIPE' ? process.exit(1) : end('unwritable', 1)));
    process.stderr.on('error', () => undefined);
    const { DAYPASS_BOUND_MS } = limits;
    if (args[0] === 'credentials')
      setTimeout(
        () => end('late', 5, seconds(DAYPASS_BOUND_MS)),
        DAYPASS_BOUND_MS - (performance.now() - beganMs),
      ).unref();
    process.exitCode = await ask(args, dataFolder, named);
  }

  await main();
})();
