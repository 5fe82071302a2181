import { homedir } from 'node:os';
import path from 'node:path';
import { inHome } from '../paths.ts';
import type { Request } from './protocol.ts';

/** An AWS file as a client in the asker's folder finds it; `~` those clients expand themselves. Absolute. */
export function askersFile(request: Pick<Request, 'aws' | 'cwd' | 'home'>, file: AwsFile): string {
  const { variable, usual } = awsFiles[file];
  const named = request.aws[variable] ?? '';
  return named === '' ? path.join(homeOf(request), '.aws', usual) : askersPath(request, named);
}

export type AwsFile = keyof typeof awsFiles;

/** What somebody wrote into a variable, as an absolute path. */
export function askersPath(request: Pick<Request, 'cwd' | 'home'>, named: string): string {
  const home = homeOf(request);
  return path.resolve(request.cwd ?? home, inHome(named, home));
}

/** A host lives on from one HOME to the next (sudo, a test's own), and AWS clients go by the asker's. */
function homeOf({ home }: Pick<Request, 'home'>): string {
  return home !== null && path.isAbsolute(home) ? home : homedir();
}

const awsFiles = {
  config: { variable: 'AWS_CONFIG_FILE', usual: 'config' },
  credentials: { variable: 'AWS_SHARED_CREDENTIALS_FILE', usual: 'credentials' },
} as const;
