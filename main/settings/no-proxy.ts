/** Does NO_PROXY, read as curl and Python read it, keep this URL from a proxy? A name stands for the hosts below it too. */
export function bypasses(noProxy: string, url: string): boolean {
  const { hostname, port, protocol } = new URL(url);
  const portOf = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', only = portOf] = /^\*?\.?(.+?)(?::(\d+))?$/.exec(entry) ?? [];
      return name !== '' && only === portOf && (hostname === name || hostname.endsWith(`.${name}`));
    });
}
