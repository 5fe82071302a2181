export interface ReadStartUrl {
  /** Whatever was written, if nothing in it looks like an address: main says what is wrong with it. */
  readonly startUrl: string;
  readonly region?: string;
}

const portalHost =
  /(?:^|\.)(?:awsapps\.(?:com|cn)|app\.aws|portal\.amazonaws\.(?:com|com\.cn|eu)|app\.amazonwebservices\.(?:com\.cn|eu))$/i;
const directoryId = /\bd-[0-9a-z]{10}\b/i;
/** What stands around an address in a sentence, a list or a config file, and is no part of it. */
const before = /^[<([{"'“‘「『=:,;]+/u;
const after = /[>)\]}"'”’」』.,;:!?。、]+$/u;

/** More than any address has, and no more than main reads. */
const mostCharacters = 2_000;

/**
 * The address in a text that somebody copied from a chat, a wiki page or an AWS config. An AWS portal wins over another
 * address, one with a scheme over one without.
 */
export function readStartUrl(text: string): ReadStartUrl {
  const region = /\bsso_region\s*=\s*([a-z0-9-]+)/i.exec(text)?.[1];
  return { startUrl: addressIn(text).slice(0, mostCharacters), ...(region === undefined ? {} : { region }) };
}

function addressIn(text: string): string {
  const words = text
    .split(/[\s=|]+|(?=https?:\/\/)/)
    .map((word) => word.replace(before, '').replace(after, ''))
    .filter((word) => hostOf(word) !== undefined);
  const schemed = words.filter((word) => /^https?:\/\//i.test(word));
  const portals = [...schemed, ...words].filter((word) => portalHost.test(hostOf(word) ?? ''));
  const id = directoryId.exec(text)?.[0];
  const bare = id === undefined ? undefined : `https://${id.toLowerCase()}.awsapps.com/start`;
  return portals[0] ?? schemed[0] ?? bare ?? words[0] ?? text.trim();
}

/** Undefined: no address. An e-mail address is none. */
function hostOf(word: string): string | undefined {
  const schemed = /^https?:\/\//i.test(word) ? word : `https://${word}`;
  if (/^[^/]*@/.test(word) || !URL.canParse(schemed)) return undefined;
  const { hostname } = new URL(schemed);
  return /\.\p{L}{2,}$|\.xn--[a-z0-9-]+$/iu.test(hostname) ? hostname : undefined;
}
