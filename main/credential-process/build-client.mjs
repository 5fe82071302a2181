// Builds the `daypass` command and says with what: `node main/credential-process/build-client.mjs [FOLDER]` (default: out).
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { closeToOthers } from './close-to-others.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const warnings = '-Wall -Wextra -Wpedantic -Werror -Wconversion -Wshadow -Wformat=2'.split(' ');
const hardening = ['-fstack-protector-strong', '-U_FORTIFY_SOURCE', '-D_FORTIFY_SOURCE=2'];
const sanitizers = [
  '-g',
  '-O1',
  '-fsanitize=address,undefined',
  '-fno-sanitize-recover=all',
  '-fno-omit-frame-pointer',
];
const systems = { darwin: ['posix', 'macos'], win32: ['windows'] };

/** A static program starts fastest, one on musl before all; each is taken where it compiles. */
const toolchains = {
  darwin: [{ compiler: 'cc', flags: [], name: 'dynamic' }],
  linux: [
    { compiler: 'musl-gcc', flags: ['-static'], name: 'static, musl' },
    { compiler: 'cc', flags: ['-static'], name: 'static' },
    { compiler: 'cc', flags: [], name: 'dynamic' },
  ],
  win32: [{ compiler: 'x86_64-w64-mingw32-gcc', flags: ['-static', '-municode'], name: 'static' }],
};

/**
 * The program for a system, in whatever way this machine can; throws the compilers' words where all of them fail.
 *
 * @param {{ file: string, platform?: string, defines?: readonly string[], sanitized?: boolean }} options
 * @returns {string | undefined} what it was built with; undefined: there is no compiler
 */
export function compileClient({ file, platform = process.platform, defines = [], sanitized = false }) {
  const complaints = [];
  const choices = sanitized
    ? [{ compiler: 'gcc', flags: sanitizers, name: 'sanitized' }]
    : (toolchains[platform] ?? []);
  for (const { compiler, flags, name } of choices) {
    // Apple's linker knows no -s.
    const optimized = sanitized ? [] : ['-O2', ...(platform === 'darwin' ? [] : ['-s']), ...hardening];
    const args = [
      '-std=c11',
      '-D_GNU_SOURCE',
      ...optimized,
      ...warnings,
      ...flags,
      ...defines.map((one) => `-D${one}`),
    ];
    const libraries = platform === 'win32' ? ['-ladvapi32'] : [];
    const result = spawnSync(compiler, [...args, ...clientSources(platform), '-o', file, ...libraries], {
      encoding: 'utf8',
    });
    if (result.status === 0) return `${compiler}, ${name}`;
    if (result.error === undefined) complaints.push(`${compiler}:\n${result.stderr}`);
  }
  if (complaints.length > 0)
    throw new Error(`The daypass client does not compile.\n${complaints.join('\n')}`);
  return undefined;
}

/** @param {string} [platform] */
export function clientSources(platform = process.platform) {
  const wanted = systems[platform] ?? ['posix', 'linux'];
  const names = readdirSync(path.join(here, 'client')).filter((name) => {
    const system = /-(posix|linux|macos|windows)\.c$/.exec(name)?.[1];
    return name.endsWith('.c') && (system === undefined || wanted.includes(system));
  });
  return [path.join(here, 'daypass.c'), ...names.map((name) => path.join(here, 'client', name))];
}

/**
 * The client, and beside it the host that it starts; a client refuses one that others could change.
 *
 * @param {{ folder: string, defines?: readonly string[], sanitized?: boolean, compile?: typeof compileClient, portable?: boolean }} options `portable`: for
 *   another machine, whose Node is found in PATH until its installation records one
 * @returns {string} what it was built with
 */
export function buildClient({
  folder,
  defines = [],
  sanitized = false,
  portable = false,
  compile = compileClient,
}) {
  const program = path.join(folder, process.platform === 'win32' ? 'daypass.exe' : 'daypass');
  const fresh = `${program}.new`;
  mkdirSync(folder, { recursive: true });
  const how = compile({ file: fresh, defines, sanitized });
  const script = how === undefined || portable ? fallback(defines, portable) : '';
  if (how === undefined) writeFileSync(fresh, script);
  chmodSync(fresh, 0o755);
  renameSync(fresh, program);
  // For an installation on a machine of another kind (record-host.mjs).
  if (portable) writeFileSync(path.join(folder, 'daypass-in-node'), script);
  const host = path.join(folder, 'daypass.host');
  rmSync(host, { force: true });
  writeFileSync(host, `${portable ? 'node' : realpathSync(process.execPath)}\n./main/headless.js\n`, {
    mode: 0o644,
  });
  closeToOthers(folder);
  return (
    how ?? 'Node, for want of a C compiler; each call starts a Node (Debian: sudo apt-get install musl-tools)'
  );
}

/** The fallback client as one file. */
function fallback(defines, portable) {
  const node = realpathSync(process.execPath);
  // The system finds a program for a script by a path without spaces only.
  const interpreter = portable || /\s/.test(node) ? '/usr/bin/env node' : node;
  const { outputFiles } = buildSync({
    entryPoints: [path.join(here, 'fallback', 'client.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'node',
    target: 'node20',
    define: Object.fromEntries(defines.map((one) => one.split(/=(.*)/s))),
    banner: {
      // A module has no `require`, and a file without an ending may be read as one.
      js: `#!${interpreter}\nvar require = process.getBuiltinModule('node:module').createRequire(process.argv[1]);`,
    },
  });
  return outputFiles[0].text;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const folder = path.resolve(process.argv[2] ?? 'out');
  const portable = ['pack', 'publish'].includes(process.env['npm_command'] ?? '');
  process.stdout.write(`daypass client: ${buildClient({ folder, portable })}\n`);
}
