import { execFileSync } from 'node:child_process';

/** Of so many programs wanted, as many as may run at once: each has two pipes to us and a connection to the host. */
export function mostAtOnce(wanted: number): number {
  // Shells do not agree on the letter.
  const script = 'ulimit -n; (ulimit -u) 2>/dev/null || ulimit -p';
  const text = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  const [files = 1024, processes = 1024] = text
    .split('\n')
    .map((line) => (line.trim() === 'unlimited' ? Number.POSITIVE_INFINITY : Number(line) || 1024));
  // What else is open here and runs of this user's.
  return Math.max(1, Math.min(wanted, Math.floor(files / 2) - 100, Math.floor(processes / 2)));
}
