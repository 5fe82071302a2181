import { AppError } from '../errors.ts';
import { isLoopback } from '../loopback-host.ts';
import { parseUrl } from '../sso/hosts.ts';

/**
 * The one door to the user's browser. Who calls it has judged the host; this holds what no caller may get wrong.
 *
 * @throws AppError link-refused; Error when there is no browser to start
 */
export async function openExternal(link: string, open: (url: string) => Promise<void>): Promise<void> {
  const url = parseUrl(link);
  const isPlain = url !== undefined && url.username === '' && url.password === '';
  // http is for the embedded Identity Center of tests and the demo only.
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!isPlain || !isSafe) throw new AppError('link-refused', url?.host ?? '');
  await open(url.href);
}
