export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Its place among the texts. */
  readonly text?: number;
}

export interface Bundled {
  readonly packages: readonly BundledPackage[];
  readonly texts: readonly string[];
}

/** A file of its own, which nobody waits for who does not look. */
export async function readBundled(): Promise<Bundled> {
  const { bundled } = await import('virtual:licences');
  return JSON.parse(bundled);
}
