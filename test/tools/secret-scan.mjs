import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const windowLength = 16;

/**
 * Where any of the secrets stands in plain text in the files below the folders; the secrets themselves are not shown.
 *
 * @param {string} secretsFile one secret a line
 * @param {readonly string[]} places files and folders
 * @returns {string[]} files
 */
export function filesWithSecrets(secretsFile, places) {
  if (!existsSync(secretsFile)) return [];
  const secrets = readFileSync(secretsFile, 'utf8')
    .split('\n')
    .filter((line) => line.length >= windowLength);
  const starts = new Map();
  for (const secret of secrets) {
    const start = secret.slice(0, windowLength);
    starts.set(start, [...(starts.get(start) ?? []), secret]);
  }
  return places
    .flatMap(filesBelow)
    .filter((file) => file !== secretsFile && holdsSecret(readFileSync(file, 'latin1'), starts));
}

function holdsSecret(text, starts) {
  for (let at = 0; at + windowLength <= text.length; at++) {
    const candidates = starts.get(text.slice(at, at + windowLength));
    if (candidates?.some((secret) => text.startsWith(secret, at))) return true;
  }
  return false;
}

function filesBelow(place) {
  const kind = lstatSync(place, { throwIfNoEntry: false });
  if (kind?.isFile()) return [place];
  if (!kind?.isDirectory()) return [];
  return readdirSync(place)
    .filter((name) => name !== 'node_modules' && name !== '.git')
    .flatMap((name) => filesBelow(path.join(place, name)));
}
