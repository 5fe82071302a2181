import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../main/paths.ts';

const home = '/home/jane';

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  it.each([
    ['linux', {}, '/home/jane/.local/share/daypass'],
    ['linux', { XDG_DATA_HOME: '/data/jane' }, '/data/jane/daypass'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/jane/.local/share/daypass'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/jane/.local/share/daypass'],
    ['darwin', { XDG_DATA_HOME: '/data/jane' }, '/home/jane/Library/Application Support/Daypass'],
    ['win32', { LOCALAPPDATA: '/local/jane' }, '/local/jane/Daypass'],
    ['win32', {}, '/home/jane/AppData/Local/Daypass'],
    ['linux', { DAYPASS_HOME: '/elsewhere', XDG_DATA_HOME: '/data' }, '/elsewhere'],
    ['darwin', { DAYPASS_HOME: '/elsewhere' }, '/elsewhere'],
    ['win32', { DAYPASS_HOME: '/elsewhere', LOCALAPPDATA: '/local' }, '/elsewhere'],
    ['linux', { DAYPASS_HOME: '' }, '/home/jane/.local/share/daypass'],
  ] as const)('on %s with %j is %s', (platform, environment, expected) => {
    expect(dataFolder({ platform, home, environment })).toBe(expected);
  });

  it('is absolute whatever the environment holds', () => {
    const value = fc.option(fc.constantFrom('', '.', 'x', './x', '../x', '/x'), { nil: undefined });
    const environments = fc.record({ DAYPASS_HOME: value, XDG_DATA_HOME: value, LOCALAPPDATA: value });
    const platforms = fc.constantFrom<NodeJS.Platform[]>('linux', 'darwin', 'win32', 'freebsd');
    fc.assert(
      fc.property(platforms, environments, (platform, environment) => {
        expect(path.isAbsolute(dataFolder({ platform, home, environment }))).toBe(true);
      }),
    );
  });
});
