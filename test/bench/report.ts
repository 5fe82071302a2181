import { writeFile } from 'node:fs/promises';

interface Value {
  readonly what: string;
  readonly value: number;
  readonly detail: string;
}

interface Measure extends Value {
  readonly budget: number;
  /** `most`: the value may not be above the budget. */
  readonly sense: 'most' | 'least';
}

/** Says each measure as it comes, with its verdict. */
export interface Report {
  add(what: string, value: number, sense: Measure['sense'], budget: number, detail: string): void;
  /** Something to compare with, which has no budget. */
  tell(what: string, value: number, detail: string): void;
  write(file: string): Promise<void>;
}

export function createReport(): Report {
  const measures: (Measure | Value)[] = [];
  return {
    add(what, value, sense, budget, detail) {
      measures.push({ what, value, budget, sense, detail });
      const good = sense === 'most' ? value <= budget : value >= budget;
      const sign = sense === 'most' ? '≤' : '≥';
      console.log(`${good ? '✓' : '✗'} ${what}: ${value.toFixed(2)} (${sign} ${budget}); ${detail}`);
    },
    tell(what, value, detail) {
      measures.push({ what, value, detail });
      console.log(`· ${what}: ${value.toFixed(2)}; ${detail}`);
    },
    write: (file) => writeFile(file, `${JSON.stringify(measures, undefined, 2)}\n`),
  };
}
