import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { TemporaryFolder } from './temporary-folder.ts';

export const hasOpenssl = runs('version');

export interface Certificates {
  /** PEM file of the authority. */
  readonly caFile: string;
  /** For a TLS server; signed by the authority. */
  readonly key: string;
  readonly cert: string;
}

/** An authority of its own and a certificate for the given DNS names, made by the openssl program. */
export function makeCertificates(folder: TemporaryFolder, names: readonly string[]): Certificates {
  const file = (name: string) => folder.file(name);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const ca = ['-keyout', file('ca.key'), '-out', file('ca.pem'), '-days', '2', '-subj', '/CN=Hanbit test CA'];
  openssl('req', '-x509', ...newKey, ...ca);
  openssl('req', ...newKey, '-keyout', file('key.pem'), '-out', file('request.pem'), '-subj', '/CN=service');
  writeFileSync(file('names'), `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}\n`);
  const signed = ['-in', file('request.pem'), '-out', file('cert.pem'), '-extfile', file('names')];
  openssl('x509', '-req', ...signed, '-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial');
  const [key, cert] = [readFileSync(file('key.pem'), 'utf8'), readFileSync(file('cert.pem'), 'utf8')];
  return { caFile: file('ca.pem'), key, cert };
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' });
}

function runs(...args: readonly string[]): boolean {
  try {
    openssl(...args);
    return true;
  } catch {
    return false;
  }
}
