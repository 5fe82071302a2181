import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarker, markOf } from '../../preload/account-rules.ts';
import type { Environment } from '../../preload/contract.ts';
import { guessRules } from '../../renderer/views/rules/guess-rules.ts';

const account = (name: string, index = 0) => ({ id: String(111_122_223_333 + index), name });

function environmentOf(name: string): Environment | undefined {
  return markOf(account(name), guessRules([account(name)])).environment;
}

function matchesFor(...names: readonly string[]): readonly string[] {
  return guessRules(names.map(account)).map(({ match }) => match);
}

const names: Readonly<Record<Environment | 'none', readonly string[]>> = {
  production: [
    ...[
      'PROD',
      'prod',
      'hanbit-payments-prod',
      'hanbit_prd_kr',
      'Prod Payments',
      'acme.production',
      'prod/pay',
    ],
    ...['acme-prod1', 'prod01', 'prod-2', 'acme-prod01-kr', 'prod-ap-northeast-2', 'acme-prod-seoul'],
    ...['PaymentsProd', 'paymentsProd', 'PaymentsPROD', 'PRODPayments', 'acmeprod', 'AcmeProdAccount'],
    ...['prod(kr)', '[PROD]pay', 'acme:prod', 'pay+prod', 'pay@prod', 'Prod: pay', 'ＰＲＯＤ', 'pay－prod'],
    ...[
      'test-prod',
      'dev-tools-prod',
      'sandbox-platform-prod',
      'devops-prod',
      'prod-dev-tools',
      'product-prod',
    ],
    ...['prod-dr', 'prod-backup', 'pre-sales-prod', 'canon-prod', 'live-streaming-prod'],
    ...['acme-live', 'acme-live-kr', 'pay-real', 'live', 'REAL 01', 'PaymentsLive'],
    ...['한빛 결제 운영', '결제운영', '결제-운영', '운영', '운영-결제', '결제(운영)', '운영2', '결제 운영계'],
    ...[
      '운영 환경',
      '결제운영서버',
      '실운영',
      '결제상용',
      '상용-결제',
      '상용망',
      '결제 프로덕션',
      '프러덕션',
    ],
    ...['주문 리얼', '결제-라이브', '실서버', '테스트운영', '결제PROD', '관리비-운영', '운영 자산'],
  ],
  staging: [
    ...[
      'preprod',
      'pre-prod',
      'hanbit-pre-prod-kr',
      'Pre-Production',
      'preproduction',
      'Pre Prod',
      'acmepreprod',
    ],
    ...['pre_prd', 'PreProd', 'preProduction', 'pre-live', 'prod-like', 'acme-staging', 'stg2', 'acme-stage'],
    ...[
      'acme-qa',
      'qa1',
      'acme-uat-kr',
      'AcmeQA',
      'live-commerce-stg',
      'prod-qa',
      'pay-beta',
      '결제-스테이징',
    ],
    ...[
      '검증계',
      '결제 검증',
      '스테이지',
      '결제시험운영',
      '시범 운영',
      '운영검증',
      '결제베타',
      '주문 베타 서버',
    ],
  ],
  development: [
    ...['non-prod', 'nonprod', 'Non-Production', 'acme-non-production', 'nonproduction', 'acme_non_prod'],
    ...['Non Prod', 'nonProd', 'NonProduction', 'acmeNonProd', 'acmenonprod', 'non - prod', 'not-production'],
    ...['nonprd', 'acme-nprod', 'nonprod-to-prod', 'not for production', 'non-live', '비운영', '비-운영'],
    ...['비 운영', 'hanbit-비운영', '결제비운영', '비 상용', '개발(비운영)', '결제 비 운영 2', 'non-운영'],
    ...['hanbit-dev', 'dev01', 'acme-dev1', 'DevAccount', 'acme-development', 'acmedev', 'dev-tools-shared'],
    ...[
      'test2',
      'acme-testing',
      'acme-tst',
      'prod-test',
      'acme-prod-test-kr',
      'live-streaming-dev',
      '결제개발',
    ],
    ...['개발계', '주문 개발1', '테스트 계정', '운영테스트', 'dev-live-streaming', '결제 알파', '개발라이브'],
  ],
  sandbox: [
    ...['dana-sandbox', 'acme-sbx', 'sandbox01', 'Playground', 'PoC', 'acme-poc', 'acme-lab', 'prod-sandbox'],
    ...['샌드박스', '결제 실습', '실험실', '실험'],
  ],
  none: [
    ...[
      'product-catalogue',
      'productivity',
      'reproduction',
      'post-production',
      'postprod',
      'delivery',
      'olive',
    ],
    ...['alive', 'live-streaming', 'real-estate', 'live-commerce', 'devotion', 'devops', 'DevOps', 'contest'],
    ...['latest', 'backstage', 'qatar', 'master', 'shared-services', 'log-archive', 'audit', '', '   ', '🚀'],
    ...[
      '운영팀',
      '운영팀 공용',
      '운영 지원',
      '운영자',
      '결제운영팀',
      '운영도구',
      '개발운영',
      '설비운영',
      '영상용',
    ],
    ...[
      '비상용',
      '대상용',
      '라이브커머스',
      '쇼핑라이브',
      '라이브 방송',
      '알파카',
      '리얼리티',
      '개발자포털',
      '개발 팀',
      '인프라',
      '서비스',
    ],
  ],
};

const all = Object.entries(names).flatMap(([expected, some]) =>
  some.map((name) => [name, expected === 'none' ? undefined : expected] as const),
);

describe('a first set of rules', () => {
  it.each(all)('takes %j for %j', (name, expected) => {
    expect(environmentOf(name)).toBe(expected);
  });

  it('marks no account as production for what others are called, and none less', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...all]), (some) => {
        const accounts = some.map(([name], index) => account(name, index));
        const mark = createMarker(guessRules(accounts));
        for (const [index, [name, expected]] of some.entries()) {
          const { environment } = mark(account(name, index));
          // Another environment may be too like other names for a pattern; production never is.
          if (environment !== undefined || expected === 'production') expect(environment).toBe(expected);
        }
      }),
    );
  });

  it.each<[string, readonly string[], readonly (Environment | undefined)[]]>([
    ['at the front', ['live-pay', 'dev-pay'], ['production', 'development']],
    ['written otherwise', ['Live Pay KR', 'stage_pay_kr'], ['production', 'staging']],
    [
      'in the middle',
      ['acme-live-pay', 'acme-qa-pay', 'acme-live-map'],
      ['production', 'staging', undefined],
    ],
    ['in one word', ['쇼핑라이브', '쇼핑-개발'], ['production', 'development']],
    ['with a number', ['쇼핑라이브2', '쇼핑개발2'], ['production', 'development']],
    ['before production', ['beta-pay', 'prod-pay'], ['staging', 'production']],
    ['beside its own', ['live-pay', 'prod-pay', 'dev-pay'], [undefined, 'production', 'development']],
    [
      'of another product',
      ['live-streaming', 'dev-pay', '쇼핑라이브', '결제개발'],
      [undefined, 'development'],
    ],
    ['as a product', ['live-pay', 'live-pay-dev', 'dev-live-pay'], [undefined, 'development', 'development']],
  ])('takes a word that may mean an environment by the accounts beside it: %s', (_case, names, expected) => {
    const accounts = names.map(account);
    const mark = createMarker(guessRules(accounts));
    expect(accounts.slice(0, expected.length).map((one) => mark(one).environment)).toEqual(expected);
  });

  it('never takes for production what is said not to be', () => {
    const separator = fc.constantFrom('', '-', '_', '.', ' ', '/', ' - ', '(');
    const latin = fc.tuple(
      fc.constantFrom('non', 'Non', 'NON', 'pre', 'Pre', 'PRE', 'not'),
      separator,
      fc.constantFrom('prod', 'Prod', 'production', 'Production', 'prd', 'PRD'),
    );
    const korean = fc.tuple(
      fc.constant('비'),
      separator,
      fc.constantFrom('운영', '운영계', '운영서버', '프로덕션'),
    );
    const around = fc.constantFrom('', 'acme', 'Acme', '결제', 'kr', '01', 'pay-kr', 'live');
    fc.assert(
      fc.property(around, separator, fc.oneof(latin, korean), separator, around, (a, s, negated, t, b) => {
        // One word with what stands before it would be another word: `acmenon-prod`.
        const before = a === '' ? '' : `${a}${s === '' ? '-' : s}`;
        const name = `${before}${negated.join('')}${t === '' && b !== '' ? '-' : t}${b}`;
        expect(environmentOf(name), name).not.toBe('production');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is a few patterns that a person would write', () => {
    expect(matchesFor('acme-pay-prod', 'acme-risk-prod', 'acme-pay-dev', 'acme-risk-stage', 'logs')).toEqual([
      '*-prod',
      '*-stage',
      '*-dev',
    ]);
    expect(matchesFor('결제 운영', '주문-운영', '회원운영', '결제 개발', '결제 비운영')).toEqual([
      '*비운영*',
      '*운영',
      '*개발',
    ]);
    expect(matchesFor('a-prod', 'b-prod', 'acme-non-prod', 'Pre-Production')).toEqual([
      '*pre-production*',
      '*non-prod*',
      '*-prod',
    ]);
  });

  it('takes one wider pattern for a word that stands in many ways, where that is true', () => {
    const many = ['a-prod', 'b-prod1', 'c-prod-kr', 'd-prod01', 'e-prod_kr'];
    expect(matchesFor(...many)).toEqual(['*-prod*']);
    expect(matchesFor(...many, 'e-product')).toEqual(
      expect.arrayContaining(['*-prod', '*-prod?', '*-prod-*', '*-prod??', '*-prod_*']),
    );
    expect(matchesFor('a_prod', 'b-prod', 'c.prod', 'd prod')).toEqual(['*prod']);
  });

  it('names an account of production whole where no pattern tells it from another', () => {
    expect(matchesFor('PaymentsLive', 'olive')).toEqual(['paymentslive']);
  });

  it('has no rule that matches nothing, and none for nothing', () => {
    const accounts = all.map(([name], index) => account(name, index));
    const rules = guessRules(accounts);
    for (const rule of rules)
      expect(accounts.some((one) => markOf(one, [rule]).environment !== undefined)).toBe(true);
    expect(guessRules([])).toEqual([]);
  });
});
