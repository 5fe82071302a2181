import { expect, it } from 'vitest';
import { readConsoleUrl } from '../../../main/console/console-url.ts';
import { consolePartitions } from '../../../main/console/console-hosts.ts';
import { destinationUrl } from '../../../main/console/destinations.ts';
import { describePage } from '../../../main/console/page-name.ts';
import { recentPageViews } from '../../../main/console/recent-page-views.ts';
import { consoleServices } from '../../../preload/console-services.ts';

const host = 'https://eu-west-1.console.aws.amazon.com';
const named = (url: string) => {
  const page = readConsoleUrl(url);
  if (page === undefined) throw new Error(`no page: ${url}`);
  const { service, detail } = describePage(page);
  return detail === undefined ? service : `${service} · ${detail}`;
};

it.each([
  ['/console/home?region=eu-west-1', 'Console Home'],
  ['/ec2/home?region=eu-west-1', 'EC2'],
  ['/ec2/home?region=eu-west-1#Instances:instanceState=running;v=3', 'EC2 · Instances'],
  ['/ec2/home#InstanceDetails:instanceId=i-0a1b2c3d4e5f60718', 'EC2 · i-0a1b2c3d4e5f60718'],
  ['/ec2/home#LoadBalancers:sort=name', 'Elastic Load Balancing'],
  ['/s3/buckets/nimbus-reports?region=eu-west-1&prefix=2026/', 'S3 · nimbus-reports'],
  ['/lambda/home?region=eu-west-1#/functions/charge-card?tab=code', 'Lambda · charge-card'],
  [
    '/cloudwatch/home#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fcharge-card',
    'CloudWatch Logs · /aws/lambda/charge-card',
  ],
  ['/cloudwatch/home#alarmsV2:alarm/queue-too-long?', 'CloudWatch Alarms · queue-too-long'],
  ['/systems-manager/parameters/db-url/description', 'Parameter Store · description'],
  ['/systems-manager/documents', 'Systems Manager · documents'],
  ['/iam/home#/roles/details/Operator', 'IAM · Operator'],
  ['/codesuite/codebuild/projects', 'CodeBuild · projects'],
  ['/quicksuper/start/now', 'quicksuper'],
])('%s is called %s', (path, name) => {
  expect(named(host + path)).toBe(name);
});

it('knows every service again by its own first page, in every partition', () => {
  for (const partition of consolePartitions)
    for (const service of consoleServices)
      expect(named(destinationUrl({ kind: 'service', service }, partition, undefined))).toBe(service.name);
});

it('shows nothing of a query, and no name that could be a key', () => {
  const secret = 'AQoDYXdzEJr1K8s0meth1ngL0ngAndUnreadable2026';
  const places = [
    `${host}/s3/buckets/reports?token=${secret}`,
    `${host}/lambda/home#/functions/charge?token=${secret}`,
    `${host}/lambda/home?a=b#/functions/${secret}`,
  ];
  const views = recentPageViews(places.map((url, atMs) => ({ roleId: 'a/b/c', url, atMs })));
  expect(views).toHaveLength(3);
  expect(JSON.stringify(views)).not.toContain(secret.slice(0, 12));
});

it('keeps a few pages of each role', () => {
  const pages = Array.from({ length: 40 }, (_, n) => ({
    ...{ roleId: `role-${n % 2}`, url: `${host}/s3/buckets/b-${n}`, atMs: 40 - n },
  }));
  const views = recentPageViews(pages);
  expect(views.map(({ detail }) => detail)).toEqual(Array.from({ length: 10 }, (_, n) => `b-${n}`));
  expect(new Set(views.map(({ destination }) => destination)).size).toBe(10);
});
