import { appendFileSync } from 'node:fs';
import { randomBytes, randomInt } from 'node:crypto';

/**
 * Makes everything that must stay secret, in the sizes of the real thing, and remembers it,
 * so that a scan can later prove that none of it leaked.
 */
export interface Issuer {
  readonly secrets: ReadonlySet<string>;
  readonly accessToken: () => string;
  readonly refreshToken: () => string;
  /** AWS's are JSON web tokens that carry the registration itself, so they are long. */
  readonly clientSecret: (registration: object) => string;
  readonly deviceCode: () => string;
  readonly authorizationCode: () => string;
  readonly secretAccessKey: () => string;
  readonly sessionToken: () => string;
  readonly signinToken: () => string;
}

/** @param secretsFile where each secret is also appended, one per line; `undefined` for nowhere. */
export function createIssuer(secretsFile: string | undefined): Issuer {
  const secrets = new Set<string>();
  const issue = (secret: string) => {
    secrets.add(secret);
    if (secretsFile !== undefined) appendFileSync(secretsFile, `${secret}\n`, { mode: 0o600 });
    return secret;
  };
  return {
    secrets,
    accessToken: () => issue(`aoa${random(264)}`),
    refreshToken: () => issue(`aor${random(264)}`),
    clientSecret: (registration) => issue(webToken(registration)),
    deviceCode: () => issue(random(64)),
    authorizationCode: () => issue(random(240)),
    secretAccessKey: () => issue(randomBytes(30).toString('base64')),
    sessionToken: () => issue(`IQoJb3JpZ2luX2Vj${randomBytes(612).toString('base64')}`),
    signinToken: () => issue(random(480)),
  };
}

/** As a person reads it out: no vowels, no letters that look like others. */
export function randomUserCode(): string {
  const letters = 'BCDFGHJKLMNPQRSTVWXZ';
  const four = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('');
  return `${four()}-${four()}`;
}

function random(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

function webToken(registration: object): string {
  const header = tokenPart({ kid: `key-${randomInt(1_000_000_000)}`, alg: 'HS384' });
  const claims = tokenPart({
    serialized: JSON.stringify({ ...registration, tenantId: null, context: random(420) }),
  });
  return `${header}.${claims}.${random(48)}`;
}

function tokenPart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
