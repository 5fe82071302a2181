import { describe, expect, it } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import { startVerbRig } from './verb-rig.ts';

/** Signed in everywhere, or a keychain out of reach would keep nobody; `stuck` sessions cannot be removed from the keychain. */
async function threeSessions(stuck: readonly string[]) {
  const items = new Map<string, string>();
  const memory = createMemoryStore(items);
  let isLocked = false;
  const keychain = openKeychain({
    ...memory,
    async delete(account) {
      if (isLocked && stuck.some((id) => account.includes(id))) throw new AppError('keychain-locked');
      await memory.delete(account);
    },
  });
  const own = await startVerbRig({ core: { keychain } });
  const { startUrl, region } = own.rig.center;
  for (const label of ['second', 'third']) await own.rig.core.addSession({ startUrl, region, label });
  for (const { id } of own.rig.core.sessions()) {
    const pending = await own.rig.core.signIn(id, { flow: 'pkce', open: 'never' });
    await own.rig.center.approve(pending.link);
    await pending.done;
  }
  isLocked = true;
  return own;
}

describe('logout --all', () => {
  it('goes on past what cannot be signed out of, names it, and exits as the first fault says', async () => {
    await using own = await threeSessions(['hanbit', 'third']);
    expect(await own.run(['logout', '--all'])).toMatchObject({
      code: 5,
      out: 'Signed out of second.\n',
      err: expect.stringMatching(
        /^hanbit: The keychain is locked[^\n]*\nthird: The keychain is locked[^\n]*\nCredentials [^\n]*\n$/,
      ),
    });
  });

  it('says nothing of credentials handed out where nobody was signed out', async () => {
    await using own = await threeSessions(['hanbit', 'second', 'third']);
    const { code, out, err } = await own.run(['logout', '--all']);
    expect([code, out, err.split('\n').length]).toEqual([5, '', 4]);
  });

  it('of one session that cannot be signed out of is one sentence', async () => {
    await using own = await threeSessions(['third']);
    const { code, err } = await own.run(['logout', 'third']);
    expect([code, err]).toEqual([5, expect.stringMatching(/^The keychain is locked[^\n]*\n$/)]);
  });
});
