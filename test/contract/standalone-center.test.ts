import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { installDaypass } from './installation.ts';
import { neutralEnvironment } from './processes.ts';

it.skipIf(process.platform === 'win32')(
  'a shell that does as the Identity Center of its own prints has a session there',
  async () => {
    await using installed = await installDaypass();
    const script = path.join(import.meta.dirname, '..', 'identity-center', 'standalone.ts');
    const center = spawn(process.execPath, ['--import', 'tsx', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [printed] = await once(center.stdout.setEncoding('utf8'), 'data');
      const [before, after] = String(printed).split(/^(?=out\/daypass login )/m);
      expect(after).toContain('out/daypass stop; rm -r "$DAYPASS_HOME"');
      const folder = await installed.newFolder();
      const shell = `${before}out/daypass sessions --json\nout/daypass stop\nrm -r "$DAYPASS_HOME"\n`;
      const { stdout } = await promisify(execFile)('sh', ['-c', shell], {
        cwd: path.dirname(path.dirname(installed.client)),
        env: { ...neutralEnvironment(folder), TMPDIR: folder },
        timeout: 60_000,
      });
      expect(stdout).toMatch(/^listening\nAdded hanbit;/);
      const [session] = JSON.parse(stdout.split('\n').find((line) => line.startsWith('[')) ?? '[]');
      expect(session).toMatchObject({
        ...{ id: 'hanbit', endpoints: { sso: expect.stringContaining('http://127.0.0.1:') } },
      });
    } finally {
      center.kill('SIGTERM');
      await once(center, 'exit');
    }
  },
);
