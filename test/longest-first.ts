import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders and files whose tests take minutes; begun last, one of them would run alone at the end. */
const longest = [
  'test/contract/',
  'test/main/keychain/',
  'test/e2e/',
  'test/renderer/',
  'test/main/credential-process/build-client',
  'test/main/credential-process/client-lock',
  'test/main/crash',
];

/** Vitest's own order, which knows sizes only where nothing has run before, but for these. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- Vitest's, which sorts a copy
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const found = longest.findIndex((part) => moduleId.includes(part));
  return found < 0 ? longest.length : found;
}
