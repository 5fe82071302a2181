import open from 'open';

/** In the user's own browser. The link was judged before; it reaches no shell. @throws Error when there is none to start */
export async function openBrowser(url: string): Promise<void> {
  const child = await open(url);
  // What it prints, and how it ends, is its own affair.
  child.on('error', () => undefined);
  child.unref();
}
