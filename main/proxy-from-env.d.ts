declare module 'proxy-from-env' {
  /** The proxy the usual environment variables (HTTPS_PROXY, NO_PROXY, …) ask for; empty: none. */
  export function getProxyForUrl(url: string): string;
}
