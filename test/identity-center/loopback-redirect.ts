/** RFC 8252 section 7.3: a native application registers a loopback address and picks the port later. */
export function isLoopbackRedirect(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, username, hash } = new URL(uri);
  return (
    protocol === 'http:' &&
    (hostname === '127.0.0.1' || hostname === '[::1]') &&
    username === '' &&
    hash === ''
  );
}

export function matchesRegistered(uri: string, registered: readonly string[]): boolean {
  return isLoopbackRedirect(uri) && registered.some((one) => withoutPort(one) === withoutPort(uri));
}

function withoutPort(uri: string): string {
  const url = new URL(uri);
  url.port = '';
  return url.href;
}
