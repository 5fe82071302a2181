import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { containerLink, isSigningKey } from '../../../main/console/container-link.ts';

const key = '0123456789abcdef'.repeat(4);
const url = 'https://hanbit.awsapps.com/start/#/console?account_id=334072819650&role_name=A';

/** As the extension does: Firefox escapes the whole link into the fragment of the extension's page. */
function read(link: string): URLSearchParams {
  const uri = decodeURIComponent(encodeURIComponent(link));
  expect(uri.startsWith('ext+container:')).toBe(true);
  return new URLSearchParams(uri.slice('ext+container:'.length));
}

it('names the container and the address as the extension reads them, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.webUrl({ withQueryParameters: true }), (name, to) => {
      const parameters = read(containerLink(to, name, undefined));
      expect([[...parameters.keys()].length, parameters.get('name'), parameters.get('url')]).toEqual([
        2,
        name,
        to,
      ]);
    }),
  );
});

it('is signed so that the extension need not ask', () => {
  const parameters = read(containerLink(url, '결제 운영', key));
  const given = parameters.get('signature');
  parameters.delete('signature');
  const signed = new URLSearchParams({
    url: parameters.get('url') ?? '',
    name: parameters.get('name') ?? '',
  });
  signed.sort();
  const expected = createHmac('sha256', Buffer.from(key, 'hex')).update(signed.toString()).digest('hex');
  expect(given).toBe(expected);
});

it('has the key nowhere in it', () => {
  expect(containerLink(url, 'a', key)).not.toContain(key);
});

it('takes as a key what the extension shows as one', () => {
  expect(isSigningKey(key)).toBe(true);
  for (const text of ['', 'x'.repeat(64), key.slice(1), `${key}0`]) expect(isSigningKey(text)).toBe(false);
});
