import { expect, it } from 'vitest';
import { againIfVanished } from '../../../main/keychain/vanished.ts';

const sentences = [
  'Platform failure: DBus error: No such interface “org.freedesktop.Secret.Item” on object at path /org/x/1',
  'Object does not exist at path “/org/freedesktop/secrets/collection/login/1”',
];

it.each(sentences)('an item deleted under the call is asked for again: %s', async (sentence) => {
  let calls = 0;
  const answer = againIfVanished(async () => {
    if ((calls += 1) < 3) throw new Error(sentence);
    return 'answer';
  });
  expect(await answer).toBe('answer');
});

it('gives up when it never ends, and at once on any other failure', async () => {
  let calls = 0;
  const fail = (sentence: string) => async () => {
    calls += 1;
    throw new Error(sentence);
  };
  await expect(againIfVanished(fail(sentences[0] ?? ''))).rejects.toThrow('No such interface');
  expect(calls).toBe(5);
  await expect(againIfVanished(fail('Did not receive a reply.'))).rejects.toThrow('reply');
  expect(calls).toBe(6);
});
