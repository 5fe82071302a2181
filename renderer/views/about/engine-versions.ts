/** What the app runs on, as its user agent tells. */
export function engineVersions(userAgent: string): readonly (readonly [name: string, version: string])[] {
  const version = (name: string) => new RegExp(`\\b${name}/([\\d.]+)`).exec(userAgent)?.[1];
  const found = [
    ['Electron', version('Electron')],
    ['Chromium', version('Chrome')],
  ] as const;
  return found.flatMap(([name, number]) => (number === undefined ? [] : [[name, number] as const]));
}
