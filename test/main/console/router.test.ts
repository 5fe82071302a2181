import { describe, expect, it } from 'vitest';
import type { KnownAccess } from '../../../main/console/known-roles.ts';
import { portalLink } from '../../../main/console/portal-link.ts';
import type { RecentPage } from '../../../main/console/recent-pages.ts';
import { routeConsoleUrl } from '../../../main/console/router.ts';

const payments = '334072819650';
const store = '358201946773';
const stranger = '999988887777';

function account(session: string, id: string, ...names: readonly string[]) {
  return { id, roles: names.map((name) => ({ id: `${session}/${id}/${name}`, name })) };
}

const access: KnownAccess = {
  sessions: [
    {
      ...{ id: 'hanbit', startUrl: 'https://sso.hanbit.example', region: 'ap-northeast-2' },
      accounts: [account('hanbit', payments, 'Operator', 'ReadOnly'), account('hanbit', store, 'Developer')],
    },
    {
      ...{ id: 'china', startUrl: 'https://start.home.awsapps.cn/directory/h', region: 'cn-north-1' },
      accounts: [account('china', '123412341234', 'Developer')],
    },
  ],
  chained: [
    {
      ...{ id: 'chain:audit', base: `hanbit/${store}/Developer`, region: 'eu-west-1', durationSeconds: 3600 },
      roleArn: 'arn:aws:iam::369417052848:role/audit',
    },
    {
      ...{ id: 'chain:orphan', base: 'chain:gone', region: 'eu-west-1', durationSeconds: 3600 },
      roleArn: 'arn:aws:iam::369417052848:role/orphan',
    },
  ],
};
const operator = `hanbit/${payments}/Operator`;
const readOnly = `hanbit/${payments}/ReadOnly`;
const developer = `hanbit/${store}/Developer`;

const page = 'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:';
const opened = (roleId: string, url = page, atMs = 1): RecentPage => ({ roleId, url, atMs });
const route = (text: string, ...recent: readonly RecentPage[]) => routeConsoleUrl(text, access, recent);
const of = (accountId: string, rest = 'ec2/home') =>
  `https://${accountId}-x7abc.eu-west-1.console.aws.amazon.com/${rest}`;

describe('a page of a multi-session console', () => {
  it('opens with the one role in its account, on a host of no session', () => {
    expect(route(of(store))).toMatchObject({
      ...{ kind: 'role', roleId: developer },
      page: { url: 'https://eu-west-1.console.aws.amazon.com/ec2/home' },
    });
  });

  it('asks which of several roles', () => {
    expect(route(of(payments))).toMatchObject({ kind: 'choose', roleIds: [operator, readOnly] });
  });

  it('opens with the role that opened this page last', () => {
    const url = 'https://eu-west-1.console.aws.amazon.com/ec2/home';
    const recent = [opened(operator, url, 1), opened(readOnly, url, 2), opened(developer, url, 3)];
    expect(route(of(payments), ...recent)).toMatchObject({ kind: 'role', roleId: readOnly });
  });

  it('opens with the role last used for this service in this account', () => {
    expect(route(of(payments), opened(readOnly))).toMatchObject({ kind: 'role', roleId: readOnly });
  });

  it('asks after another service, with the role last used first', () => {
    const recent = opened(readOnly, 'https://eu-west-1.console.aws.amazon.com/s3/home');
    expect(route(of(payments), recent)).toMatchObject({ kind: 'choose', roleIds: [readOnly, operator] });
  });

  it('of an account that nobody has a role in says so', () => {
    expect(route(of(stranger))).toMatchObject({ kind: 'unknown-account', accountId: stranger });
  });

  it('opens with a chained role where that is the one in the account', () => {
    expect(route(of('369417052848'))).toMatchObject({ kind: 'role', roleId: 'chain:audit' });
  });
});

describe('the account of a page', () => {
  const console = 'https://eu-west-1.console.aws.amazon.com';
  it.each([
    ['in a parameter', `${console}/go/view?service=ec2&account=${store}`],
    ['in an ARN', `${console}/lambda/home#/functions/arn:aws:lambda:eu-west-1:${store}:function:f?tab=code`],
    [
      'in an escaped ARN',
      `${console}/go/view?arn=arn%3Aaws%3Acloudformation%3Aeu-west-1%3A${store}%3Astack%2Fs`,
    ],
    [
      'in an ARN as CloudWatch escapes it',
      `${console}/cloudwatch/home#x/arn$253Aaws$253Alogs$253Aeu-west-1$253A${store}$253Alog-group$253Ag`,
    ],
    [
      'in the address of a queue',
      `${console}/sqs/v3/home#/queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F${store}%2Fq`,
    ],
    [
      'in an ARN as Logs Insights escapes it',
      `${console}/cloudwatch/home#logsV2:logs-insights$3FqueryDetail$3D~(source~(~'arn*3aaws*3alogs*3aeu-west-1*3a${store}*3alog-group*3ag))`,
    ],
    ['in the path of a registry', `${console}/ecr/repositories/private/${store}/app`],
    [
      'beside what another account shares',
      `${console}/x?a=arn:aws:ec2:eu-west-1:${stranger}:subnet/s&b=arn:aws:ec2:eu-west-1:${store}:vpc/v`,
    ],
  ])('is found %s', (_where, url) => {
    expect(route(url)).toMatchObject({ kind: 'role', roleId: developer, page: { url } });
  });

  it('is not taken from a number that only looks like one', () => {
    const url = `${console}/x?id=${stranger}&snapshot=snap-${store}0`;
    expect(route(url)).toMatchObject({ kind: 'choose' });
  });

  it('is unknown when an ARN names one without roles', () => {
    expect(route(`${console}/x#arn:aws:iam::${stranger}:role/r`)).toMatchObject({
      ...{ kind: 'unknown-account', accountId: stranger },
    });
  });

  it('is asked for among several', () => {
    const url = `${console}/x?a=arn:aws:iam::${payments}:role/r&b=arn:aws:iam::${store}:role/r`;
    expect(route(url)).toMatchObject({ kind: 'choose', roleIds: [operator, readOnly, developer] });
  });
});

describe('a page that names no account', () => {
  it('opens with the role that opened it last', () => {
    expect(route(page, opened(operator), opened(readOnly, page, 2))).toMatchObject({ roleId: readOnly });
  });

  it('asks about every role of its partition, last used first, whatever else they opened', () => {
    const other = 'https://eu-west-1.console.aws.amazon.com/ec2/home#Volumes:';
    expect(route(page, opened(developer, other))).toMatchObject({
      ...{ kind: 'choose', roleIds: [developer, operator, readOnly, 'chain:audit'] },
    });
  });

  it('opens with the only role of its partition', () => {
    expect(route('https://cn-north-1.console.amazonaws.cn/ec2/home')).toMatchObject({
      ...{ kind: 'role', roleId: 'china/123412341234/Developer' },
    });
  });

  it('offers nothing in a partition without roles', () => {
    expect(route('https://us-gov-west-1.console.amazonaws-us-gov.com/ec2/home')).toMatchObject({
      ...{ kind: 'choose', roleIds: [] },
    });
  });

  it('heeds no role that is gone', () => {
    expect(route(page, opened('hanbit/111122223333/Gone'))).toMatchObject({ kind: 'choose' });
  });
});

describe('a shared link', () => {
  const session = { issuerUrl: 'https://hanbit.awsapps.com/start' };
  const link = (accountId: string, roleName?: string, destination: string | undefined = page) =>
    portalLink(session, { accountId, roleName, destination });

  it('opens with the role it names', () => {
    expect(route(link(payments, 'ReadOnly'))).toMatchObject({
      ...{ kind: 'role', roleId: readOnly, page: { url: page } },
    });
  });

  it('asks a reader who has other roles in the account', () => {
    expect(route(link(payments, 'Admin'))).toMatchObject({ kind: 'choose', roleIds: [operator, readOnly] });
  });

  it('opens with the one role the reader has', () => {
    expect(route(link(store, 'Admin'))).toMatchObject({ kind: 'role', roleId: developer });
    expect(route(link(store))).toMatchObject({ kind: 'role', roleId: developer });
  });

  it('may name no page', () => {
    const home = portalLink(session, { accountId: store, roleName: undefined, destination: undefined });
    expect(route(home)).toEqual({ kind: 'role', roleId: developer, page: undefined });
  });

  it('of an account without roles says so', () => {
    expect(route(link(stranger, 'Admin'))).toMatchObject({ kind: 'unknown-account', accountId: stranger });
  });

  it('is known by the company’s own name for its portal', () => {
    const own = `https://sso.hanbit.example/#/console?account_id=${store}`;
    expect(route(own)).toMatchObject({ kind: 'role', roleId: developer });
  });

  it.each([
    `https://evil.example/#/console?account_id=${store}`,
    `https://localhost/#/console?account_id=${store}`,
    `https://hanbit.awsapps.com/start/#/console?account_id=${store}&destination=https%3A%2F%2Fevil.example`,
  ])('is refused as %s', (text) => {
    expect(route(text)).toEqual({ kind: 'refused', host: new URL(text).host });
  });
});

it('refuses what is no page of AWS, and says whose it is', () => {
  expect(route('https://evil.example/?https://console.aws.amazon.com')).toEqual({
    ...{ kind: 'refused', host: 'evil.example' },
  });
  expect(route('what\u001b[31m is this')).toEqual({ kind: 'refused', host: 'what[31m is this' });
});
