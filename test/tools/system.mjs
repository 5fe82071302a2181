import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What the tests and the demo use beside npm packages; `skipped` says what goes without it. */
const programs = {
  'aws-cli': {
    packages: ['awscli'],
    there: () => onPath('aws'),
    skipped: 'the tests and demo steps that run the AWS CLI',
  },
  chromium: {
    packages: ['chromium', 'fonts-noto-cjk'],
    there: () => onPath('chromium'),
    skipped: 'the tests in a real browser',
  },
  'chromium-shell': {
    packages: ['chromium-headless-shell', 'fonts-noto-cjk'],
    there: () => onPath('chromium-headless-shell'),
    skipped: 'nothing, but a whole browser opens windows in its place, which takes longer',
  },
  'c-compiler': {
    packages: ['gcc', 'libc6-dev', 'musl-tools'],
    there: () => onPath('cc') && onPath('musl-gcc'),
    skipped: 'the fast client in C, in whose place a slower one in Node is built',
  },
  compiler: {
    packages: ['g++', 'make', 'python3', 'pkg-config'],
    there: () => ['g++', 'make', 'python3', 'pkg-config'].every(onPath),
    skipped: 'keytar, which is compiled where no binary of it can be downloaded',
  },
  keyring: {
    packages: ['gnome-keyring', 'dbus', 'libsecret-1-dev'],
    there: () =>
      ['gnome-keyring-daemon', 'dbus-daemon'].every(onPath) && existsSync('/usr/include/libsecret-1'),
    skipped: 'the tests on a real Linux keychain',
  },
  mingw: {
    packages: ['gcc-mingw-w64-x86-64'],
    there: () => onPath('x86_64-w64-mingw32-gcc'),
    skipped: 'the build of the client for Windows',
  },
  openssl: {
    packages: ['openssl'],
    there: () => onPath('openssl'),
    skipped: 'the tests over TLS',
  },
  // Some 40 packages and 15 MB beside those of Chromium and the keyring.
  tray: {
    packages: [
      ...['xvfb', 'trayer', 'xfce4-panel', 'dbus', 'libglib2.0-bin'],
      ...['python3-gi', 'gir1.2-ayatanaappindicator3-0.1'],
    ],
    there: () =>
      ['Xvfb', 'trayer', 'xfce4-panel', 'dbus-daemon', 'gdbus'].every(onPath) &&
      libraryFolders().some((folder) =>
        existsSync(path.join(folder, 'girepository-1.0/AyatanaAppIndicator3-0.1.typelib')),
      ),
    skipped: 'the tests of tray icon and menu on real panels',
  },
};

const all = /** @type {(keyof typeof programs)[]} */ (Object.keys(programs));

/**
 * Installs what is missing on Debian as root; elsewhere says in one line what to install and what is skipped.
 *
 * @param {readonly (keyof typeof programs)[]} wanted
 */
export function ensurePrograms(wanted = all) {
  if (process.platform !== 'linux') return;
  const missing = wanted.filter((name) => !programs[name].there());
  if (missing.length === 0) return;
  const packages = [...new Set(missing.flatMap((name) => programs[name].packages))];
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Installing ${packages.join(' ')} …`);
    aptGet(['update', '-qq']);
    aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  }
  for (const name of missing.filter((one) => !programs[one].there()))
    console.log(
      `Missing: ${name} (Debian: sudo apt-get install ${programs[name].packages.join(' ')}); skipped without it: ${programs[name].skipped}.`,
    );
}

/** `npm ci` where the packages are not those of the lock file, or where keytar can be built by now. */
export function ensurePackages() {
  const lock = 'node_modules/.package-lock.json';
  const current =
    existsSync(lock) && spawnSync('npm', ['ls', '--all', '--silent'], { stdio: 'ignore' }).status === 0;
  const buildable = programs.compiler.there() && programs.keyring.there();
  const keytar = existsSync('node_modules/keytar');
  if (current && (keytar || !buildable)) return;
  console.log('Installing packages …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' });
}

function aptGet(args) {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.log(`apt-get ${args[0]} ended with ${status}; going on with what is there.`);
}

/** Debian's, one for each architecture. */
function libraryFolders() {
  return readdirSync('/usr/lib')
    .filter((name) => name.includes('-linux-'))
    .map((name) => path.join('/usr/lib', name));
}

function onPath(program) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, program)));
}
