import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  removeUnit,
  type UnitSources,
  userUnit,
  writeUnit,
} from '../../../main/credential-process/systemd-unit.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const usual: UnitSources = {
  dataFolder: '/home/jane/.local/share/daypass',
  environment: {},
  home: '/home/jane',
  command: ['/usr/bin/node', '/opt/daypass/headless.js'],
};
const hasVerify = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('the systemd unit', () => {
  it('of the usual data folder starts the host with nothing else', () => {
    const { name, file, text } = userUnit(usual);
    expect([name, file]).toEqual(['daypass.service', '/home/jane/.config/systemd/user/daypass.service']);
    expect(text).toMatch(/^ExecStart="\/usr\/bin\/node" "\/opt\/daypass\/headless.js"$/m);
    expect(text).not.toContain('Environment=');
  });

  it('of another data folder names it, and has a name of its own', () => {
    const one = userUnit({ ...usual, dataFolder: '/srv/one' });
    const other = userUnit({ ...usual, dataFolder: '/else/one', environment: { DAYPASS_HOME: '/else/one' } });
    expect(one.text).toMatch(/^ExecStart=.* "--home" "\/srv\/one"$/m);
    expect(other.text).toMatch(/ "--home" "\/else\/one"$/m);
    expect(new Set([userUnit(usual).name, one.name, other.name]).size).toBe(3);
  });

  it('lies where XDG_CONFIG_HOME says, and tells the host where XDG_DATA_HOME is', () => {
    const environment = { XDG_CONFIG_HOME: '/x/config', XDG_DATA_HOME: '/x/data' };
    const { file, text } = userUnit({ ...usual, dataFolder: '/x/data/daypass', environment });
    expect(file).toBe('/x/config/systemd/user/daypass.service');
    expect(text).toMatch(/^Environment="XDG_DATA_HOME=\/x\/data"$/m);
    expect(text).not.toContain('--home');
    const relative = userUnit({ ...usual, environment: { XDG_CONFIG_HOME: 'c', XDG_DATA_HOME: 'd' } });
    expect(relative).toEqual(userUnit(usual));
  });

  it('has what systemd would expand or split stand for itself', () => {
    const command = ['/a b/100%/no$de', '/say "hi"/\\n/$HOME/%h.js'];
    const { text } = userUnit({ ...usual, command, dataFolder: '/line\nbreak' });
    expect(text).toContain(
      'ExecStart="/a b/100%%/no$de" "/say \\"hi\\"/\\\\n/$$HOME/%%h.js" "--home" "/line\\x0abreak"\n',
    );
  });

  it('is one that systemd takes (systemd-analyze)', { skip: !hasVerify }, async () => {
    await using folder = await temporaryFolder();
    const program = folder.file('a b', '100% $x', 'node');
    await mkdir(path.dirname(program), { recursive: true });
    await symlink(process.execPath, program);
    const sources = { ...usual, home: folder.path, command: [program, '/x y/%h.js'] };
    const unit = userUnit({ ...sources, dataFolder: '/data "folder"' });
    await writeUnit(unit);
    const { status, stderr } = spawnSync('systemd-analyze', ['--user', 'verify', unit.file], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: folder.path },
    });
    expect(stderr.split('\n').filter((line) => line.includes('daypass'))).toEqual([]);
    expect(status).toBe(0);
  });
});

describe('taking the unit back', () => {
  async function written() {
    const folder = await temporaryFolder();
    const dataFolder = folder.file('.local/share/daypass');
    const unit = userUnit({ ...usual, home: folder.path, dataFolder });
    const asked: string[] = [];
    const run = async (args: readonly string[]) => void asked.push(args.join(' '));
    return { folder, unit, asked, run, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  }

  it('disables it, removes it and what enabled it, and has systemd look again', async () => {
    await using place = await written();
    await writeUnit(place.unit);
    const wants = path.join(path.dirname(place.unit.file), 'default.target.wants', place.unit.name);
    await mkdir(path.dirname(wants));
    await symlink(place.unit.file, wants);
    await writeFile(path.join(path.dirname(wants), 'other.service'), 'stays');
    await removeUnit(place.unit, place.run);
    expect([existsSync(place.unit.file), existsSync(wants)]).toEqual([false, false]);
    expect(await readFile(path.join(path.dirname(wants), 'other.service'), 'utf8')).toBe('stays');
    expect(place.asked).toEqual(['--user disable daypass.service', '--user daemon-reload']);
  });

  it('asks systemd nothing where there is none', async () => {
    await using place = await written();
    await removeUnit(place.unit, place.run);
    expect(place.asked).toEqual([]);
  });
});
