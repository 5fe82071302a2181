import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { launchStandIn } from './launch-stand-in.ts';

/** Else an app would pass here that a real Electron refuses. */
describe.skipIf(!hasChromium)('the order that Electron asks for', () => {
  let output: string;
  beforeAll(async () => {
    await using folder = await temporaryFolder();
    const app = await launchStandIn({
      entry: path.join(import.meta.dirname, 'fixture/order.mjs'),
      environment: { PATH: process.env['PATH'] ?? '', HOME: folder.path, TMPDIR: folder.path },
    });
    await app.ended;
    output = app.output();
    await app.stop();
  });
  const told = (what: string): unknown =>
    JSON.parse(new RegExp(`^${what} (.*)$`, 'm').exec(output)?.[1] ?? 'null');
  const things = ['handler', 'session', 'screen', 'shortcut', 'notification', 'window', 'tray'];
  const each = (names: readonly string[], how: string) =>
    Object.fromEntries(names.map((name) => [name, how]));

  it('has walls and schemes before the app is ready, and things that are seen only after', () => {
    expect(told('early')).toEqual({
      ...each(['sandbox', 'scheme', 'switch'], 'done'),
      ...each([...things, 'question'], 'refused'),
    });
    expect(told('late')).toEqual({
      ...each(['sandbox', 'scheme', 'switch'], 'refused'),
      ...each(things, 'done'),
    });
  });

  it('asks nothing of what is destroyed', () => {
    const refused = (times: number) => Array.from({ length: times }, () => 'destroyed');
    expect(told('destroyed')).toEqual([true, ...refused(4), true, ...refused(2)]);
  });
});
