import type { Environment } from '../../../preload/contract.ts';

/** What accounts are named for their environments; all in lower case, all composed. */
export interface EnvironmentWord {
  readonly environment: Environment;
  /**
   * `weak`: a word for other things too (`live-streaming`, `real-estate`), which counts only where a name ends with it, or
   * where other accounts have another environment in its place (`live-pay` beside `dev-pay`). `faint`: as a product's name
   * ends (`쇼핑라이브`), so that it counts in the latter case alone. `compound`: only sounds like production.
   */
  readonly kind?: 'weak' | 'faint' | 'compound';
}

type Words = readonly (readonly [word: string, means: EnvironmentWord])[];

const meaning = (means: EnvironmentWord, words: readonly string[]): Words =>
  words.map((word) => [word, means]);

/** What makes a word for production one for something else; undefined: for no environment. */
export const negations: ReadonlyMap<string, Environment | undefined> = new Map([
  ...['non', 'not', 'no', 'un', '비', '미'].map((word) => [word, 'development'] as const),
  ...['pre', 'near', 'pseudo', '준', '시범', '시험', '모의', '예비'].map(
    (word) => [word, 'staging'] as const,
  ),
  // Films have it.
  ['post', undefined],
]);

const shortProduction = ['prod', 'prd'];
const negatedProduction: Words = [...negations].flatMap(([before, environment]) =>
  environment === undefined
    ? []
    : meaning({ environment, kind: 'compound' }, [
        `${before}production`,
        ...shortProduction.map((word) => before + word),
      ]),
);

export const latinWords: ReadonlyMap<string, EnvironmentWord> = new Map([
  ...negatedProduction,
  ...meaning({ environment: 'development', kind: 'compound' }, ['nprod', 'nprd']),
  ...meaning({ environment: 'staging', kind: 'compound' }, ['prodlike']),
  ...meaning({ environment: 'development' }, [
    'development',
    'develop',
    'dev',
    'test',
    'tests',
    'testing',
    'tst',
  ]),
  ...meaning({ environment: 'development', kind: 'weak' }, ['alpha']),
  ...meaning({ environment: 'production' }, ['production', ...shortProduction]),
  ...meaning({ environment: 'production', kind: 'weak' }, ['live', 'real']),
  ...meaning({ environment: 'staging' }, ['staging', 'stage', 'stg', 'qa', 'uat']),
  ...meaning({ environment: 'staging', kind: 'weak' }, ['beta']),
  ...meaning({ environment: 'sandbox' }, ['sandbox', 'sbx', 'playground', 'poc', 'lab']),
]);

/** Those that stand at the end of no other word: `acmeprod`, but not `reproduction` or `contest`. */
const joinable = [
  ...negatedProduction.map(([word]) => word).filter((word) => !word.endsWith('production')),
  ...[...shortProduction, 'dev', 'stg', 'staging', 'sandbox'],
];
/** The word that a longer one ends with is its second part. */
export const joinedLatin = new RegExp(`^(.+?)(${joinable.join('|')})$`, 'u');

/** Begin like a word, and name teams and tools. */
export const namesOfOther: ReadonlySet<string> = new Set(['devops', 'devsecops', 'devtools', 'testops']);

/** What may stand behind a word at the end of a name, and says nothing of the environment. */
export const trailing: ReadonlySet<string> = new Set([
  ...['account', 'acct', 'env', 'environment', 'aws', 'cloud', '계정', '환경', '서버'],
  ...['kr', 'jp', 'us', 'eu', 'ap', 'cn', 'uk', 'sg', 'in', 'de', 'apac', 'emea', 'global'],
  ...['korea', 'japan', 'seoul', 'tokyo', 'asia', 'europe', '한국', '서울', '도쿄', '일본', '미국'],
  ...['north', 'south', 'east', 'west', 'central', 'northeast', 'southeast', 'northwest', 'southwest'],
]);

/** Between a negation and its word: `not for production`. */
export const fillers: ReadonlySet<string> = new Set(['for', 'in', 'of', 'the', 'yet', 'a']);

const ending = '(?:계정|계|환경|서버|망|존|용)?$';

/** Korean sets no separators, so what stands before the word is part of the same run of letters. */
export const koreanProduction = new RegExp(`(?:운영|프로덕션|프러덕션|상용|실서버)${ending}`, 'u');
/** Those that name other things too. */
export const koreanWeak: readonly (readonly [word: RegExp, environment: Environment])[] = [
  [new RegExp(`(?:라이브|리얼)${ending}`, 'u'), 'production'],
  [new RegExp(`베타${ending}`, 'u'), 'staging'],
  [new RegExp(`알파${ending}`, 'u'), 'development'],
];

/**
 * Not “in production”: films for use (`영상용`), an emergency's (`비상용`), the running of plants (`설비운영`), DevOps
 * (`개발운영`).
 */
export const otherKorean = /[가감대동명보비시영예이일임정증책통현협화]상용|[경설소장정준]비운영|개발운영/u;

/** A team's or a tool's: `운영팀`, `운영 지원`. */
export const koreanOfTeams = /^(?:팀|지원|도구|툴|관리|본부|부서|센터|그룹|파트|조직|체제|전$)/u;
/** A person's or a company's, which is never a word of its own: `개발자포털`, but `운영 자산`. */
export const koreanOfPeople = /^[자사]/u;

/** Anywhere in a run: nobody is harmed where it was meant otherwise. */
export const koreanOthers: Words = [
  ...meaning({ environment: 'staging' }, ['스테이징', '스테이지', '검증', '검수']),
  ...meaning({ environment: 'development' }, ['개발', '테스트']),
  ...meaning({ environment: 'sandbox' }, ['샌드박스', '실습', '실험']),
];
