import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVerbRig, terminal, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
beforeAll(async () => {
  rig = await startVerbRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

const cancelled = { code: 3, err: expect.stringContaining('The sign-in was cancelled.') };

/** Asks, and goes on once it was told its link. */
async function login(...more: readonly string[]) {
  const { signal, abort } = leaver();
  let answer: Promise<{ readonly code: number; readonly out: string; readonly err: string }>;
  const link = await new Promise<string>((resolve) => {
    const heard = (text: string) => {
      const found = /https?:\/\/\S+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    };
    answer = rig.run(['login', ...more], { signal, heard });
  });
  return { link, leave: abort, done: () => answer };
}

function leaver() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

describe('a login', () => {
  it('goes by where the asker sits, not by where the host was started', async () => {
    await using rig = await startVerbRig();
    const said = async (place: readonly string[] | null) => {
      const leaving = new AbortController();
      let heard = '';
      const asked = rig.run(['login'], {
        ...{ place, signal: leaving.signal },
        heard: (text) => {
          heard = text;
          if (/https?:/.test(text)) leaving.abort();
        },
      });
      await asked;
      return heard;
    };
    expect(await said(['DISPLAY'])).toContain('/authorize?');
    expect(await said(['DISPLAY', 'SSH_TTY'])).toContain('user_code=');
    // The rig's host has no screen.
    expect(await said(null)).toContain('user_code=');
  });

  it('opens a page each time at a terminal, and once in ten seconds for programs', async () => {
    await using rig = await startVerbRig();
    const begin = async (asking: object) => {
      const { signal, abort } = leaver();
      const heard = (text: string) => (/https?:/.test(text) ? abort() : undefined);
      await rig.run(['login'], { place: ['DISPLAY'], signal, heard, ...asking });
    };
    await begin({});
    await begin({});
    expect(rig.rig.opened).toHaveLength(1);
    await begin(terminal);
    await begin(terminal);
    expect(rig.rig.opened).toHaveLength(3);
  });
});

describe('two logins that share a sign-in', () => {
  it.each([[[]], [['--device']]])('%j are told the same; the one who leaves ends nothing', async (more) => {
    const one = await login(...more);
    const other = await login(...more);
    expect(other.link).toBe(one.link);
    one.leave();
    await rig.rig.center.approve(other.link);
    expect(await other.done()).toMatchObject({ code: 0, out: 'Signed in to hanbit.\n' });
    expect(await one.done()).toMatchObject({ code: 0 });
  });

  it('are cancelled by the last who leaves', async () => {
    const one = await login();
    const other = await login();
    one.leave();
    other.leave();
    expect(await other.done()).toMatchObject(cancelled);
    expect((await login()).link).not.toBe(one.link);
    rig.rig.core.cancelSignIn(rig.rig.session.id);
  });

  it('are not cancelled by one who leaves before anything is known', async () => {
    const { signal, abort } = leaver();
    const early = rig.run(['login'], { signal });
    const late = login();
    abort();
    const { link, done } = await late;
    await rig.rig.center.approve(link);
    expect(await done()).toMatchObject({ code: 0 });
    await early;
  });

  it('are both cancelled from where sign-ins are cancelled for all', async () => {
    const both = [await login(), await login()];
    rig.rig.core.cancelSignIn(rig.rig.session.id);
    for (const one of both) expect(await one.done()).toMatchObject(cancelled);
  });
});
