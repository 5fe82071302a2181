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
console.log(
  [
    `# ${center.organization.name}: the embedded Identity Center, at ${center.url}`,
    `# start URL ${center.startUrl}, region ${center.region}; Ctrl+C stops it`,
    ...settings,
  ].join('\n'),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void center.stop());
