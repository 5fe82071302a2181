import { describe, expect, it } from 'vitest';
import { openExternal } from '../../../main/desktop/open-external.ts';

const opened = async (link: string) => {
  const urls: string[] = [];
  await openExternal(link, async (url) => void urls.push(url));
  return urls;
};

describe('the door to the browser', () => {
  it('lets https through, spelt as it was judged', async () => {
    expect(await opened('https://EXAMPLE.awsapps.com/start#/x y')).toEqual([
      'https://example.awsapps.com/start#/x%20y',
    ]);
    expect(await opened('http://127.0.0.1:4321/authorize')).toEqual(['http://127.0.0.1:4321/authorize']);
  });

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'ms-msdt:/id x',
    'https://user:secret@example.awsapps.com/',
    'http://127.0.0.1.evil.example/',
    '-a Calculator',
    '',
  ])('refuses %s', async (link) => {
    await expect(opened(link)).rejects.toMatchObject({ code: 'link-refused' });
  });
});
