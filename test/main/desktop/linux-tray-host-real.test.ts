import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTrayHost } from '../../../main/desktop/linux-tray-host.ts';
import { hasX, hasXfcePanel, isThere, startXDesktop, type XDesktop } from './x-desktop.ts';

let desktop: XDesktop;
beforeEach(async () => {
  if (hasX) desktop = await startXDesktop();
});
afterEach(() => desktop?.[Symbol.asyncDispose]());

const answers = (expected: string) =>
  expect.poll(() => findTrayHost(desktop.environment), { timeout: 30_000, interval: 200 }).toBe(expected);

describe('a real desktop (needs xvfb)', () => {
  it.skipIf(!hasX)('without a panel has no tray', async () => {
    await answers('no');
  });

  it.skipIf(!hasX || !isThere('/usr/bin/trayer'))('with trayer has the older tray of X11', async () => {
    desktop.start('/usr/bin/trayer', []);
    await answers('yes');
  });

  it.skipIf(!hasXfcePanel)('with the panel of Xfce has a tray', async () => {
    await desktop.startXfcePanel();
    await answers('yes');
  });
});
