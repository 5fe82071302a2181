import { parseArgs } from 'node:util';
import { startIdentityCenter } from './identity-center.ts';
import { hanbit, readOrganization } from './organization.ts';
import { publishedRate } from './throttle.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    organization: { type: 'string' },
    throttle: { type: 'boolean', default: false },
  },
});

const center = await startIdentityCenter({
  organization: values.organization === undefined ? hanbit() : readOrganization(values.organization),
  throttle: values.throttle ? publishedRate : 'off',
  port: Number(values.port),
});

const settings = Object.entries(center.environment).map(([name, value]) => `export ${name}=${value}`);
const session = new URL(center.startUrl).hostname.split('.')[0] ?? 'session';
console.log(
  [
    `# ${center.organization.name}: the embedded Identity Center, at ${center.url}; Ctrl+C stops it`,
    '# Daypass takes other endpoints only from whoever starts it by hand. After `npm run build`, in another shell in this folder:',
    ...settings,
    '# A data folder and a keychain of its own; what follows waits until it listens.',
    'export DAYPASS_HOME="$(mktemp -d)"',
    '{ node out/main/headless.js --memory-keychain & } | head -n 1',
    `out/daypass sessions add ${session} --start-url ${center.startUrl} --region ${center.region}`,
    `out/daypass login ${session}`,
    '# And at the end: out/daypass stop; rm -r "$DAYPASS_HOME"',
  ].join('\n'),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void center.stop());
